import Testing

@testable import Mail

/// Every octet in every field of a draft, alone and at each end and in the middle of a word: what is composed is a
/// sound mail that says the same, or nothing is composed at all.
struct EveryByteTests {
  private static let scalars = (0...255 as ClosedRange<UInt8>).map { String(Unicode.Scalar($0)) }

  private func texts(with scalar: String) -> [String] {
    [scalar, scalar + "ab", "a\(scalar)b", "ab\(scalar)"]
  }

  /// What a header may show of a text: no control characters, no white space at its ends.
  private func shown(_ text: String) -> String {
    let spaced = text.unicodeScalars.map { scalar -> Character in
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? " " : Character(scalar)
    }
    let start = spaced.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The mail, after a look at its bytes: lines of CRLF and nothing else, none too long, no NUL, ASCII only.
  private func sound(_ bytes: [UInt8], _ comment: Comment) throws -> Message {
    var longest = 0
    var length = 0
    var isSound = bytes.suffix(2) == [13, 10]
    for (index, octet) in bytes.enumerated() {
      if octet == 0 || octet > 0x7F { isSound = false }
      if octet == 10, index == 0 || bytes[index - 1] != 13 { isSound = false }
      if octet == 13, index + 1 == bytes.count || bytes[index + 1] != 10 { isSound = false }
      length = octet == 10 ? 0 : length + 1
      longest = max(longest, length)
    }
    #expect(isSound && longest <= 999, comment)
    let message = try Message(parsing: bytes)
    for field in ([message.root] + message.root.leaves).flatMap(\.headers) {
      let octets = field.text.utf8
      #expect(!octets.contains { $0 == 0 || $0 == 10 || $0 == 13 }, comment)
    }
    #expect(message.findings.isEmpty, comment)
    return message
  }

  @Test func whatPeopleWriteIsSaidAgain() throws {
    for (number, scalar) in Self.scalars.enumerated() {
      for (place, text) in texts(with: scalar).enumerated() {
        let comment: Comment = "U+\(number), place \(place)"
        var draft = Draft.sample()
        draft.from.name = text
        draft.to[0].name = text
        draft.cc = [Address(name: text, mailbox: "cc@gov.example")]
        draft.replyTo = [Address(name: text, mailbox: "reply@gov.example")]
        draft.subject = text
        draft.text = text
        draft.html = text
        draft.attachments = [
          Attachment(name: "x" + text, asciiName: "x.pdf", type: "application/pdf", bytes: [UInt8(number)])
        ]
        let message = try sound(try draft.composed(), comment)
        let name = shown(text)
        for address in [message.from, message.to, message.cc, message.replyTo] {
          #expect(address.count == 1 && (address[0].name ?? "") == name, comment)
        }
        #expect(message.subject == name, comment)
        let lines = scalar == "\r" || scalar == "\n" ? text.replacing(scalar, with: "\r\n") : text
        let parts = message.root.leaves
        #expect(parts.count == 3, comment)
        #expect(message.text(of: parts[0]) == lines && message.text(of: parts[1]) == lines, comment)
        #expect(message.content(of: parts[2]) == [UInt8(number)], comment)
        let isSeparator = ["/", "\\", ":"].contains(scalar)
        #expect(
          parts[2].fileName == shown("x" + text.replacing(scalar, with: isSeparator ? "_" : scalar)), comment)
      }
    }
  }

  /// A field that a program fills, and how it reads back.
  private static let supplied:
    [(name: String, fill: @Sendable (inout Draft, String) -> String, read: @Sendable (Message) -> String?)] =
      [
        (
          "from",
          {
            $0.from.mailbox = "\($1)@gov.example"
            return $0.from.mailbox
          }, { $0.from.first?.mailbox }
        ),
        (
          "to",
          {
            $0.to = [Address(mailbox: "a@gov.example\($1)")]
            return $0.to[0].mailbox.lowercased()
          },
          { $0.to.first?.mailbox.lowercased() }
        ),
        (
          "cc",
          {
            $0.cc = [Address(mailbox: "\($1)@gov.example")]
            return $0.cc[0].mailbox
          }, { $0.cc.first?.mailbox }
        ),
        (
          "reply-to",
          {
            $0.replyTo = [Address(mailbox: "\($1)@x.example")]
            return $0.replyTo[0].mailbox
          },
          { $0.replyTo.first?.mailbox }
        ),
        (
          "message id",
          {
            $0.messageID = "\($1)@x"
            return $0.messageID
          }, { $0.messageID }
        ),
        (
          "in reply to",
          {
            $0.inReplyTo = "a@\($1)"
            return "a@\($1)"
          }, { $0.inReplyTo.first }
        ),
        (
          "reference",
          {
            $0.references = ["\($1)@x"]
            return "\($1)@x"
          }, { $0.references.first }
        ),
        (
          "field name",
          {
            $0.headers = [("X-\($1)", "x")]
            return "X-\($1)"
          },
          { $0.root.headers.first { $0.name.hasPrefix("X-") }?.name }
        ),
        (
          "field value",
          {
            $0.headers = [("X-Note", $1)]
            return $1
          }, { $0.headers(named: "X-Note").first?.text }
        ),
        (
          "type",
          {
            $0.attachments[0].type = "application/\($1)"
            return "application/\($1)".lowercased()
          },
          { $0.root.parts.last.map { "\($0.contentType.type)/\($0.contentType.subtype)" } }
        ),
        (
          "ascii name",
          {
            $0.attachments[0].asciiName = $1
            return $1
          },
          { $0.root.parts.last?.contentType.parameters["name"] }
        ),
      ]

  @Test(arguments: supplied.indices)
  func whatAProgramSuppliesIsExactOrRefused(index: Int) throws {
    let field = Self.supplied[index]
    var composed = 0
    for (number, scalar) in Self.scalars.enumerated() {
      for (place, text) in texts(with: scalar).enumerated() {
        let comment: Comment = "U+\(number), place \(place), \(field.name)"
        var draft = Draft.sample()
        draft.attachments = [Attachment(name: "附", asciiName: "a", type: "a/b", bytes: [1])]
        let meant = field.fill(&draft, text)
        // A refusal is as good.
        guard let bytes = try? draft.composed() else { continue }
        composed += 1
        let read = try #require(field.read(try sound(bytes, comment)), comment)
        #expect(read == (field.name == "field value" ? shown(meant) : meant), comment)
      }
    }
    #expect(composed > 100)
  }
}
