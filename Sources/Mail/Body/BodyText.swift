/// The words of one text part: HTML turned into text, flowed lines joined, line breaks as LF, without NUL.
struct BodyText {
  private(set) var text = ""
  /// Whether the part holds more than was read.
  private(set) var isCut = false
  /// Files that were written into the text as uuencoded lines.
  private(set) var files: [UuencodedText.File] = []

  init(of part: Part, in message: Message) {
    switch part.contentType.subtype {
    case "html", "x-amp-html", "watch-html": readHTML(part, in: message)
    case "enriched", "richtext": text = EnrichedText.plain(plain(part, in: message))
    case "calendar": text = CalendarText(of: part, in: message).words
    case "rtf": readRTF(part, in: message)
    default: readPlain(part, in: message)
    }
  }

  private mutating func readPlain(_ part: Part, in message: Message) {
    text = plain(part, in: message)
    guard part.contentType.parameters["format"]?.lowercased() == "flowed" else { return }
    text = FlowedText.opened(
      text, deletingSpaces: part.contentType.parameters["delsp"]?.lowercased() == "yes")
  }

  private mutating func plain(_ part: Part, in message: Message) -> String {
    let written = UuencodedText(message.content(of: part), most: message.limits.attachments)
    files = written.files
    // Four octets of GB18030 or UTF-16 can shrink to three of UTF-8, never to fewer than one each.
    let most = message.limits.textBytes * 4
    isCut = written.text.count > most
    let label = part.contentType.parameters["charset"]
    return TextDecoding.text(written.text.prefix(most), label: label).withPlainLineBreaks
  }

  private mutating func readRTF(_ part: Part, in message: Message) {
    let octets = message.content(of: part, most: message.limits.rtfBytes)
    let rtf = RTFText(octets[...], most: message.limits.textBytes)
    text = rtf.words
    isCut = rtf.isCut || octets.count >= message.limits.rtfBytes
  }

  private mutating func readHTML(_ part: Part, in message: Message) {
    let octets = message.content(of: part, most: HTMLText.mostBytes)
    isCut = octets.count >= HTMLText.mostBytes
    let label = part.contentType.parameters["charset"] ?? HTMLText.charset(namedIn: octets)
    text = HTMLText.text(of: TextDecoding.text(octets[...], label: label))
  }
}

extension Part {
  /// Whether the part carries words of the mail: text without a file name, not sent as attachment, of a kind that
  /// people write.
  var carriesWords: Bool {
    guard contentType.type == "text", disposition?.name != "attachment", fileName == nil else { return false }
    return [
      "plain", "html", "enriched", "richtext", "markdown", "x-markdown", "x-amp-html", "watch-html", "rtf",
    ].contains(contentType.subtype)
  }
}

extension String {
  /// Whether nothing is to be seen: white space of every kind, and signs without width.
  var isBlank: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || [0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD].contains($0.value)
    }
  }

  /// Line breaks as LF, NUL as U+FFFD, no line breaks at the end.
  var withPlainLineBreaks: String {
    let isPlain = !utf8.contains { $0 == 0 || $0 == Octet.carriageReturn }
    if isPlain, utf8.last != Octet.lineFeed { return self }
    let text = Array(utf8)
    var octets: [UInt8] = []
    octets.reserveCapacity(text.count)
    var start = 0
    for (place, octet) in text.enumerated() where octet == 0 || octet == Octet.carriageReturn {
      octets += text[start..<place]
      octets += octet == 0 ? "\u{FFFD}".utf8 : "\n".utf8
      let isPair =
        octet == Octet.carriageReturn && place + 1 < text.count && text[place + 1] == Octet.lineFeed
      start = place + (isPair ? 2 : 1)
    }
    octets += text[start...]
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
