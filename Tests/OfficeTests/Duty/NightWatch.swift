import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// An office at night on a holiday, and one 特急 letter.
final class NightWatch {
  static let night = Timestamp(Day("2026-10-02")!, hour: 3, minute: 10)
  static let bao = "zhiban-bao@naiman.example"
  static let zhang = "zhiban-zhang@naiman.example"
  static let coordinator = "zhengban@naiman.example"

  let world: World

  init(
    table: DutyTable = Cast.duty, withCoordinator: Bool = true, change: (inout OfficeRules) -> Void = { _ in }
  ) throws {
    let officials =
      withCoordinator ? [Official(role: .coordinator, name: "斯琴", address: Self.coordinator)] : []
    world = try World(
      change: change,
      register: Register(
        units: Cast.register.units, desks: Cast.register.desks, officials: officials, duty: table))
    world.now = Self.night
  }

  var id: LetterID { LetterID(prefix: "NM", year: 2026, serial: 1) }

  func write(_ title: String = "煤气泄漏", _ text: String = "楼道里煤气泄漏，供热管道旁边。") throws {
    try world.write(from: Cast.citizen, subject: title, text: text)
    try world.work()
  }

  /// Lets so many minutes pass, and the office work once.
  func wait(minutes: Int64) throws {
    world.now = world.now + minutes * 60
    try world.work()
  }

  /// Who was called, and when: minutes after the letter came.
  var calls: [String] {
    get throws {
      try world.office.ledger.dutyCalls(about: id).map {
        "\($0.name) \(($0.at.seconds - Self.night.seconds) / 60)"
      }
    }
  }

  func call(to address: String) throws -> Message {
    try #require(try world.mails("duty-call", about: id).last { $0.to[0].mailbox == address })
  }

  func answer(from address: String, _ words: String) throws {
    try world.reply(to: try call(to: address), from: address, words)
    try world.work()
  }

  /// What was said to one of them in the last mail of that kind.
  func last(_ kind: String, to address: String) throws -> String? {
    try world.mails(kind, about: id).last { $0.to[0].mailbox == address }?.text
  }

  var isOver: Bool {
    get throws { try world.office.ledger.dutyWatch(of: id)?.next == nil }
  }
}
