import Domain

extension Letter {
  /// Whether nothing is waited for (办结): a merged letter is closed with its root, a divided one with its last part.
  /// - Parameter find: gives its relatives.
  package func isSettled(_ find: (LetterID) throws -> Letter?) rethrows -> Bool {
    switch stage {
    case .merged: try root.flatMap(find)?.isSettled(find) ?? false
    case .split: try children.allSatisfy { try find($0)?.isSettled(find) ?? false }
    default: stage.isClosed
    }
  }
}

extension Docket {
  /// Writes into the letter that this is a part of that its last part is closed, or that it is open again: so its
  /// own history says it, and a portal that shows it is told.
  func noteInWhole() throws {
    guard let parent = try letter.registration.parent.flatMap({ try book.letter($0) }) else { return }
    let others = try parent.children.filter { $0 != id }.compactMap { try book.letter($0) }
    guard try others.allSatisfy({ try $0.isSettled(book.letter) }) else { return }
    let words = letter.stage.isClosed ? "分办的\(parent.children.count)件均已办结" : "分办的\(id)重新办理"
    try book.record(.noted(Words(words)), on: parent.id, at: now, by: .policy)
  }
}
