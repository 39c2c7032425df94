import Domain
import Synchronization

/// The page that the ledger is open at: where the chain goes on, what the open transaction has recorded and sends, and
/// the letters that were registered or read back lately, so that one that passes three stages in one pass, or that many
/// new ones are compared with, is not read back from its events each time.
///
/// Only whoever has the connection's turn reads or writes it.
final class Page: Sendable {
  struct Head: Equatable {
    let sequence: Int64
    let hash: [UInt8]
  }

  /// What is known within one transaction, and how much of it there was.
  struct Position {
    fileprivate let count: Int
    fileprivate let officeCount: Int
    fileprivate let head: Head?
    fileprivate let nextWords: Int64?
    fileprivate let mails: Int
    fileprivate let delivered: Int
  }

  /// A mail that somebody is writing.
  struct UnwrittenMail: Sendable {
    let notBefore: Timestamp
    let written: @Sendable () throws -> OutgoingMail
  }

  /// A letter with all that is known of it is large: it stays where it lies.
  private final class OpenLetter {
    var letter: Letter

    init(_ letter: Letter) { self.letter = letter }
  }

  private struct Contents {
    var events: [Event] = []
    var officeEvents: [OfficeEvent] = []
    var head: Head?
    var nextWords: Int64?
    /// What is sent, of which so many lie in the outbox.
    var mails: [UnwrittenMail] = []
    var delivered = 0
    var bytes = 0
    var undone = 0
    var letters = Recent<LetterID, OpenLetter>(atLeast: Page.leastLetters)
    var likeness = KnownLikeness()
    /// With it the chain ended when they were last up to date.
    var lastKnown: Head?
    var uses: [UsageSpan: Int] = [:]
    /// What was used in this transaction.
    var used: Set<Usage> = []

    mutating func follow(_ event: Event) throws(InvalidTransition) {
      guard case .registered = event.fact else {
        try letters[event.letter]?.letter.apply(event)
        return
      }
      lay(try Letter(replaying: [event]))
    }

    mutating func forgetLetters() {
      letters = Recent(atLeast: Page.leastLetters)
      likeness = KnownLikeness()
    }

    mutating func lay(_ letter: Letter) {
      let isLong = letter.registration.text.shown.utf8.count > Page.longestText
      guard !isLong else { return }
      letters.lay(OpenLetter(letter), for: letter.id)
    }
  }

  private let contents = Mutex(Contents())
  /// More than come in one pass; what is longer is read back when it is needed.
  private static let leastLetters = 2000
  private static let longestText = 16 << 10
  private static let mostSpans = 16

  /// Nil before this transaction has recorded anything.
  var head: Head? { contents.withLock { $0.head } }
  /// The first free row of words; nil before this transaction has kept any.
  var nextWords: Int64? { contents.withLock { $0.nextWords } }
  /// What the transaction has recorded.
  var events: [Event] { contents.withLock { $0.events } }
  var officeEvents: [OfficeEvent] { contents.withLock { $0.officeEvents } }

  var position: Position {
    contents.withLock {
      Position(
        count: $0.events.count, officeCount: $0.officeEvents.count, head: $0.head, nextWords: $0.nextWords,
        mails: $0.mails.count, delivered: $0.delivered)
    }
  }

  /// A transaction begins. What another has read may be another's by now.
  func begin() {
    contents.withLock {
      // Of a backlog the next one has as many.
      $0.events.removeAll(keepingCapacity: true)
      $0.officeEvents = []
      $0.head = nil
      $0.nextWords = nil
      $0.mails = []
      $0.delivered = 0
      $0.bytes = 0
      $0.uses = [:]
      $0.used = []
    }
  }

  /// The transaction is over.
  func close() { contents.withLock { $0.mails = [] } }

  /// Where the chain stands as the transaction finds it. If others have recorded anything since, what is known of
  /// letters may be out of date.
  func open(at head: Head) {
    contents.withLock {
      if $0.lastKnown != head { $0.forgetLetters() }
      $0.head = head
      $0.lastKnown = head
    }
  }

  /// About how many bytes of mail the transaction sends.
  var bytes: Int { contents.withLock { $0.bytes } }

  func add(bytes: Int) { contents.withLock { $0.bytes += bytes } }

  func add(_ mail: UnwrittenMail) { contents.withLock { $0.mails.append(mail) } }

  /// Whether nothing that was sent is still to be put into the outbox.
  var isDelivered: Bool { contents.withLock { $0.delivered == $0.mails.count } }

  /// The next mail for the outbox; nil once all lie there.
  func nextMail() -> UnwrittenMail? {
    contents.withLock {
      guard $0.delivered < $0.mails.count else { return nil }
      $0.delivered += 1
      return $0.mails[$0.delivered - 1]
    }
  }

  /// How often something was used, where it was counted in this transaction.
  func count(in span: UsageSpan) -> Int? { contents.withLock { $0.uses[span] } }

  func set(_ count: Int, in span: UsageSpan) {
    contents.withLock {
      if $0.uses.count >= Self.mostSpans { $0.uses = [:] }
      $0.uses[span] = count
    }
  }

  /// Something was used once more.
  /// - Returns: whether for the first time in this transaction.
  func use(_ usage: Usage, at time: Timestamp) -> Bool {
    contents.withLock { contents in
      for span in contents.uses.keys where span.holds(usage, at: time) { contents.uses[span]? += 1 }
      return contents.used.insert(usage).inserted
    }
  }

  func forgetCounts() { contents.withLock { $0.uses = [:] } }

  /// A transaction, or a part of it, has failed: what it has recorded never was.
  func goBack(to position: Position) {
    contents.withLock {
      $0.events.removeLast(max(0, $0.events.count - position.count))
      $0.officeEvents.removeLast(max(0, $0.officeEvents.count - position.officeCount))
      $0.head = position.head
      $0.nextWords = position.nextWords
      // Those that were put into the outbox since lie there no more.
      $0.mails.removeLast(max(0, $0.mails.count - position.mails))
      $0.delivered = min($0.delivered, position.delivered)
      $0.uses = [:]
      $0.used = []
      $0.undone += 1
    }
    forgetLetters()
  }

  /// How often something that was recorded was undone.
  var undone: Int { contents.withLock { $0.undone } }

  func forgetLetters() {
    contents.withLock {
      $0.forgetLetters()
      $0.lastKnown = nil
    }
  }

  func add(_ event: Event, hash: [UInt8], nextWords: Int64) throws {
    try contents.withLock {
      $0.events.append(event)
      $0.head = Head(sequence: event.sequence, hash: hash)
      $0.lastKnown = $0.head
      $0.nextWords = nextWords
      try $0.follow(event)
    }
  }

  func add(_ event: OfficeEvent, hash: [UInt8]) {
    contents.withLock {
      $0.officeEvents.append(event)
      $0.head = Head(sequence: event.sequence, hash: hash)
      $0.lastKnown = $0.head
    }
  }

  /// Reads or writes what is known of the index of likeness.
  func likeness<Result: Sendable>(_ work: (inout KnownLikeness) -> Result) -> Result {
    contents.withLock { work(&$0.likeness) }
  }

  /// Lays a letter open that was read back from its events.
  func lay(_ letter: Letter) { contents.withLock { $0.lay(letter) } }

  /// The letter, if it lies open.
  func letter(_ id: LetterID) -> Letter? { contents.withLock { $0.letters[id]?.letter } }

  /// Its stage, if it lies open.
  func stage(of id: LetterID) -> Stage? { contents.withLock { $0.letters[id]?.letter.stage } }

  /// Whether it was ever said what it is; nil where it does not lie open.
  func isClassified(_ id: LetterID) -> Bool? {
    contents.withLock { $0.letters[id].map { $0.letter.classification != nil } }
  }
}
