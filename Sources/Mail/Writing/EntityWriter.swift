/// Writes the content fields and the body: text, its HTML alternative, attachments, all in base64.
///
/// Nothing in base64 looks like a delimiter, is changed by a relay, or exceeds a line; and Chinese text is a third
/// longer in it, where quoted-printable makes it three times as long.
struct EntityWriter {
  let draft: Draft

  /// About how many octets it writes, and seldom more.
  var size: Int {
    let words = [draft.text.utf8.count, draft.html?.utf8.count ?? 0]
    return (words + draft.attachments.map(\.bytes.count)).reduce(1 << 10) {
      $0 + 512 + Base64.sizeOfLines($1 + $1 / 16)
    }
  }

  /// From the first content field to the end of the mail.
  func write(to bytes: inout [UInt8]) throws(ComposeError) {
    guard !draft.attachments.isEmpty else { return writeWords(to: &bytes) }
    let boundary = begin("mixed", level: 1, &bytes)
    beginPart(boundary, &bytes)
    writeWords(to: &bytes)
    for attachment in draft.attachments {
      beginPart(boundary, &bytes)
      try write(attachment, to: &bytes)
    }
    end(boundary, &bytes)
  }

  private func writeWords(to bytes: inout [UInt8]) {
    guard let html = draft.html else { return write(draft.text, subtype: "plain", to: &bytes) }
    let boundary = begin("alternative", level: 2, &bytes)
    beginPart(boundary, &bytes)
    write(draft.text, subtype: "plain", to: &bytes)
    beginPart(boundary, &bytes)
    write(html, subtype: "html", to: &bytes)
    end(boundary, &bytes)
  }

  /// - Returns: what stands between the parts.
  private func begin(_ subtype: String, level: Int, _ bytes: inout [UInt8]) -> String {
    let boundary = boundary(level)
    var header = HeaderWriter()
    header.write("Content-Type", ["multipart/\(subtype);", "boundary=\"\(boundary)\""])
    bytes += header.bytes
    bytes += "\r\n".utf8
    return boundary
  }

  private func beginPart(_ boundary: String, _ bytes: inout [UInt8]) { bytes += "--\(boundary)\r\n".utf8 }
  private func end(_ boundary: String, _ bytes: inout [UInt8]) { bytes += "--\(boundary)--\r\n".utf8 }

  /// An FNV-1a hash of the Message-ID: nothing in base64 holds `=_`, so any boundary is safe.
  private func boundary(_ level: Int) -> String {
    let hash = draft.messageID.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return "=_\(String(hash, radix: 36))_\(level)"
  }

  private func write(_ text: String, subtype: String, to bytes: inout [UInt8]) {
    bytes +=
      "Content-Type: text/\(subtype); charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n".utf8
    Base64.writeLines(Self.withNetworkLineBreaks(text), to: &bytes)
  }

  /// Every line break, of whatever kind, as CRLF: the canonical form of text (RFC 2046 §4.1.1).
  private static func withNetworkLineBreaks(_ text: String) -> [UInt8] {
    let text = Array(text.utf8)
    var octets: [UInt8] = []
    octets.reserveCapacity(text.count + text.count / 16 + 64)
    // Templates write none, and one octet is found as fast as memory is read.
    let hasReturns = text.firstIndex(of: Octet.carriageReturn, in: text.indices) != nil
    func nextBreak(from start: Int) -> Int? {
      hasReturns
        ? text[start...].firstIndex { $0 == Octet.lineFeed || $0 == Octet.carriageReturn }
        : text.firstIndex(of: Octet.lineFeed, in: start..<text.count)
    }
    var start = 0
    while let end = nextBreak(from: start) {
      octets += text[start..<end]
      octets.append(Octet.carriageReturn)
      octets.append(Octet.lineFeed)
      let isPair =
        text[end] == Octet.carriageReturn && end + 1 < text.count && text[end + 1] == Octet.lineFeed
      start = end + (isPair ? 2 : 1)
    }
    octets += text[start...]
    return octets
  }

  /// The file under its own name, and under an ASCII one for clients that read no other.
  private func write(_ attachment: Attachment, to bytes: inout [UInt8]) throws(ComposeError) {
    guard Self.isType(attachment.type) else { throw .attachmentType(attachment.type) }
    guard Self.isPlainName(attachment.asciiName) else { throw .attachmentName(attachment.asciiName) }
    let name = FileName.plain(attachment.name)
    let shown = name.isEmpty ? attachment.asciiName : name
    var header = HeaderWriter()
    header.write("Content-Type", ["\(attachment.type);", "name=\"\(attachment.asciiName)\""])
    header.write("Content-Transfer-Encoding", ["base64"])
    header.write("Content-Disposition", ["attachment;"] + FileName.parameter(shown))
    bytes += header.bytes
    bytes += "\r\n".utf8
    Base64.writeLines(attachment.bytes, to: &bytes)
  }

  /// A multipart or message type may not be sent in base64 (RFC 2045 §6.4).
  private static func isType(_ text: String) -> Bool {
    guard text.utf8.count <= 100, let type = ContentType(word: Array(text.utf8)[...], parameters: [:]),
      "\(type.type)/\(type.subtype)" == text.lowercased()
    else { return false }
    return !["multipart", "message"].contains(type.type)
  }

  private static func isPlainName(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count) && text.utf8.first != UInt8(ascii: ".")
      && text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "._- ()+".utf8.contains($0) }
  }
}
