import Digest
import Domain
import Foundation
import Store

/// What became of an entered letter, for whoever entered it.
package struct EntryReceipt: Codable, Equatable, Sendable {
  package let letter: LetterID
  package let queryCode: String
  package let title: String
  package let receivedAt: Timestamp
  /// Whether its author was not told yet, and nothing but a call will tell him.
  package let mustBeCalled: Bool
}

/// A sheet as the mail store keeps it.
private struct KeptSheet: Codable {
  let sheet: EntrySheet
  let enteredBy: String?
  let at: Timestamp
}

extension Office {
  /// `huiyin register`: what was written is durable before a letter is made of it.
  /// - Parameter told: whether its author is there, on the line or at the window, to hear number and query code.
  package func enter(_ sheet: EntrySheet, told: Bool = false, by clerk: Party, at now: Timestamp) throws
    -> EntryReceipt
  {
    let letter = try EnteredLetter(sheet, by: clerk.name ?? "", of: register, rules, at: now)
    if told, !letter.way.isSpoken { throw EntryFaults([.nobodyThere(letter.way)]) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = Array(try encoder.encode(KeptSheet(sheet: sheet, enteredBy: clerk.name, at: now)))
    func enter() throws -> EntryReceipt {
      let mail = try ledger.keep(bytes, at: now)
      return try ledger.write { book in
        let receipt = try self.enter(letter, from: mail, told: told, in: book, by: clerk, at: now)
        try book.settle(entered: mail, as: receipt.letter, at: now)
        return receipt
      }
    }
    try tryOut { _ = try enter() }
    return try enter()
  }

  /// Registers an entered letter on an open page of the ledger.
  func enter(
    _ entered: EnteredLetter, from mail: MailReference, told: Bool = false, in book: Book, by clerk: Party,
    at now: Timestamp
  ) throws -> EntryReceipt {
    let key = key(of: entered)
    if !entered.isConfirmed, let first = try book.letter(enteredAs: key) {
      throw EntryFaults([.repeated(of: first)])
    }
    let queryCode = Base32.encode(entropy(8))  // 64 random bits
    let id = try book.register(
      entered.registration(queryCode: queryCode, mail: mail), prefix: rules.numberPrefix, at: now, by: clerk)
    try book.note(id, enteredAs: key)
    guard let letter = try book.letter(id) else { throw LedgerError.noSuchLetter(id) }
    var docket = Docket(office: self, now: now, book: book, letter: letter)
    try docket.classify()
    try docket.sendReceipt(queryCode: queryCode)
    if told { try docket.toldAtOnce(entered.way, by: clerk) }
    return EntryReceipt(
      letter: id, queryCode: queryCode, title: entered.shownTitle, receivedAt: entered.receivedAt,
      mustBeCalled: try !docket.openCalls().isEmpty)
  }

  /// The same for the same words of the same author on the same day, as a slip repeats them; nobody without the
  /// office's key can tell from it what they were.
  private func key(of letter: EnteredLetter) -> String {
    let words = letter.text.split(whereSeparator: \.isWhitespace).joined()
    let author = [letter.name, letter.telephone, letter.mail].map { $0 ?? "" }
    return mint.identifier(["entry", "\(letter.receivedAt.day)"] + author + [words])
  }
}

extension Docket {
  /// Who is there while his letter is entered hears number and query code, and need not be called for them.
  fileprivate mutating func toldAtOnce(_ way: EntryWay, by clerk: Party) throws {
    let notices = try openCalls()
    let told = Told(place: letter.registration.authorTelephone?.text, at: now, by: nil)
    for notice in notices { _ = try close(notice, told, way: way.rawValue, by: clerk) }
    if notices.isEmpty {
      try record(.told(way: way.rawValue, Words("编号和查询码已在登记时当面告知")), by: clerk)
    }
  }
}

extension EnteredLetter {
  fileprivate func registration(queryCode: String, mail reference: MailReference) -> Registration {
    Registration(
      desk: desk, channel: channel, receivedAt: receivedAt, title: Words(title ?? ""), text: Words(text),
      authorName: name.map(Words.init), authorAddress: mail.map(Words.init),
      authorTelephone: telephone.map(Words.init), queryCode: Words(queryCode), mayBePublished: mayBePublished,
      mail: reference, takenBy: Words(takenBy))
  }
}
