import Domain
import Site
import Synchronization

/// Letters as the board's lists show them, of the lists that were written last: one event then costs one letter, and not
/// the hundred of its list.
final class ShownLists: Sendable {
  private struct Shelf {
    var lists: [LetterBlock: [LetterID: BoardLetter]] = [:]
    /// The one that was written last comes last.
    var order: [LetterBlock] = []
  }
  private let shelf = Mutex(Shelf())

  /// The letters of a list, in the order of their numbers.
  /// - Parameters:
  ///   - changed: letters that do not look any more as they did.
  ///   - read: how a letter looks now; nil where there is none with that number.
  func letters(
    of block: LetterBlock, changed: Set<LetterID>, _ read: (LetterID) throws -> BoardLetter?
  ) rethrows -> [BoardLetter] {
    let known = shelf.withLock { $0.lists[block] }
    var list = known ?? [:]
    for id in block.letters where known == nil || changed.contains(id) { list[id] = try read(id) }
    shelf.withLock { [list] shelf in
      shelf.lists[block] = list
      shelf.order.removeAll { $0 == block }
      shelf.order.append(block)
      if shelf.order.count > Self.most { shelf.lists[shelf.order.removeFirst()] = nil }
    }
    return block.letters.compactMap { list[$0] }
  }

  /// Lists of a hundred letters, some two megabytes together.
  private static let most = 16
}
