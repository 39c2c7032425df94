/// The words of a mail: its text parts in order, of alternatives the best one, HTML turned into text.
struct BodyText {
  private let message: Message
  private let limit: Int
  private var texts: [String] = []
  private var bytes = 0

  /// UTF-8 with line breaks of LF, without NUL, at most `limits.textBytes` long.
  static func text(of message: Message) -> String {
    var body = BodyText(message)
    body.read(message.root)
    if body.texts.isEmpty, message.root.parts.isEmpty, message.root.isReadable {
      // The mail is one text with a file name, or a multipart that could not be cut.
      body.append(body.plainText(of: message.root))
    }
    return body.texts.joined(separator: "\n").prefix(utf8: body.limit)
  }

  private init(_ message: Message) {
    self.message = message
    limit = message.limits.textBytes
  }

  private mutating func read(_ part: Part) {
    guard bytes < limit else { return }
    if part.contentType.matches("multipart", "alternative") {
      append(bestAlternative(of: part))
    } else if part.contentType.matches("multipart", "related")
      || part.contentType.matches("multipart", "signed")
    {
      if let first = part.parts.first { read(first) }
    } else if part.contentType.isMultipart {
      for child in part.parts { read(child) }
    } else if part.isBodyText {
      append(text(of: part))
    }
  }

  private mutating func append(_ text: String) {
    guard !text.isBlank else { return }
    texts.append(text)
    bytes += text.utf8.count
  }

  /// The plain alternative, unless it is a stub for what the HTML says.
  private func bestAlternative(of part: Part) -> String {
    var plain = ""
    var rich = ""
    for child in part.parts {
      if child.isBodyText, child.contentType.subtype == "plain" {
        if plain.isBlank { plain = text(of: child) }
      } else if plain.utf8.count <= Self.stubBytes {
        var nested = BodyText(message)
        nested.read(child)
        let text = nested.texts.joined(separator: "\n")
        if !text.isBlank { rich = text }
      }
    }
    let isStub = plain.utf8.count <= Self.stubBytes && plain.utf8.count * 4 < rich.utf8.count
    return plain.isBlank || isStub ? rich : plain
  }

  /// Such as: your client cannot show this mail.
  private static let stubBytes = 200

  private func text(of part: Part) -> String {
    if part.contentType.subtype == "html" { return HTMLText.text(of: html(of: part)) }
    let text = plainText(of: part)
    guard part.contentType.parameters["format"]?.lowercased() == "flowed" else { return text }
    return FlowedText.opened(
      text, deletingSpaces: part.contentType.parameters["delsp"]?.lowercased() == "yes")
  }

  private func plainText(of part: Part) -> String {
    // Four octets of GB18030 or UTF-16 can shrink to three of UTF-8, never to fewer than one each.
    let octets = message.content(of: part, most: limit * 4)
    return TextDecoding.text(octets[...], label: part.contentType.parameters["charset"]).withPlainLineBreaks
  }

  private func html(of part: Part) -> String {
    let octets = message.content(of: part, most: HTMLText.mostBytes)
    let label = part.contentType.parameters["charset"] ?? HTMLText.charset(namedIn: octets)
    return TextDecoding.text(octets[...], label: label)
  }
}

extension Part {
  /// Whether the body of a mail without parts can be shown as it is.
  fileprivate var isReadable: Bool {
    contentType.type == "text" || contentType.isMultipart && contentType.subtype != "encrypted"
  }
}

extension String {
  var isBlank: Bool { unicodeScalars.allSatisfy { $0.properties.isWhitespace } }

  /// Line breaks as LF, NUL as U+FFFD, no line breaks at the end.
  var withPlainLineBreaks: String {
    let isPlain = !utf8.contains { $0 == 0 || $0 == Octet.carriageReturn }
    if isPlain, utf8.last != Octet.lineFeed { return self }
    var octets: [UInt8] = []
    octets.reserveCapacity(utf8.count)
    var afterReturn = false
    for octet in utf8 {
      if octet == Octet.lineFeed, afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = octet == Octet.carriageReturn
      if octet == 0 { octets += "\u{FFFD}".utf8 } else { octets.append(afterReturn ? Octet.lineFeed : octet) }
    }
    while octets.last == Octet.lineFeed { octets.removeLast() }
    return String(decoding: octets, as: UTF8.self)
  }

  /// As much of the beginning as fits into that many bytes, cut between characters.
  func prefix(utf8 limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: max(0, limit))
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
