import Digest
import Domain
import Store

/// A mail of a clerk's that enters letters.
struct EntryMail {
  let mail: IncomingMail
  let raw: RawMail
  /// Of the clerk, or of the desk where it came from its mailbox.
  let name: String
  let address: String
  let desk: Desk
  /// Nil where it came without one that is good.
  var code: String?
  /// The mail that was answered with that code because nothing of it was registered.
  var draft: Int64?
  /// Whether it says yes to that mail, and nothing else.
  var isConfirmation = false
}

/// The code with which a clerk enters letters by mail. It looks like a letter's token, of no letter.
enum EntryToken {
  static let prefix = "DJ"
  /// How long it is good, in seconds.
  static let life: Int64 = 30 * 86_400

  static func new(_ entropy: (Int) -> [UInt8], on day: Day) -> Token {
    Token(
      letter: LetterID(prefix: prefix, year: day.year, serial: 1), code: Base32.encode(entropy(10)))
  }
}
