import Domain
import Site
import Store

/// Puts the answer on the site in the unit's name and tells the author (回复; Art. 15).
///
/// The page is in place, durably, before the ledger says so: a crash between the two repeats the writing.
struct Publishing: PipelineStage {
  static let isPublic = true
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let letters = try office.ledger.letters(at: .cleared)
    return try each(letters, together: Batch.one, until: stop) { docket in
      switch docket.letter.clearance {
      // It may have been marked after it passed.
      case .toPublish where docket.letter.isTest: try docket.withhold(Words(Letter.testReason))
      case .toPublish: try docket.publish()
      case .toWithhold(let reason, _): try docket.withhold(reason)
      case nil: throw OfficeError.nothingToPublish(docket.id)
      }
    }
  }
}

extension Letter {
  /// Why a page is not put in place although its review was passed.
  static let authorsWish = "author's wish"

  /// Whether a page is only replaced (更正), with an answer that its author has.
  fileprivate var isOnlyCorrected: Bool {
    for event in events.reversed() {
      switch event.fact {
      case .recleared: return true
      case .published, .replied, .restored, .disclosed, .reopened: return false
      default: continue
      }
    }
    return false
  }
}

extension Docket {
  mutating func publish() throws {
    // He has changed his mind since it passed.
    guard letter.mayBePublished else {
      return try record(.blocked(findings: [Letter.authorsWish]), by: .policy)
    }
    guard let view = PublicView(letter, in: office).publicLetter(at: now) else {
      throw OfficeError.nothingToPublish(id)
    }
    let findings = try secondGate().findings(in: view)
    guard findings.isEmpty else { return try record(.blocked(findings: findings), by: .policy) }
    let isOnlyCorrected = letter.isOnlyCorrected
    let page = try office.pages.letter(view)
    _ = try office.withSite { try $0.write([page]) }
    try record(
      .published(Publication(revision: view.revision, path: page.path, hash: page.hash)), by: .policy)
    // Where it stood in other lists before, all of them are looked at.
    if try book.put(view.shelved()) { try book.setMark(Mark.listed, to: 0) }
    if !isOnlyCorrected { try tellAuthor(page: page.path, publicAnswer: view.answer) }
  }

  mutating func withhold(_ reason: Words) throws {
    if letter.hasPage { try takePageDown() }
    try record(.withheld(reason: reason), by: .policy)
    try book.takeDown(id)
    try tellAuthor(page: nil, publicAnswer: nil)
  }

  private mutating func tellAuthor(page: String?, publicAnswer: String?) throws {
    guard let tidings = tidingsOfAnswer(page: page, publicAnswer: publicAnswer) else { return }
    try tell(tidings)
    try planSurvey()
  }

  /// The author gets the answer itself, and where it stands; under his comment, only what the page shows too.
  func tidingsOfAnswer(page: String?, publicAnswer: String?) -> Tidings? {
    guard let answer = letter.answer else { return nil }
    let unit = office.register.unit(answer.unit)?.fullName ?? answer.unit.text
    let url = page.flatMap { path in office.rules.siteAddress.map { "\($0)/\(path)" } }
    return Tidings(
      .answered,
      [
        "receivedAt": "\(letter.registration.receivedAt)", "unit": .text(unit),
        "answer": .text(answer.text.shown), "date": .text(now.day.chinese), "url": .text(url ?? ""),
        "corrected": .flag(letter.isCorrection),
      ], signer: answer.unit.text, page: url, publicValues: publicAnswer.map { ["answer": .text($0)] })
  }
}
