extension PenEntry {
  /// The commands that a clerk would copy, the likeliest first.
  package var commands: [String] {
    let release = "huiyin held release \(held.id)"
    var commands: [String] = []
    switch guess.verdict {
    case .release(.letter): commands.append("\(release) --as letter")
    case .release(.reply(let letter)): commands.append("\(release) --as reply --letter \(letter)")
    case .release(.supplement(let letter)): commands.append("\(release) --as supplement --letter \(letter)")
    case .release(.retry): commands.append("\(release) --as retry")
    case .noise, .unclear: break
    }
    let others: [String] =
      switch reason.kind {
      case .loose where guess.clue == .unregisteredClerk: ["--as retry"]
      case .loose, .machine, .stuck: ["--as letter", "--as reply --letter NUMBER", "--as retry"]
      case .refused: ["--as reply\(held.letter.map { " --letter \($0)" } ?? "")"]
      case .row: ["--as letter"]
      case .unread, .draft: ["--as retry"]
      case .file, .left: []
      }
    for other in others.map({ "\(release) \($0)" }) where !commands.contains(other) { commands.append(other) }
    return commands + ["huiyin held discard \(held.id) --why \"REASON\""]
  }
}
