/// Writes the content fields and the body: text, its HTML alternative with its pictures, attachments, all in base64.
///
/// Nothing in base64 looks like a delimiter, is changed by a relay, or exceeds a line; and Chinese text is a third
/// longer in it, where quoted-printable makes it three times as long.
struct EntityWriter {
  let draft: Draft

  /// About how many octets it writes, and seldom more.
  var size: Int {
    let words = [draft.text.utf8.count, draft.html?.utf8.count ?? 0]
    let files = draft.pictures.map(\.bytes.count) + draft.attachments.map(\.bytes.count)
    return (words + files).reduce(1 << 10) {
      $0 + 512 + Base64.sizeOfLines($1 + $1 / 16)
    }
  }

  /// From the first content field to the end of the mail.
  func write(to bytes: inout [UInt8]) throws(ComposeError) {
    guard !draft.attachments.isEmpty else { return try writeWords(to: &bytes) }
    let boundary = begin("mixed", level: 1, &bytes)
    beginPart(boundary, &bytes)
    try writeWords(to: &bytes)
    for attachment in draft.attachments {
      beginPart(boundary, &bytes)
      try write(attachment, to: &bytes)
    }
    end(boundary, &bytes)
  }

  private func writeWords(to bytes: inout [UInt8]) throws(ComposeError) {
    guard let html = draft.html else { return write(draft.text, subtype: "plain", to: &bytes) }
    let boundary = begin("alternative", level: 2, &bytes)
    beginPart(boundary, &bytes)
    write(draft.text, subtype: "plain", to: &bytes)
    beginPart(boundary, &bytes)
    try writePage(html, to: &bytes)
    end(boundary, &bytes)
  }

  /// The page and what it shows (RFC 2387): the page comes first, as whatever a program does not know is its text.
  private func writePage(_ html: String, to bytes: inout [UInt8]) throws(ComposeError) {
    guard !draft.pictures.isEmpty else { return write(html, subtype: "html", to: &bytes) }
    let boundary = begin("related", level: 3, &bytes, ["type=\"text/html\";"])
    beginPart(boundary, &bytes)
    write(html, subtype: "html", to: &bytes)
    for picture in draft.pictures {
      beginPart(boundary, &bytes)
      try write(picture, to: &bytes)
    }
    end(boundary, &bytes)
  }

  /// - Returns: what stands between the parts.
  private func begin(
    _ subtype: String, level: Int, _ bytes: inout [UInt8], _ parameters: [String] = []
  ) -> String {
    let boundary = boundary(level)
    var header = HeaderWriter()
    header.write("Content-Type", ["multipart/\(subtype);"] + parameters + ["boundary=\"\(boundary)\""])
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

  private func write(_ picture: InlinePicture, to bytes: inout [UInt8]) throws(ComposeError) {
    guard Self.isType(picture.type) else { throw .attachmentType(picture.type) }
    guard Self.isPlainName(picture.asciiName) else { throw .attachmentName(picture.asciiName) }
    guard HeaderWriter.isIdentifier(picture.contentID) else { throw .messageID(picture.contentID) }
    var header = HeaderWriter()
    header.write("Content-Type", ["\(picture.type);", "name=\"\(picture.asciiName)\""])
    header.write("Content-Transfer-Encoding", ["base64"])
    header.write("Content-ID", ["<\(picture.contentID)>"])
    header.write("Content-Disposition", ["inline;", "filename=\"\(picture.asciiName)\""])
    bytes += header.bytes
    bytes += "\r\n".utf8
    Base64.writeLines(picture.bytes, to: &bytes)
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
