extension Schema {
  /// Who passes letters on.
  static let hops = Step(
    "19 hops",
    """
    CREATE INDEX eventAssigned ON event(at, letter) WHERE act = 'assign';
    """)
}
