import Digest
import Domain

/// What ties a mail to a letter: the letter's number and 80 secret bits, `nm2026000123-4q7x0m2k9w5s8a1z`.
///
/// It stands in the address we ask to be answered at, in the text we send, and so in what is quoted back.
/// A token is routing: it says which letter a mail is about and to whom we wrote, not who writes now.
package struct Token: Hashable, Sendable, CustomStringConvertible {
  package let letter: LetterID
  /// 16 characters of `Base32`.
  package let code: String

  package init(letter: LetterID, code: String) {
    self.letter = letter
    self.code = code
  }

  package var description: String { "\(letter.description.lowercased())-\(code)" }

  /// Every token in a text, in order: also in upper case, and with the o, i and l that people read into it.
  package static func all(in text: String) -> [Token] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    var position = 0
    while let dash = bytes[position...].firstIndex(of: UInt8(ascii: "-")) {
      position = dash + 1
      guard let id = number(before: dash, in: bytes), let code = code(after: dash, in: bytes) else {
        continue
      }
      let token = Token(letter: id, code: code)
      if !tokens.contains(token) { tokens.append(token) }
      position = dash + 1 + codeLength
      if tokens.count == 20 { break }  // more than anybody quotes by accident
    }
    return tokens
  }

  private static let codeLength = 16

  private static func number(before dash: Int, in bytes: [UInt8]) -> LetterID? {
    var start = dash
    while start > 0, dash - start < 20, isWordByte(bytes[start - 1]) { start -= 1 }
    return LetterID(String(decoding: bytes[start..<dash], as: UTF8.self).uppercased())
  }

  private static func code(after dash: Int, in bytes: [UInt8]) -> String? {
    let end = dash + 1 + codeLength
    guard end <= bytes.count, end == bytes.count || !isWordByte(bytes[end]) else { return nil }
    guard let value = Base32.decode(String(decoding: bytes[(dash + 1)..<end], as: UTF8.self)) else {
      return nil
    }
    return Base32.encode(value)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}

/// Makes and recognises the office's tokens: HMAC-SHA-256 cut to 80 bits (RFC 2104 §5), one key an office; and the one
/// before it for as long as mails are under way that were sent with it.
package struct TokenMint: Sendable {
  private let key: [UInt8]
  private let previous: [UInt8]?
  private let identity: [UInt8]

  /// - Parameters:
  ///   - previous: makes no tokens any more; what it made is recognised.
  ///   - identity: makes what must stay the same for good, whatever key makes the tokens; that key, if nil.
  package init(key: [UInt8], previous: [UInt8]? = nil, identity: [UInt8]? = nil) {
    self.key = key
    self.previous = previous
    self.identity = identity ?? key
  }

  /// For a unit in one round of a letter; the next round's is another.
  package func token(for unit: UnitName, round: Int, of letter: LetterID) -> Token {
    token(letter, Self.words(letter, unit, round))
  }

  /// For a sub-unit to which its unit has handed a letter down in that round.
  package func token(for subUnit: String, of unit: UnitName, round: Int, of letter: LetterID) -> Token {
    token(letter, Self.words(letter, subUnit, of: unit, round))
  }

  /// For the author of a letter.
  package func authorToken(of letter: LetterID) -> Token { token(letter, Self.words(ofAuthorOf: letter)) }

  /// Whether both are one token; the time it takes tells nothing.
  package func matches(_ token: Token, _ other: Token) -> Bool {
    token.letter == other.letter && constantTimeEqual(Array(token.code.utf8), Array(other.code.utf8))
  }

  /// An identifier that is the same for the same cause, and that nobody can guess: for Message-IDs.
  package func identifier(_ cause: String...) -> String { identifier(["mail"] + cause) }

  /// The same, of words that say by themselves what it is for.
  func identifier(_ words: [String]) -> String { Base32.encode(Self.code(words, by: identity).prefix(15)) }

  /// What ties a mail's return address to it.
  func bounceCode(of number: Int64, messageID: String) -> String {
    Self.short(["bounce", String(number), messageID], by: key)
  }

  /// Whether a return address carries it, by either key.
  func isBounceCode(_ code: String, of number: Int64, messageID: String) -> Bool {
    isCode(code, of: ["bounce", String(number), messageID])
  }
}

extension TokenMint {
  /// Whether a token is that of its letter's unit in a round, by either key.
  func isToken(_ token: Token, of unit: UnitName, round: Int) -> Bool {
    isCode(token.code, of: Self.words(token.letter, unit, round))
  }

  func isToken(_ token: Token, of subUnit: String, of unit: UnitName, round: Int) -> Bool {
    isCode(token.code, of: Self.words(token.letter, subUnit, of: unit, round))
  }

  func isAuthorToken(_ token: Token) -> Bool { isCode(token.code, of: Self.words(ofAuthorOf: token.letter)) }

  private func token(_ letter: LetterID, _ words: [String]) -> Token {
    Token(letter: letter, code: Self.short(words, by: key))
  }

  /// All are always compared: the time it takes tells nothing.
  private func isCode(_ code: String, of words: [String]) -> Bool {
    let found = [key, previous].compactMap(\.self).map { key in
      constantTimeEqual(Array(code.utf8), Array(Self.short(words, by: key).utf8))
    }
    return found.contains(true)
  }

  private static func words(_ letter: LetterID, _ unit: UnitName, _ round: Int) -> [String] {
    [letter.description, "unit", String(round), unit.text]
  }

  private static func words(_ letter: LetterID, _ subUnit: String, of unit: UnitName, _ round: Int)
    -> [String]
  {
    [letter.description, "sub-unit", String(round), unit.text, subUnit]
  }

  private static func words(ofAuthorOf letter: LetterID) -> [String] { [letter.description, "author"] }

  private static func short(_ words: [String], by key: [UInt8]) -> String {
    Base32.encode(code(words, by: key).prefix(10))
  }

  private static func code(_ words: [String], by key: [UInt8]) -> [UInt8] {
    // A byte that no word contains keeps ("ab", "c") apart from ("a", "bc").
    HMACSHA256.code(of: Array(words.joined(separator: "\u{0}").utf8), key: key)
  }
}
