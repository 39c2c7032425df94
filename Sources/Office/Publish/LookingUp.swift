import Cores
import Domain
import Site
import Store

/// Keeps the pages that authors look their letters up at in step with the ledger (进度查询).
struct LookingUp: PipelineStage {
  static let isPublic = true
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    while !stop() {
      let (before, head) = (try office.ledger.mark(Mark.lookedUp), try office.ledger.head().sequence)
      guard before < head else { break }
      let end = min(head, before + Self.eventsAtOnce)
      let letters = try office.ledger.letters(touchedAfter: before, through: end)
      for start in stride(from: 0, to: letters.count, by: Self.lettersAtOnce) {
        _ = try office.writeStatus(of: Array(letters[start...].prefix(Self.lettersAtOnce)))
      }
      try office.ledger.write { try $0.setMark(Mark.lookedUp, to: end) }
    }
    return 0
  }

  /// More than a pass records: the page of a letter is written once for all that happened to it in between.
  private static let eventsAtOnce: Int64 = 20_000
  /// So many pages are in memory at once.
  private static let lettersAtOnce = 500
}

extension Office {
  /// Writes the pages of letters, and of those that are handled with them.
  func writeStatus(of letters: [LetterID]) throws -> SiteChange {
    var all = Set(letters)
    for letter in letters { all.formUnion(try ledger.letters(mergedInto: letter)) }
    let files = try status(of: all.sorted().compactMap(ledger.letter))
      .mappedOnAllCores { try pages.lookedUp($0.status, at: $0.path) }
    return try withSite { try $0.writeUnlisted(files) }
  }

  /// How letters stand that have a page to be looked up at, and where it lies.
  func status(of letters: [Letter]) throws -> [(path: String, status: LetterStatus)] {
    try letters.compactMap { letter in try letter.lookUpPath.map { ($0, try status(of: letter)) } }
  }

  /// Before its query code is erased, and nobody could say any more which page is its.
  func removeStatus(of id: LetterID) throws {
    guard let path = try ledger.letter(id)?.lookUpPath else { return }
    _ = try withSite { try $0.removeUnlisted([path]) }
  }

  private func status(of letter: Letter) throws -> LetterStatus {
    let root = try letter.root.flatMap(ledger.letter)
    let told = root ?? letter
    let unit = (told.answer?.unit ?? told.assignment?.lead).flatMap(register.unit)?.fullName
    let isOpen = !told.stage.isClosed
    let due = isOpen ? told.leadDue : nil
    return LetterStatus(
      id: letter.id, status: told.stage.chinese, since: told.statusSince,
      receivedAt: letter.registration.receivedAt, unit: unit, due: due?.day,
      isProvisional: due?.isOfficial == false, decline: decline(of: told, for: letter),
      published: told.hasPage ? told.id : nil, isPrivate: told.stage == .withheld,
      isMerged: root != nil, parts: told.stage == .split ? told.children : [])
  }

  /// What a mail would tell the author too, with what is personal masked: whoever finds the page reads it.
  private func decline(of told: Letter, for letter: Letter) -> LetterStatus.Decline? {
    guard told.stage == .declined, let (ground, explanation, suggestion) = told.decline else { return nil }
    let view = PublicView(letter, in: self)
    return LetterStatus.Decline(
      ground: ground.chinese, explanation: view.masked(explanation.shown, keepingLandlines: true),
      suggestion: view.masked(suggestion.shown, keepingLandlines: true))
  }
}

extension Letter {
  /// Nil where its code is none of ours, or is erased.
  var lookUpPath: String? {
    registration.queryCode.text.flatMap { LookUpAddress.path(of: id, code: $0) }
  }
}
