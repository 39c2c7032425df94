import Domain
import Foundation
import Mail
import Office
import OfficeSettings
import Settings
import Store
import World

/// A working week of an office that works by the shipped configuration, with two hundred letters, and the days until the
/// last of them has come to its end. Its clerks do nothing but answer the lists that the morning and the afternoon bring.
final class Week {
  let world: World
  let letters: [WeekLetter]
  private var clerk: WeekClerk
  private var people: WeekPeople
  /// What happened, day by day.
  private(set) var diary = ""
  /// That the clerks wrote.
  private(set) var linesWritten = 0
  /// That were not carried out, with what they were told.
  private(set) var refused: [String] = []
  private var lists: [(clerk: String, mail: Message, at: Timestamp)] = []
  private var nextMail: Int64 = 1
  private var unsent: [Int64] = []

  init() throws {
    let configuration = try Configuration.load(
      from: Repository.root + "/Config/huiyin.yaml", today: WeekLetters.monday)
    var rules = OfficeRules(configuration)
    rules.probedRoute = nil
    // The one mailbox there is.
    rules.intakes = ["liuyan": rules.intakes.values.first!]
    world = try World(
      change: { $0 = rules }, register: configuration.register,
      trusting: OfficeTrust(authorities: [], requiresRevocationList: true))
    world.now = Timestamp(WeekLetters.monday, hour: 6)
    letters = try WeekLetters.all()
    clerk = WeekClerk(letters: letters)
    people = WeekPeople(letters, configuration.register)
  }

  /// Until every letter is closed, or for as many days.
  func play(atMost days: Int = 24) throws {
    for number in 0..<days {
      try play(WeekLetters.monday + number)
      if number > 4, try open().isEmpty { return }
    }
  }

  /// The letters that are not at their end.
  func open() throws -> [LetterID] {
    let ledger = world.office.ledger
    return try ledger.letters().filter { id in
      guard let stage = try ledger.letter(id)?.stage else { return true }
      return !stage.isClosed && stage != .merged && stage != .split
    }
  }

  private func play(_ day: Day) throws {
    diary += "\(diary.isEmpty ? "" : "\n")\(day.month)月\(day.dayOfMonth)日　星期\(day.weekday.chinese)\n"
    guard world.office.calendar.isWorkingDay(day) else {
      try go(to: Timestamp(day, hour: 12))
      diary += "　　休息。\n"
      return
    }
    try go(to: Timestamp(day, hour: 7, minute: 30))
    try go(to: Timestamp(day, hour: 8, minute: 30))
    try answerLists(at: Timestamp(day, hour: 9, minute: 10))
    try go(to: Timestamp(day, hour: 10, minute: 30))
    try go(to: Timestamp(day, hour: 14, minute: 30))
    try answerLists(at: Timestamp(day, hour: 14, minute: 50))
    try go(to: Timestamp(day, hour: 16, minute: 30))
    try go(to: Timestamp(day, hour: 20, minute: 30))
    try close()
  }

  /// Everybody writes what he has to write by then, and the office does what it has to do.
  private func go(to time: Timestamp) throws {
    let before = world.now
    world.now = time
    for letter in letters where before < letter.at && letter.at <= time {
      try world.write(from: letter.author, subject: letter.title, text: letter.text)
    }
    if before.day == WeekLetters.monday + 1, time.secondOfDay == 10 * 3600 + 1800 {
      try world.write(
        from: Address(name: "家电城", mailbox: "news@shop.example"), subject: "年终优惠", text: "广告：全场八折优惠。",
        headers: [("Precedence", "bulk")])
    }
    let acts = world.office.calendar.isWorkingDay(time.day) ? try people.act(in: world) : []
    try work()
    guard !acts.isEmpty else { return }
    let counts = Dictionary(grouping: acts) { $0 }.mapValues(\.count).sorted {
      ($1.value, $0.key) < ($0.value, $1.key)
    }
    diary += "\(time.clock.prefix(5))　来信：\(counts.map { "\($0.key)\($0.value)" }.joined(separator: "　"))\n"
  }

  private func work() throws {
    try world.work()
    let ledger = world.office.ledger
    while try ledger.outbox(number: nextMail) != nil {
      unsent.append(nextMail)
      nextMail += 1
    }
    var left: [Int64] = []
    for number in unsent {
      guard let sent = try ledger.outbox(number: number), sent.state == .sent else {
        left.append(number)
        continue
      }
      try deliver(sent.mail)
    }
    unsent = left
  }

  private func deliver(_ outgoing: OutgoingMail) throws {
    let mail = try Message(parsing: outgoing.bytes)
    switch outgoing.kind {
    case "morning": lists.append((Self.clerk(reading: outgoing.recipient), mail, world.now))
    case "morning-understood": tell(mail)
    // An urgent answer's scan does not wait for the list, which only names it: it lies in the same mailbox.
    case "confirm-scan": clerk.keep(scansOf: mail)
    case "refused": diary += "　　未被采纳：\(mail.subject)\n"
    default: people.get(outgoing, mail, at: world.now)
    }
  }

  /// The desk's mailbox is read by one of its clerks.
  private static func clerk(reading mailbox: String) -> String {
    mailbox == "taixi@naiman.example" ? "wurina@naiman.example" : mailbox
  }

  /// One list after the other; an answer may bring the next.
  private func answerLists(at time: Timestamp) throws {
    world.now = time
    while !lists.isEmpty {
      let (person, mail, told) = lists.removeFirst()
      let lines = clerk.answer(WeekList(mail))
      let kinds =
        mail.text.components(separatedBy: "\n").first { $0.hasPrefix("　　") && $0.contains("件　") } ?? ""
      diary += "\(told.clock.prefix(5))　\(mail.subject)\(kinds)\n"
      guard !lines.isEmpty else { continue }
      linesWritten += lines.count
      diary += lines.map { "　　\(person.prefix { $0 != "@" })写：\($0)\n" }.joined()
      try world.reply(to: mail, from: person, lines.joined(separator: "\n"))
      try work()
    }
  }

  private func tell(_ mail: Message) {
    let lines = mail.text.components(separatedBy: "\n")
    let results = lines.indices.filter { lines[$0].contains("→") }
    let bad = results.filter { lines[$0].contains("未办理") || lines[$0].contains("没有") }
    diary += "　　\(mail.subject)：\(results.count - bad.count)件已办\n"
    for place in bad {
      let line = lines[place - 1].trimmingCharacters(in: .whitespaces)
      refused.append("\(line)\(lines[place].trimmingCharacters(in: .whitespaces))")
      diary += "　　　　\(refused.last ?? "")\n"
    }
  }

  private func close() throws {
    let ledger = world.office.ledger
    var stages: [Stage: Int] = [:]
    for id in try ledger.letters() {
      if let stage = try ledger.letter(id)?.stage { stages[stage, default: 0] += 1 }
    }
    let told = Stage.allCases.compactMap { stage in stages[stage].map { "\(stage.rawValue) \($0)" } }
    diary += "　　当日结束：\(told.joined(separator: "，"))\n"
  }
}
