import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// What stories of returns and extensions share.
extension World {
  /// With 高云, who rules where units quarrel.
  static func coordinated(_ change: (inout OfficeRules) -> Void = { _ in }) throws -> World {
    try World(change: change, register: Cast.coordinatedRegister)
  }

  /// An author's letter that goes to 旗住建局.
  func receive(_ text: String = "供热管道漏水。") throws {
    try write(from: Cast.citizen, subject: "漏水", text: text)
    try work()
  }

  /// The officer of the unit that has the letter answers.
  func officer(_ words: String, through border: String? = nil, to kind: String = "assigned") throws {
    let mail = try last(kind)
    try reply(to: mail, from: try #require(mail.to.first).mailbox, words, through: border)
    try work()
  }

  func desk(_ words: String, to kind: String, from clerk: String = "wangmin@naiman.example") throws {
    try decide(words, on: try last(kind), from: clerk)
    try work()
  }

  /// What the last mail to a desk says that was understood.
  func understood() throws -> String { try last("understood").text }

  func held() throws -> [String] { try office.ledger.heldMail().map(\.reason) }

  func event(_ act: Act) throws -> Event? { try letter().events.last { $0.fact.act == act } }

  func due(_ unit: UnitName) throws -> String? { try letter().due[unit]?.day.description }
}
