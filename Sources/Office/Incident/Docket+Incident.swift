import Domain
import Store
import Templates

/// What is done at once where something of a letter came to whom it was not meant for (信息泄露处置).
extension Docket {
  /// Takes down what is public, by the same rule as ever, and notes why.
  /// - Returns: what was done, or waits for another clerk, in lines for whoever asked for it.
  mutating func beginIncident(because reason: String?, by clerk: Party) throws -> [String] {
    let words = Self.words("信息泄露处置", because: reason)
    try note(words, by: clerk)
    guard letter.hasPage else { return ["已记入办理经过；本件目前没有公开的页面"] }
    do {
      let done = try withdraw(onRequestOf: clerk, because: words)
      return letter.hasPage ? [done, "页面仍在公开：请立即通知另一名工作人员确认"] : [done]
    } catch OfficeError.hisOwn {
      return ["您已提出撤下，页面仍在公开：请立即通知另一名工作人员确认"]
    }
  }

  /// Asks everybody of a unit who was sent something of this letter to delete it, or where nobody was, whoever reads for it.
  mutating func askToDelete(_ unit: HandlingUnit, because reason: String?, by clerk: Party) throws -> [String]
  {
    guard letter.assignment?.units.contains(unit.name) != true || letter.stage.isClosed else {
      throw OfficeError.stillTheirs(id, unit.name)
    }
    let mails = try office.ledger.outbox(of: id).filter { mail in
      mail.state != .failed && mail.mail.kind != Self.deletion
        && office.register.unit(writingFrom: mail.mail.recipient, on: mail.day ?? now.day)?.name == unit.name
    }
    var recipients: [String] = []
    for mail in mails
    where !recipients.contains(where: { $0.lowercased() == mail.mail.recipient.lowercased() }) {
      recipients.append(mail.mail.recipient)
    }
    if recipients.isEmpty, let reader = try reader(of: unit) { recipients = [reader.address] }
    guard !recipients.isEmpty else { throw OfficeError.unitHasNoOfficer(unit.name) }
    for recipient in recipients {
      let theirs = mails.filter { $0.mail.recipient.lowercased() == recipient.lowercased() }
      try send(
        Self.deletion, to: recipient,
        values: [
          "unit": .text(unit.name.text), "reader": .text(unit.person(at: recipient) ?? ""),
          "mails": .list(
            theirs.map {
              [
                "at": .text($0.finishedAt?.description ?? "（待发）"),
                "what": .text(Self.mailName($0.mail.kind)),
              ]
            }),
        ])
    }
    try note(Self.words("误发处置：请\(unit.name)删除（\(recipients.count)人）", because: reason), by: clerk)
    let asked = "已请\(unit.name)\(recipients.count)人删除并回复；回复到后请用 huiyin note \(id) 记录"
    return mails.isEmpty ? [asked, "本系统没有就本件给\(unit.name)发过邮件，只发给其信息员"] : [asked]
  }

  /// The mail that asks for it, by its template.
  static let deletion = "delete"

  private static func words(_ deed: String, because reason: String?) -> String {
    deed + (reason.map { "：\($0)" } ?? "")
  }

  private mutating func note(_ words: String, by clerk: Party) throws {
    try record(.noted(Words(words)), by: clerk)
  }
}

extension OutboxMail {
  /// On which it was sent; people come and go.
  fileprivate var day: Day? { finishedAt?.day }
}

extension HandlingUnit {
  /// `信息员白音`, as far as it has registered him.
  fileprivate func person(at address: String) -> String? {
    let address = address.lowercased()
    return officers.first { $0.address.lowercased() == address }.map { "信息员\($0.name)" }
      ?? leaders.first { $0.address.lowercased() == address }.map { "负责人\($0.name)" }
  }
}

extension Office {
  /// `huiyin incident`.
  /// - Parameter unit: that was sent what was not meant for it; nil where something is public.
  package func incident(
    _ id: LetterID, because reason: String?, wrongUnit unit: String?, by clerk: Party, at now: Timestamp
  ) throws -> [String] {
    guard let unit else {
      let done = try open(id, at: now) { try $0.beginIncident(because: reason, by: clerk) }
      try bringSiteUpToDate(at: now)
      return done
    }
    let name = try UnitNames(register, on: now.day).unit(called: unit)
    guard let theirs = register.unit(name) else { throw OfficeError.unknownUnit(unit) }
    return try open(id, at: now) { try $0.askToDelete(theirs, because: reason, by: clerk) }
  }

  /// Lists, search and what authors look up follow at once, also where no daemon runs.
  private func bringSiteUpToDate(at now: Timestamp) throws {
    guard try !ledger.isHeld else { return }
    let stages: [any PipelineStage] = [
      Listing(office: self, now: now), HourlyPages(office: self, now: now), Searching(office: self, now: now),
      LookingUp(office: self, now: now),
    ]
    for stage in stages { _ = try stage.run { false } }
  }
}
