import Digest
import Domain
import Store

extension Docket {
  private static let mostMatters = 10
  private static let longestMatter = 15_000

  /// Divides a letter about several things (一信多事，分件办理): each part is a letter of its own, is routed and answered
  /// on its own, and keeps the author, his wishes, his files and his query code: one look-up leads him to all. He is told once.
  /// - Returns: what was done, in one line for the clerk.
  mutating func split(into matters: [Matter], by clerk: Party) throws -> String {
    try check(matters)
    let children = try matters.map {
      try book.register(registration(of: $0), prefix: office.rules.numberPrefix, at: now, by: clerk)
    }
    try record(.split(into: children), by: clerk)
    try book.voidQuestions(about: id)
    try book.endWaiting(of: id)
    var parts: [Docket] = []
    for child in children {
      guard var docket = try docket(of: child) else { throw LedgerError.noSuchLetter(child) }
      try docket.classify()
      try docket.noteAccusation(with: letter.accusation)
      try docket.inherit(letter.supplements, from: letter)
      parts.append(docket)
    }
    // Where no part says by itself what is urgent, all may be.
    if !parts.contains(where: \.letter.isUrgent) {
      for var part in parts {
        _ = try part.takeOverUrgency(of: letter, because: "分办前的\(id)为特急件", by: clerk)
      }
    }
    if let tidings = try tidingsOfSplit { try tell(tidings) }
    return "已分为\(children.count)件（\(children.map(\.description).joined(separator: "、"))），各自转办，并告知网民"
  }

  private func check(_ matters: [Matter]) throws {
    guard letter.registration.parent == nil else { throw MatterFault.part }
    guard letter.stage == .registered || letter.stage == .accepted else { throw MatterFault.notOpen }
    guard matters.count >= 2 else { throw MatterFault.fewParts }
    guard matters.count <= Self.mostMatters else { throw MatterFault.manyParts(most: Self.mostMatters) }
    for (index, matter) in matters.enumerated() {
      try Self.check(title: matter.title)
      guard !matter.text.isEmpty else { throw MatterFault.emptyPart(index + 1) }
      guard matter.text.unicodeScalars.count <= Self.longestMatter else {
        throw MatterFault.longPart(index + 1, most: Self.longestMatter)
      }
    }
    try check(forThePublic: matters.map(\.title))
  }

  private func registration(of matter: Matter) -> Registration {
    let old = letter.registration
    // Their rows belong to the old letter, and may be erased with it.
    func copy(_ words: Words?) -> Words? { words?.text.map { Words($0) } }
    return Registration(
      desk: old.desk, channel: old.channel, receivedAt: old.receivedAt, title: Words(matter.title),
      text: Words(OwnCodes.removed(from: matter.text)), authorName: copy(old.authorName),
      authorAddress: copy(old.authorAddress), authorTelephone: copy(old.authorTelephone),
      queryCode: copy(old.queryCode) ?? Words(Base32.encode(office.entropy(8))),
      mayBePublished: letter.mayBePublished, mail: old.mail, parent: id,
      submission: old.submission?.ofPart, takenBy: copy(old.takenBy))
  }

  /// What the author of a divided letter is told.
  var tidingsOfSplit: Tidings? {
    get throws {
      guard letter.stage == .split else { return nil }
      let parts = try letter.children.compactMap { try book.letter($0) }
      return Tidings(
        .split,
        [
          "receivedAt": "\(letter.registration.receivedAt)", "count": "\(parts.count)",
          "parts": .list(parts.map { ["number": "\($0.id)", "title": .text($0.title.shown)] }),
        ])
    }
  }

  func docket(of relative: LetterID) throws -> Docket? {
    try book.letter(relative).map { Docket(office: office, now: now, book: book, letter: $0) }
  }
}

extension Submission {
  /// The portal shows what becomes of a part; but it is the whole letter that it knows by its own number.
  fileprivate var ofPart: Submission {
    Submission(
      portal: portal, serial: nil, messageID: nil, hasOwnQueryCode: hasOwnQueryCode, category: nil,
      particulars: particulars.compactMap { particular in
        particular.value.text.map { .init(label: particular.label, value: Words($0)) }
      })
  }
}

extension Office {
  /// `huiyin split`.
  package func split(_ id: LetterID, into matters: [Matter], by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { try $0.split(into: matters, by: clerk) }
  }
}
