/// A Message-ID to look for (RFC 5322 §3.6.4), with its angle brackets.
struct MessageID {
  let bracketed: String

  init(_ text: String) {
    bracketed = text.hasPrefix("<") ? text : "<\(text)>"
  }

  /// Whether the header section that `mail` starts with has a Message-ID field with this value.
  func names(_ mail: [UInt8]) -> Bool {
    var line = mail.startIndex
    var inField = false
    while line < mail.endIndex {
      let end = mail[line...].firstIndex(of: UInt8(ascii: "\n")) ?? mail.endIndex
      let text = mail[line..<end]
      if text.isEmpty || text.elementsEqual(CollectionOfOne(UInt8(ascii: "\r"))) { return false }
      let folded = text.first == UInt8(ascii: " ") || text.first == UInt8(ascii: "\t")
      inField = folded ? inField : Self.startsField(text)
      if inField && contains(text) { return true }
      line = end + 1
    }
    return false
  }

  private static let field = Array("message-id:".utf8)

  private static func startsField(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= field.count
      && zip(line, field).allSatisfy { $0 | (0x41...0x5A ~= $0 ? 0x20 : 0) == $1 }
  }

  private func contains(_ line: ArraySlice<UInt8>) -> Bool {
    line.firstIndex(of: UInt8(ascii: "<")).map { line[$0...].starts(with: bracketed.utf8) } ?? false
  }
}
