import Cores
import Domain
import Site
import Store

/// Keeps the pages that authors look their letters up at in step with the ledger (进度查询).
struct LookingUp: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    while !stop() {
      let (before, head) = (try office.ledger.mark(Mark.lookedUp), try office.ledger.head().sequence)
      guard before < head else { break }
      let end = min(head, before + Self.eventsAtOnce)
      _ = try office.writeStatus(of: office.ledger.letters(touchedAfter: before, through: end))
      try office.ledger.write { try $0.setMark(Mark.lookedUp, to: end) }
    }
    return 0
  }

  private static let eventsAtOnce: Int64 = 2000
}

extension Office {
  /// Writes the pages of letters, and of those that are handled with them.
  func writeStatus(of letters: [LetterID]) throws -> SiteChange {
    var all = Set(letters)
    for letter in letters { all.formUnion(try ledger.letters(mergedInto: letter)) }
    let files = try all.sorted().compactMap { id -> SiteFile? in
      guard let letter = try ledger.letter(id), let path = letter.lookUpPath else { return nil }
      return try pages.lookedUp(status(of: letter), at: path)
    }
    return try withSite { try $0.writeUnlisted(files) }
  }

  /// Writes the pages of all letters again.
  /// - Parameter removing: whether pages go that belong to none.
  func lookUpAgain(removing: Bool) throws -> SiteChange {
    var known: Set<String> = []
    var change = SiteChange()
    for part in try ledger.letters().inParts(of: Self.atOnce) {
      let found = try ledger.unread(part).mappedOnAllCores { try $0.read() }
        .compactMap { letter in try letter.lookUpPath.map { (path: $0, status: try status(of: letter)) } }
      known.formUnion(found.map(\.path))
      let files = try found.mappedOnAllCores { [pages] in try pages.lookedUp($0.status, at: $0.path) }
      change += try withSite { try $0.writeUnlisted(files) }
    }
    guard removing else { return change }
    change += try withSite { writer in
      let strange = try writer.unlisted(in: LookUpAddress.folder)
        .filter { LookUpAddress.isPath($0) && !known.contains($0) }
      return try writer.removeUnlisted(strange)
    }
    return change
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
    let view = PublicView(letter: letter, register: register)
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
