import Domain

extension Docket {
  /// Takes a unit's wish for more time (延期 3 个工作日：原因).
  /// - Parameter days: working days; nil where it wrote none.
  mutating func takeExtension(of days: Int?, because reason: String, in reply: UnitReply, by sender: Party)
    throws
  {
    throw Refusal.extensionAsked(reason)
  }
}
