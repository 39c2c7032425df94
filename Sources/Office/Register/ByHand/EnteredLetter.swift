import Domain

/// A letter that somebody took and entered (登记): everything in it was read and found possible.
package struct EnteredLetter: Equatable, Sendable {
  /// Older ones are a slip, unless they are confirmed.
  static let usualDays = 30

  package let way: EntryWay
  package let desk: String
  package let channel: Channel
  package let receivedAt: Timestamp
  package let takenBy: String
  package let name: String?
  package let telephone: String?
  package let mail: String?
  /// Nil where none was entered.
  package let title: String?
  package let text: String
  package let mayBePublished: Bool
  /// Whether it is meant, though it is old or was entered before.
  let isConfirmed: Bool

  /// Reads a sheet.
  /// - Parameters:
  ///   - clerk: who enters it, and took it where nobody else is named.
  ///   - now: what relative times are counted from.
  package init(
    _ sheet: EntrySheet, by clerk: String, of register: Register, _ rules: OfficeRules, at now: Timestamp
  ) throws(EntryFaults) {
    var reader = EntryReader(sheet: sheet, rules: rules, now: now)
    let way = reader.way()
    let account = reader.account(for: way)
    isConfirmed = reader.isYes(.confirmation) ?? false
    receivedAt = reader.receivedAt(isConfirmed: isConfirmed)
    telephone = reader.telephone()
    mail = reader.mail()
    reader.checkReach(way, telephone: telephone, mail: mail)
    let words = reader.text()
    mayBePublished =
      reader.isYes(.publication) ?? (PublicationWish(in: words, subject: sheet[.title] ?? "") != .clear)
    reader.checkLengths()
    guard reader.faults.isEmpty, let way else { throw EntryFaults(reader.faults) }
    self.way = way
    channel = way.channel(account: account)
    takenBy = sheet[.takenBy] ?? clerk
    name = Self.name(sheet)
    title = sheet[.title]
    text = words + (sheet[.serial].map { "\n\n（序号：\($0)）" } ?? "")
    desk = Self.desk(for: channel, enteredBy: clerk, of: register, rules, on: now.day)
  }

  /// By which whoever entered it knows it again.
  package var shownTitle: String { title ?? OfficeText.beginning(of: text) }

  /// What his account calls him, and what he is called.
  private static func name(_ sheet: EntrySheet) -> String? {
    guard let nickname = sheet[.nickname], let name = sheet[.name] else {
      return sheet[.nickname] ?? sheet[.name]
    }
    return "\(nickname)（\(name)）"
  }

  /// The owner's of an account; else the clerk's own.
  private static func desk(
    for channel: Channel, enteredBy clerk: String, of register: Register, _ rules: OfficeRules, on day: Day
  ) -> String {
    if let intake = rules.intakes.values.first(where: { $0.channel == channel }) { return intake.desk }
    let own = register.desks.first { $0.clerk(named: clerk, on: day) != nil }
    return (own ?? register.desks.first)?.name ?? ""
  }
}
