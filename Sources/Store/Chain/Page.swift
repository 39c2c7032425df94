import Domain
import Synchronization

/// The page that the ledger is open at: where the chain goes on, what the open transaction has recorded, and the
/// letters that were registered or read back lately, so that one that passes three stages in one pass, or that many new
/// ones are compared with, is not read back from its events each time.
///
/// Only whoever has the connection's turn reads or writes it.
final class Page: Sendable {
  struct Head {
    let sequence: Int64
    let hash: [UInt8]
  }

  /// What is known within one transaction, and how much of it there was.
  struct Position {
    fileprivate let count: Int
    fileprivate let head: Head?
    fileprivate let nextWords: Int64?
  }

  private struct Contents {
    var events: [Event] = []
    var head: Head?
    var nextWords: Int64?
    var bytes = 0
    var undone = 0
    var letters: [LetterID: Letter] = [:]

    mutating func follow(_ event: Event) throws(InvalidTransition) {
      guard case .registered = event.fact else {
        try letters[event.letter]?.apply(event)
        return
      }
      lay(try Letter(replaying: [event]))
    }

    mutating func lay(_ letter: Letter) {
      let isLong = letter.registration.text.shown.utf8.count > Page.longestText
      guard !isLong, letters.count < Page.mostLetters else { return }
      letters[letter.id] = letter
    }
  }

  private let contents = Mutex(Contents())
  /// What more comes, and what is longer, is read back when it is needed.
  private static let mostLetters = 2000
  private static let longestText = 16 << 10

  /// Nil before this transaction has recorded anything.
  var head: Head? { contents.withLock { $0.head } }
  /// The first free row of words; nil before this transaction has kept any.
  var nextWords: Int64? { contents.withLock { $0.nextWords } }
  /// What the transaction has recorded.
  var events: [Event] { contents.withLock { $0.events } }

  var position: Position {
    contents.withLock { Position(count: $0.events.count, head: $0.head, nextWords: $0.nextWords) }
  }

  /// A transaction begins. What another has read may be another's by now.
  func begin() {
    contents.withLock {
      $0.events = []
      $0.head = nil
      $0.nextWords = nil
      $0.bytes = 0
    }
  }

  /// How many bytes of mail the transaction sends.
  var bytes: Int { contents.withLock { $0.bytes } }

  func add(bytes: Int) { contents.withLock { $0.bytes += bytes } }

  /// A transaction, or a part of it, has failed: what it has recorded never was.
  func goBack(to position: Position) {
    contents.withLock {
      $0.events.removeLast(max(0, $0.events.count - position.count))
      $0.head = position.head
      $0.nextWords = position.nextWords
      $0.undone += 1
    }
    forgetLetters()
  }

  /// How often something that was recorded was undone.
  var undone: Int { contents.withLock { $0.undone } }

  func forgetLetters() { contents.withLock { $0.letters = [:] } }

  func add(_ event: Event, hash: [UInt8], nextWords: Int64) throws {
    try contents.withLock {
      $0.events.append(event)
      $0.head = Head(sequence: event.sequence, hash: hash)
      $0.nextWords = nextWords
      try $0.follow(event)
    }
  }

  /// Lays a letter open that was read back from its events.
  func lay(_ letter: Letter) { contents.withLock { $0.lay(letter) } }

  /// The letter, if it lies open with its events up to that one.
  func letter(_ id: LetterID, through sequence: Int64) -> Letter? {
    contents.withLock { $0.letters[id] }.flatMap { $0.events.last?.sequence == sequence ? $0 : nil }
  }
}
