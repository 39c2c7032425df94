import Domain
import Mail
import Store
import Testing
import World

@testable import Office

/// What the tests of authors' later mails do again and again.
extension World {
  /// A letter that is with its unit, and its author's receipt.
  func letterWithReceipt(_ subject: String = "供热", from author: Address = Cast.citizen) throws -> Message {
    try write(from: author, subject: subject, text: "家里不热。")
    try work()
    return try #require(try mails("receipt", about: letter().id).first)
  }

  /// The same, answered by the unit's leader and published.
  func publishedLetter() throws -> Message {
    let receipt = try letterWithReceipt()
    try answer("答复：已修复。")
    #expect(try letter().stage == .published)
    return receipt
  }

  func answer(_ words: String) throws {
    let assigned = try #require(try mails("assigned", about: letter().id).last)
    try reply(to: assigned, from: "leader@zhujian.example", words, signedBy: true)
    try work()
  }

  /// The author writes again, and the office does what follows from it.
  func add(_ words: String, to receipt: Message, from sender: String = Cast.citizen.mailbox) throws {
    try reply(to: receipt, from: sender, words)
    try work()
  }

  func count(_ kind: String) throws -> Int { try mails(kind, about: letter().id).count }

  func last(_ kind: String) throws -> Message { try #require(try mails(kind, about: letter().id).last) }

  /// Words of the notes on the letter.
  func notes() throws -> [String] {
    try letter().events.compactMap { if case .noted(let words) = $0.fact { words.shown } else { nil } }
  }
}
