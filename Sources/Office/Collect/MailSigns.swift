import Domain
import Mail

/// What of a mail says where it goes, but for what the ledger knows of it.
struct MailSigns: Sendable {
  let kind: MessageKind
  let tokens: MailTokens
  /// Whether it may name one of our letters in its words.
  let mayNameLetter: Bool

  init(of message: Message, rules: OfficeRules) {
    kind = message.kind
    tokens = MailTokens(of: message)
    mayNameLetter = message.text.utf8.holds(rules.numberPrefix.utf8)
  }
}

extension Sequence<UInt8> {
  /// Whether these octets stand somewhere in it.
  fileprivate func holds(_ octets: some Sequence<UInt8>) -> Bool {
    let octets = Array(octets)
    guard let first = octets.first else { return true }
    let all = Array(self)
    return all.indices.contains { all[$0] == first && all[$0...].starts(with: octets) }
  }
}

/// The tokens a mail carries: in the addresses it was sent to, in its subject, in its text.
struct MailTokens: Sendable {
  let all: [Token]
  /// What digests are answered with.
  let digestCodes: [DigestCode]
  /// What has the form of a letter's number and stands in the subject by itself, such as an order's at a shop.
  let numbers: [LetterID]

  static func numbers(in text: String) -> [LetterID] {
    text.unicodeScalars.split { !$0.isASCII || !$0.properties.isAlphabetic && !("0"..."9").contains($0) }
      .lazy.compactMap { LetterID(String($0).uppercased()) }
  }

  init(of message: Message) {
    let delivered = ["Delivered-To", "X-Original-To", "Envelope-To"]
      .flatMap { message.headers(named: $0).map(\.text) }
    let addresses = (message.to + message.cc).map(\.mailbox) + delivered
    var tokens: [Token] = []
    let texts = addresses + [message.subject, message.text]
    digestCodes = Array(texts.flatMap { DigestCode.all(in: $0) }.prefix(20))
    for text in texts {
      for token in Token.all(in: text) where !tokens.contains(token) { tokens.append(token) }
    }
    all = Array(tokens.prefix(20))
    numbers = Array(Self.numbers(in: message.subject).prefix(20))
  }
}
