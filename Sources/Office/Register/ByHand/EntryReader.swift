import Domain
import Mail

/// Reads the fields of a sheet and remembers what is wrong with them.
struct EntryReader {
  /// How far the clock of whoever enters it may be ahead, in seconds.
  private static let tolerance: Int64 = 300

  let sheet: EntrySheet
  let rules: OfficeRules
  let now: Timestamp
  private(set) var faults: [EntryFault] = []

  init(sheet: EntrySheet, rules: OfficeRules, now: Timestamp) {
    self.sheet = sheet
    self.rules = rules
    self.now = now
  }

  mutating func way() -> EntryWay? {
    guard let text = required(.way) else { return nil }
    let way = EntryWay(reading: text)
    if way == nil { unreadable(.way, text) }
    return way
  }

  mutating func account(for way: EntryWay?) -> String? {
    guard let way else { return nil }
    guard way == .message else {
      if sheet[.account] != nil { faults.append(.needlessAccount(way)) }
      return nil
    }
    if sheet[.nickname] == nil, sheet[.name] == nil { faults.append(.missing(.nickname)) }
    guard let account = required(.account) else { return nil }
    let known = rules.intakes.values.compactMap { intake in
      if case .newMedia(let name) = intake.channel { name } else { nil }
    }
    if !known.contains(account) { faults.append(.unknownAccount(account, known: known.sorted())) }
    return account
  }

  mutating func receivedAt(isConfirmed: Bool) -> Timestamp {
    guard let text = required(.received) else { return now }
    guard let time = EntryTime(text, now: now)?.time else {
      unreadable(.received, text)
      return now
    }
    if time > now + Self.tolerance { faults.append(.inFuture(time)) }
    if time < now + -Int64(EnteredLetter.usualDays) * 86_400, !isConfirmed { faults.append(.old(time)) }
    return min(time, now)
  }

  mutating func telephone() -> String? {
    guard let text = sheet[.telephone], !Self.isNone(text) else { return nil }
    let number = Telephone(reading: text)?.number
    if number == nil { unreadable(.telephone, text) }
    return number
  }

  mutating func mail() -> String? {
    guard let text = sheet[.mail], !Self.isNone(text) else { return nil }
    let address = Address(mailbox: OfficeText.halfWidth(text))
    guard address.canBeWrittenTo, address.domain.contains(".") else {
      unreadable(.mail, text)
      return nil
    }
    return address.mailbox
  }

  /// A private message is answered in its account, an item of 找错 on its platform.
  mutating func checkReach(_ way: EntryWay?, telephone: String?, mail: String?) {
    let isUnreachable = sheet[.unreachable].map { !Self.no.contains(Self.word($0)) } ?? false
    let hasPlace = way == .message || way == .siteError
    let hasReach = telephone != nil || mail != nil || hasPlace
    if isUnreachable, hasReach { faults.append(.reachAndNone) }
    // What cannot be read is told already.
    let isTold = faults.contains { fault in
      if case .unreadable(.telephone, _) = fault { return true }
      if case .unreadable(.mail, _) = fault { return true }
      return false
    }
    if !isUnreachable, !hasReach, way != nil, !isTold { faults.append(.noReach) }
  }

  mutating func text() -> String { required(.text) ?? "" }

  mutating func isYes(_ field: EntrySheet.Field) -> Bool? {
    guard let text = sheet[field] else { return nil }
    let word = Self.word(text)
    if Self.yes.contains(word) { return true }
    if Self.no.contains(word) { return false }
    unreadable(field, text)
    return nil
  }

  private static let yes: Set<String> = ["是", "对", "公开", "同意", "同意公开", "可以", "可以公开", "确认", "yes", "y"]
  private static let no: Set<String> = ["否", "不", "不公开", "不同意", "不要公开", "要求保密", "保密", "no", "n"]

  private static func word(_ text: String) -> String {
    OfficeText.halfWidth(OfficeText.bare(text)).lowercased()
  }

  mutating func checkLengths() {
    for field in EntrySheet.Field.allCases {
      let count = sheet[field]?.unicodeScalars.count ?? 0
      if count > field.limit { faults.append(.tooLong(field, count: count)) }
    }
  }

  private mutating func required(_ field: EntrySheet.Field) -> String? {
    let value = sheet[field]
    if value == nil { faults.append(.missing(field)) }
    return value
  }

  private mutating func unreadable(_ field: EntrySheet.Field, _ value: String) {
    let shown = value.unicodeScalars.prefix(60)
    faults.append(.unreadable(field, String(String.UnicodeScalarView(shown))))
  }

  private static func isNone(_ text: String) -> Bool {
    ["无", "没有", "不详", "未留", "-", "/"].contains(OfficeText.bare(text))
  }
}
