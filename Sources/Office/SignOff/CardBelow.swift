import Domain

extension UnitReply {
  /// Without the card that a mail program sets below: the names and addresses of the unit's people, with rules or the
  /// edges of a table around them. An answer may end with such a name, a yes does not.
  var wordsAboveCard: String {
    let own = Set(
      (unit.officers.flatMap { [$0.name, $0.address] } + unit.leaders.flatMap { [$0.name, $0.address] })
        .map { $0.lowercased() })
    var lines = OfficeText.lines(words)
    while lines.count > 1, let last = lines.last {
      let core = String(last.filter { !Self.edges.contains($0) }).lowercased()
      guard core.isEmpty || own.contains(core) else { break }
      lines.removeLast()
    }
    return lines.joined(separator: "\n")
  }

  private static let edges = Set<Character>("|｜_-—─=<> \u{3000}\t")
}
