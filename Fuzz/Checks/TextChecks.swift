import Mail

extension Complaints {
  /// A reply's text, with line breaks of LF as a message has it: every line that is not blank is either among the
  /// words or in what was cut.
  mutating func check(quotedText bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self).withLineFeeds
    let reply = ReplyText(of: text)
    let before = Self.lines(of: text)
    let after = Self.lines(of: reply.words + "\n" + reply.cut)
    for (line, count) in before where after[line, default: 0] < count {
      require(false, "a line is lost: \(line.debugDescription)")
    }
    for (line, count) in after where before[line, default: 0] < count {
      require(false, "a line is invented: \(line.debugDescription)")
    }
    require(ReplyText(of: text) == reply, "the reply differs when read again")
  }

  /// How often each line occurs; what is not seen may go with a quote's mark, references may be resolved, and
  /// a rule right behind the words may go.
  private static func lines(of text: String) -> [String: Int] {
    var lines: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let seen = line.unicodeScalars.filter { ![0x200B, 0x2060, 0xFEFF].contains($0.value) }
      let text = String(String.UnicodeScalarView(seen))
      var plain = text.replacing("&nbsp;", with: " ").replacing("&gt;", with: ">").unicodeScalars[...]
      while let last = plain.last, last == "-" || last.properties.isWhitespace { plain.removeLast() }
      let words = String(plain).trimmed
      if !words.isEmpty { lines[words, default: 0] += 1 }
    }
    return lines
  }

  /// A page: its text is plain and not longer than what it could be made of.
  mutating func check(html bytes: [UInt8]) {
    let header = Array("Content-Type: text/html; charset=utf-8\r\n\r\n".utf8)
    // The message's own check tells about errors.
    guard let message = try? Message(parsing: header + bytes) else { return }
    let text = message.text
    require(!text.utf8.contains(0), "a text with NUL")
    require(text.utf8.count <= MailLimits.standard.textBytes, "a text of \(text.utf8.count) bytes")
    require(message.text == text, "the text differs when read again")
  }

  /// A body in the charset that the first line names.
  mutating func check(charset bytes: [UInt8]) {
    let label = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let octets = bytes.dropFirst(label.count + 1)
    let plain = label.filter { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") }
    let header = Array("Content-Type: text/plain; charset=".utf8) + plain + Array("\r\n\r\n".utf8)
    guard let message = try? Message(parsing: header + octets) else { return }
    let text = message.text(of: message.root)
    require(text.utf8.count <= octets.count * 3 + 3, "\(octets.count) octets became \(text.utf8.count)")
    require(message.text.utf8.count <= MailLimits.standard.textBytes, "the text breaks its limit")
    let isPlain = octets.allSatisfy { $0 < 0x80 && $0 >= 0x20 && $0 != UInt8(ascii: "~") && $0 != 0x5C }
    if isPlain, !String(decoding: plain, as: UTF8.self).lowercased().contains("u") {
      require(text == String(decoding: octets, as: UTF8.self), "ASCII was changed")
    }
  }
}
