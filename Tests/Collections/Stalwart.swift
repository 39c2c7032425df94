import Foundation
import Mail

/// Mails with what another reader made of them, as JSON in the form of the `mail-parser` crate's own tests.
///
/// `x.json` tells of `x.eml` or `x.txt` without any CR, and `x.crlf.json` of the same with CR before every LF.
struct Stalwart: Expectation {
  let name = "stalwart"

  func covers(_ file: CollectedFile) -> Bool {
    file.name.hasSuffix(".json") && mail(of: file) != nil
  }

  func differences(of file: CollectedFile) throws -> [Difference] {
    guard let mail = mail(of: file) else { return [] }
    let expected = try JSONDecoder().decode(StalwartMessage.self, from: Data(file.bytes))
    let bytes = try mail.bytes
    let given = file.name.hasSuffix(".crlf.json") ? Self.withReturns(bytes) : bytes.filter { $0 != 0x0D }
    return Self.differences(of: try Message(parsing: given), from: expected)
  }

  private static func withReturns(_ bytes: [UInt8]) -> [UInt8] {
    var lines: [UInt8] = []
    for octet in bytes {
      if octet == 0x0A, lines.last != 0x0D { lines.append(0x0D) }
      lines.append(octet)
    }
    return lines
  }

  private func mail(of file: CollectedFile) -> CollectedFile? {
    var stem = file.name.dropLast(".json".count)
    if stem.hasSuffix(".crlf") { stem = stem.dropLast(".crlf".count) }
    return file.beside(stem + ".eml") ?? file.beside(stem + ".txt")
  }

  private static func differences(of message: Message, from expected: StalwartMessage) -> [Difference] {
    guard let root = expected.parts.first else { return [] }
    var differences: [Difference] = []
    func compare(_ aspect: String, _ expected: String, _ found: String) {
      if !agrees(found, with: expected) {
        differences.append(Difference(aspect: aspect, expected: expected, found: found))
      }
    }
    compare("subject", root.text("subject").joined(), message.subject)
    compare("messageID", root.text("message_id").joined(), message.messageID ?? "")
    compare(
      "inReplyTo", root.text("in_reply_to").joined(separator: " "), message.inReplyTo.joined(separator: " "))
    compare(
      "references", root.text("references").joined(separator: " "), message.references.joined(separator: " "))
    compare("date", root.date, message.date.map { "\($0.seconds) \($0.offset)" } ?? "")
    for (field, found) in [
      ("from", message.from), ("sender", message.sender), ("reply_to", message.replyTo), ("to", message.to),
      ("cc", message.cc),
    ] {
      compare(field, root.addresses(field), shown(found))
    }
    var paths: [Int: String] = [:]
    differences += compared(0, of: expected, with: message.root, at: "part", in: message, &paths)
    let ours = Self.parts(of: message.root)
    // The other reader lists every text but the first, and signatures: for us these are words and machinery.
    let wanted = expected.attachments.compactMap { paths[$0] }.filter { ours[$0].map(isSentAlong) ?? true }
    let found = message.attachments.compactMap { file in ours.first { $0.value.range == file.part.range }?.key
    }
    compare("attachments", wanted.joined(separator: ", "), found.joined(separator: ", "))
    return differences
  }

  private static func shown(_ addresses: [Address]) -> String {
    addresses.map { "\($0.name ?? "") <\($0.mailbox)>" }.joined(separator: ", ")
  }

  /// Compares one part and those in it; `paths` gets the path of each expected part.
  private static func compared(
    _ index: Int, of expected: StalwartMessage, with part: Part, at path: String, in message: Message,
    _ paths: inout [Int: String]
  ) -> [Difference] {
    paths[index] = path
    let wanted = expected.parts[index]
    var differences: [Difference] = []
    func compare(_ aspect: String, _ expected: String, _ found: String) {
      if !agrees(found, with: expected) {
        differences.append(Difference(aspect: "\(path) \(aspect)", expected: expected, found: found))
      }
    }
    compare("name", wanted.fileName ?? "", part.fileName ?? "")
    switch wanted.body {
    case .text(let text): compare("text", text, message.text(of: part))
    case .octets(let octets):
      compare("content", "\(octets)", "\(message.content(of: part))")
    case .parts(let children):
      compare("parts", "\(children.count)", "\(part.parts.count)")
      for (place, (child, found)) in zip(children, part.parts).enumerated()
      where expected.parts.indices.contains(child) {
        differences += compared(
          child, of: expected, with: found, at: "\(path).\(place + 1)", in: message, &paths)
      }
    case .message(let inner):
      compare("type", "message", part.contentType.type)
      if let nested = try? Message(parsing: message.content(of: part)) {
        differences += Self.differences(of: nested, from: inner).map {
          Difference(aspect: "\(path): \($0.aspect)", expected: $0.expected, found: $0.found)
        }
      } else {
        compare("message", "a mail", "none")
      }
    }
    return differences
  }

  private static func parts(of part: Part, at path: String = "part") -> [String: Part] {
    var parts = [path: part]
    for (place, child) in part.parts.enumerated() {
      parts.merge(Self.parts(of: child, at: "\(path).\(place + 1)")) { outer, _ in outer }
    }
    return parts
  }

  private static func isSentAlong(_ part: Part) -> Bool {
    let isText = part.contentType.matches("text", "plain") || part.contentType.matches("text", "html")
    if isText, part.disposition?.name != "attachment", part.fileName == nil { return false }
    return !part.contentType.isMultipart && !part.contentType.subtype.hasSuffix("signature")
  }

  /// Whether the two are equal but for places where the other reader gave up, and ours did not.
  private static func agrees(_ found: String, with expected: String) -> Bool {
    if expected == found { return true }
    guard expected.contains("\u{FFFD}"), !found.contains("\u{FFFD}") else { return false }
    let known = expected.split(separator: "\u{FFFD}")
    guard let first = known.first, let last = known.last, found.hasPrefix(first), found.hasSuffix(last) else {
      return false
    }
    var rest = found[...]
    for piece in known {
      guard let place = rest.range(of: piece) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }
}
