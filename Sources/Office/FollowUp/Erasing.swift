import Domain
import Store

/// Erases the words of letters of which two persons of the office have decided so (删除个人信息): what the author wrote
/// and said of himself, and what others wrote about it. What happened, when and by whom stays in the chain, which stays
/// valid. Only then the letter says that it was erased, and who decided.
struct Erasing: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    var done = 0
    for erasure in try office.ledger.erasures() where !stop() {
      do { done += try erase(erasure) ? 1 : 0 } catch {
        try giveUp(erasure, because: error)
      }
    }
    return done
  }

  /// What is about to leave goes first, or lists would be lost that are about others as well, and clerks would not hear
  /// what they decided; for a day at most. What has not left by then is taken back.
  /// - Returns: false where it has to wait.
  private func erase(_ erasure: Erasure) throws -> Bool {
    let clerk = erasure.party
    if !erasure.isListed { try office.open(erasure.letter, at: now) { try $0.checkMayBeErased(by: clerk) } }
    let lists = try office.lists(naming: erasure.letter)
    guard
      try erasure.isListed || now.seconds - erasure.at.seconds >= Self.longestWait
        || !office.ledger.isLeaving(lists, about: erasure.letter, at: now)
    else { return false }
    try office.empty(lists, naming: erasure.letter)
    try office.ledger.write { book in
      try book.emptyEntries(of: erasure.letter, by: erasure.clerk, at: now)
      let accounts = office.rules.replies.filter { $0.value.folder != nil }.map(\.key)
      try book.orderRewriting(ofFilesNaming: erasure.letter, of: accounts)
    }
    try office.removeStatus(of: erasure.letter)
    // Of a letter that was public in the ledger that was restored, the page may be there again.
    if erasure.isListed, let page = try office.ledger.letter(erasure.letter)?.withdrawnPage {
      _ = try office.withSite { try $0.write([office.pages.tombstone(page)]) }
    }
    try office.ledger.eraseWords(of: erasure.letter)
    try office.ledger.list(erasure, at: now)
    try office.open(erasure.letter, at: now) { docket in
      try docket.record(.erased(reason: Words(erasure.reason)), by: clerk)
      try docket.book.markDone(erasure)
    }
    try office.ledger.forgetOverwritten()
    return true
  }

  /// In seconds.
  private static let longestWait: Int64 = 86_400

  /// What no longer fits is not done, and the letter says so; what met a passing trouble is tried again.
  private func giveUp(_ erasure: Erasure, because error: any Error) throws {
    try office.recordFailure(of: "\(Self.self)", on: erasure.letter, error, at: now)
    guard isOwnFault(error) else { return }
    try office.ledger.write { try $0.dropErasure(of: erasure.letter) }
  }
}

extension Docket {
  /// Two persons decide; what stands on the public site is taken down first, and a letter that is not done is none to be
  /// erased: a merged one is done with its root, a divided one with its last part.
  mutating func erase(because reason: String, onRequestOf clerk: Party) throws -> String {
    try checkMayBeErased(by: clerk)
    // What came after an erasure is erased by another one.
    guard try !book.isToBeErased(id) else { throw OfficeError.erased(id) }
    let first = try book.openQuestion(about: id, kind: QuestionKind.second.rawValue)
      .flatMap { SecondQuestion(subject: $0.subject) }
    if let waiting = try askSecond(.erase, because: reason, by: clerk) { return waiting }
    let said = first.map { "\($0.firstClerk)提出，\(clerk.name ?? "")确认：" } ?? "\(clerk.name ?? "")决定："
    return try orderErasure(because: said + reason, by: clerk)
  }

  mutating func orderErasure(because reason: String, by clerk: Party) throws -> String {
    try checkMayBeErased(by: clerk)
    try book.voidQuestions(about: id)
    try book.orderErasure(Erasure(letter: id, reason: reason, clerk: clerk.name ?? "", at: now))
    // What others were told of the same matter is theirs.
    let root = letter.root.map { "；\($0)中另有转述的本件内容（不含网民身份），须一并删除的请再删除该件" } ?? ""
    return "将删除本件中的个人信息和来信内容，办理记录保留" + root
  }

  func checkMayBeErased(by clerk: Party) throws {
    _ = try Stage.after(letter.stage, .erase, by: clerk.role)
    guard try letter.isSettled(book.letter) else {
      throw OfficeError.stillHandledIn(id, letter.root.map { [$0] } ?? letter.children)
    }
    guard !letter.hasPage else { throw OfficeError.pageStands(id) }
    try checkMayDecide(clerk, .erase)
  }

  /// Whether its words are gone, or will be.
  var isErased: Bool {
    get throws { try letter.events.contains { $0.fact.act == .erase } || book.isToBeErased(id) }
  }

  /// A letter without words is taken up no more, nor made public: what two persons have decided stands, also before it
  /// is done.
  func checkIsNotErased(before act: Act, by party: Party) throws {
    guard letter.stage.isSettled,
      try Stage.after(letter.stage, act, by: party.role) != letter.stage
    else { return }
    guard try !isErased else { throw OfficeError.erased(id) }
  }
}

extension Office {
  /// Erases what was to be erased, and does nothing else: in a ledger that was restored.
  package func eraseAgain(at now: Timestamp) throws { _ = try Erasing(office: self, now: now).run { false } }

  /// `huiyin erase`.
  package func erase(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { try $0.erase(because: reason, onRequestOf: clerk) }
  }
}
