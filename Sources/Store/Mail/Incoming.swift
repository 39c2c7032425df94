import Domain
import Foundation
import GRDB

/// A mail that no stage has dealt with yet.
package struct IncomingMail: Sendable {
  package let id: Int64
  package let mailbox: String
  package let receivedAt: Timestamp
  /// The token that brought it to its stage; nil for a letter.
  package let token: String?
  /// How often the process has died over it at this stage.
  package let deaths: Int
}

extension IncomingMail {
  /// What somebody entered by hand, which came to no mailbox.
  package init(entered mail: RawMail) {
    id = mail.reference.id
    mailbox = ""
    receivedAt = mail.receivedAt
    token = nil
    deaths = 0
  }
}

/// Which stage a mail is for.
package enum MailPurpose: String, Sendable {
  /// It carries a letter.
  case letter
  /// A row of a new-media export, which carries a letter.
  case row
  /// A portal's form, which carries a letter.
  case form
  /// A unit claims, returns, gives its opinion or answers.
  case reply
  /// An officer's mailbox says by itself that he is not there.
  case absence
  /// A desk answers a question.
  case decision
  /// An author writes again about his letter.
  case supplement
  /// Something we sent came back.
  case bounce
  /// A desk says what it told authors.
  case told
  /// A clerk enters letters that he took himself.
  case entry
  /// A desk answers its list of what waits.
  case morning
  /// Somebody on duty answers that he was called.
  case duty
  /// A unit answers a mail that asked it to sign for a trial.
  case probe
  /// A unit or the supervisor answers what it was told of a bulletin.
  case bulletin
}

/// What became of a mail.
package enum MailFate: String, Sendable {
  /// It carries a letter, which was registered.
  case letter
  /// It answered, claimed, decided or returned something.
  case handled
  /// It waits for a person in the holding pen.
  case held
  /// Noise by nature: our own mail come back, an automatic reply.
  case setAside = "set aside"
}

extension Ledger {
  /// Mails nobody looked at yet, oldest first.
  package func newMail(limit: Int) throws -> [IncomingMail] { try incoming("state = 'new'", [], limit) }

  /// Where units answered of late: in which mailboxes the replies among the last 10,000 mails came.
  package func mailboxesOfReplies() throws -> Set<String> {
    try database.read {
      try Set(
        $0.values(
          String.self,
          """
          SELECT DISTINCT mailbox FROM (SELECT mailbox, purpose FROM incoming ORDER BY mail DESC LIMIT 10000)
          WHERE purpose = 'reply' AND mailbox <> ''
          """))
    }
  }

  /// Mails sorted for a stage, oldest first.
  package func mail(for purpose: MailPurpose, limit: Int) throws -> [IncomingMail] {
    try incoming("state = 'sorted' AND purpose = ?", [purpose.rawValue], limit)
  }

  private func incoming(
    _ condition: String, _ arguments: StatementArguments, _ limit: Int
  ) throws -> [IncomingMail] {
    try database.read { database in
      try database.rows("SELECT * FROM incoming WHERE \(condition) ORDER BY mail LIMIT \(limit)", arguments)
    }.map {
      IncomingMail(
        id: $0["mail"], mailbox: $0["mailbox"], receivedAt: Timestamp(seconds: $0["receivedAt"]),
        token: $0["token"], deaths: $0["deaths"])
    }
  }
}

extension Book {
  /// Lays new mails on the pile of their stage.
  package func sort(_ mails: [Int64], for purpose: MailPurpose, token: String? = nil) throws {
    try database.run(
      """
      UPDATE incoming SET state = 'sorted', purpose = ?, token = ?, reading = 0, deaths = 0
      WHERE mail IN (SELECT value FROM json_each(?)) AND state = 'new'
      """, [purpose.rawValue, token, Ledger.list(of: mails)])
  }

  /// Says what became of a mail; a mail has one fate.
  package func settle(_ mail: Int64, as fate: MailFate, letter: LetterID? = nil, note: String = "") throws {
    try database.step(
      """
      UPDATE incoming SET state = ?, letter = ?, note = ?, reading = 0
      WHERE mail = ? AND state IN ('new', 'sorted')
      """, [.text(fate.rawValue), .optional(letter?.description), .text(note), .integer(mail)])
    guard database.changesCount == 1 else {
      throw LedgerError.corrupt("mail \(mail) was dealt with twice")
    }
  }
}
