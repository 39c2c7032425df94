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
      try office.ledger.eraseWords(of: erasure.letter)
      try office.open(erasure.letter, at: now) { docket in
        try docket.record(.erased(reason: Words(erasure.reason)), by: Party(.clerk, name: erasure.clerk))
        try docket.book.markDone(erasure)
      }
      done += 1
    }
    return done
  }
}

extension Docket {
  /// Two persons decide; what stands on the public site is taken down first, and a letter that is not done is none to be
  /// erased.
  mutating func erase(because reason: String, onRequestOf clerk: Party) throws -> String {
    _ = try Stage.after(letter.stage, .erase, by: clerk.role)
    guard !letter.hasPage else { throw OfficeError.pageStands(id) }
    guard try !book.isToBeErased(id) else { throw OfficeError.nothingWaits(id) }
    let first = try book.openQuestion(about: id, kind: QuestionKind.second.rawValue)
      .flatMap { SecondQuestion(subject: $0.subject) }
    if let waiting = try askSecond(.erase, because: reason, by: clerk) { return waiting }
    let said = first.map { "\($0.firstClerk)提出，\(clerk.name ?? "")确认：" } ?? "\(clerk.name ?? "")决定："
    return try orderErasure(because: said + reason, by: clerk)
  }

  mutating func orderErasure(because reason: String, by clerk: Party) throws -> String {
    try book.voidQuestions(about: id)
    try book.orderErasure(Erasure(letter: id, reason: reason, clerk: clerk.name ?? ""), at: now)
    return "将删除本件中的个人信息和来信内容，办理记录保留"
  }
}

extension Office {
  /// `huiyin erase`.
  package func erase(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { try $0.erase(because: reason, onRequestOf: clerk) }
  }
}
