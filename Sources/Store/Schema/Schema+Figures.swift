extension Schema {
  /// When clerks answered, for the figures of a desk.
  static let figures = Step(
    "24 figures",
    """
    ALTER TABLE deskLine ADD COLUMN at INTEGER NOT NULL DEFAULT 0;  -- when its mail was received
    UPDATE deskLine SET at = coalesce((SELECT receivedAt FROM incoming WHERE incoming.mail = deskLine.mail), 0);
    CREATE INDEX deskLineByDesk ON deskLine(desk, at);
    CREATE INDEX questionByAnswer ON question(desk, answeredAt) WHERE answeredAt IS NOT NULL;
    CREATE INDEX questionByAsking ON question(desk, askedAt);
    CREATE INDEX decisionByTime ON decision(at);
    CREATE INDEX heldByClosing ON held(closedAt) WHERE closedAt IS NOT NULL;
    """)
}
