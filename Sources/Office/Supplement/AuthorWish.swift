import Domain
import Store
import Templates

/// What an author wants that a person decides: to withdraw a letter that was answered, or to have its page taken
/// down. Who agreed already stands with it, where a second person is asked.
struct WishQuestion: Equatable {
  enum Wish: String { case retract, unpublish }

  let wish: Wish
  let firstClerk: String?

  init(_ wish: Wish, firstClerk: String? = nil) {
    self.wish = wish
    self.firstClerk = firstClerk
  }

  init?(subject: String) {
    let parts = subject.split(separator: " ", maxSplits: 1).map(String.init)
    guard let wish = parts.first.flatMap(Wish.init) else { return nil }
    self.init(wish, firstClerk: parts.count > 1 ? parts[1] : nil)
  }

  var subject: String { [wish.rawValue, firstClerk].compactMap(\.self).joined(separator: " ") }
}

extension Docket {
  static let wantsItBack = "网民要求撤回："

  /// 撤回: carried out at once while nobody has answered yet, and nothing beside it may say otherwise; else the desk is
  /// asked, or it is too late.
  mutating func receiveRetraction(_ reason: String, in later: LaterMail, isQuiet: Bool) throws {
    try noteAccusation(in: reason)
    switch letter.stage {
    case .registered, .accepted, .assigned, .handling:
      guard later.isHisOwn, letter.classification?.category != .tipOff, letter.accusation == nil,
        !letter.hasPage,
        RetractionReason(reason, of: letter).isPlain
      else { break }
      return try retract(because: reason, by: .author)
    case .replied, .signedOff, .merged: break
    case .split: return try retractParts(reason, in: later, isQuiet: isQuiet)
    case .cleared, .published, .withheld, .withdrawn, .declined, .retracted:
      try record(.noted(Words("网民要求撤回，本件已办结：\(later.words)")), by: .author)
      guard !isQuiet else { return }
      if letter.stage == .retracted {
        return try writeToAuthor(.retracted, cause: "mail \(later.mail.id)", values: [:])
      }
      return try writeToAuthor(
        .notRetracted, cause: "mail \(later.mail.id)",
        values: ["asked": false, "late": true, "public": .flag(letter.hasPage), "reason": ""])
    }
    try record(.noted(Words("\(Self.wantsItBack)\(later.words)")), by: .author)
    guard try askAboutWish(.retract, words: reason, from: later) else {
      if !RetractionReason(reason, of: letter).isPlain, !isQuiet { try askAnewAboutWish(reason, from: later) }
      return
    }
    guard !isQuiet else { return }
    try writeToAuthor(
      .notRetracted, cause: "mail \(later.mail.id)",
      values: ["asked": true, "late": false, "public": false, "reason": ""])
  }

  /// The units are told, every question about it is void, and the author hears that it is done.
  mutating func retract(because reason: String, by party: Party) throws {
    let isMerged = letter.stage == .merged
    let (units, round) = (isMerged ? [] : letter.assignment?.units ?? [], letter.rounds)
    if isMerged { try record(.unmerged(reason: Words("网民撤回")), by: party) }
    try record(.retracted(reason: Words(reason.isEmpty ? "网民撤回" : reason)), by: party)
    try book.voidQuestions(about: id)
    try book.endWaiting(of: id)
    try tellVoid(units, round: round, reason: "网民已撤回留言")
    try writeToAuthor(.retracted, cause: "", values: [:])
  }

  /// 不公开 or 同意公开: what happens from now on follows the author's last wish. What is public already is taken
  /// down by a person.
  mutating func receiveWish(_ mayBePublished: Bool, in later: LaterMail, isQuiet: Bool) throws {
    let isNew = letter.mayBePublished != mayBePublished
    try record(
      .supplemented(Words(later.words), mayBePublished: mayBePublished, mail: later.raw.reference),
      by: .author)
    try noteAccusation(in: later.words)
    let published = mayBePublished ? [] : try ([letter] + parts).filter { $0.stage == .published }
    let isAsked = !published.isEmpty
    for page in published {
      guard var page = try docket(of: page.id) else { continue }
      try page.noteAccusation(with: letter.accusation)
      _ = try page.askAboutWish(.unpublish, words: "", from: later)
    }
    if isNew { try passOn(mayBePublished) }
    guard !isQuiet else { return }
    try writeToAuthor(
      .wish, cause: "mail \(later.mail.id)",
      values: [
        "private": .flag(!mayBePublished && !isAsked), "public": .flag(mayBePublished),
        "asked": .flag(isAsked),
        "handledAnew": .flag(!mayBePublished && !isAsked && letter.hasPage), "done": false, "reason": "",
      ])
  }

  /// Tells whoever works on the letter of the author's new wish; a reviewer is asked anew.
  private func passOn(_ mayBePublished: Bool) throws {
    switch letter.stage {
    case .assigned, .handling, .replied, .signedOff:
      try tellUnits(mayBePublished ? "（网民同意公开本件）" : "（网民要求不公开本件，答复只告知网民本人）")
      try book.voidQuestions(about: id, kind: QuestionKind.review.rawValue)
    case .split:
      for part in try parts {
        guard var part = try docket(of: part.id) else { continue }
        try part.record(.supplemented(Words("（\(id)的网民）"), mayBePublished: mayBePublished), by: .author)
        try part.passOn(mayBePublished)
      }
    case .registered, .accepted, .cleared, .merged, .published, .withheld, .withdrawn, .declined, .retracted:
      break
    }
  }

  /// 撤回 of a divided letter takes back every part that can still be.
  private mutating func retractParts(_ reason: String, in later: LaterMail, isQuiet: Bool) throws {
    try record(.noted(Words("网民要求撤回：\(later.words)")), by: .author)
    let open = try openRelatives()
    for var part in open { try part.receiveRetraction(reason, in: later, isQuiet: isQuiet) }
    guard open.isEmpty, !isQuiet else { return }
    try writeToAuthor(
      .notRetracted, cause: "mail \(later.mail.id)",
      values: [
        "asked": false, "late": true, "public": .flag(try parts.contains(where: \.hasPage)), "reason": "",
      ])
  }

  /// The letters that this one was divided into.
  private var parts: [Letter] { get throws { try letter.children.compactMap { try book.letter($0) } } }
}
