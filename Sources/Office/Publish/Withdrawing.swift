import Domain
import Site

/// Takes back what was published (撤回已公开的答复): its address stays, with nothing of it.
extension Docket {
  /// The note is in place, durably, before the ledger says so.
  mutating func withdraw(because reason: String, by clerk: Party) throws {
    _ = try Stage.after(letter.stage, .withdraw, by: clerk.role)
    guard letter.hasPage else { throw OfficeError.noPage(id) }
    try takePageDown()
    try record(.withdrawn(reason: Words(reason)), by: clerk)
    try book.takeDown(id)
    try book.voidQuestions(about: id, kind: QuestionKind.authorWish.rawValue)
  }

  func takePageDown() throws {
    let page = try office.pages.tombstone(WithdrawnLetter(id: id, withdrawnAt: now))
    _ = try office.withSite { try $0.write([page]) }
  }
}
