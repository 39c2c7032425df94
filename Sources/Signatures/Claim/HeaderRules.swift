import Mail

/// Which header fields a signed mail has exactly once, so that no two programs read it differently.
enum HeaderRules {
  /// The mail's own header.
  static func check(_ mail: Message) throws(Refusal) {
    for name in ["From", "Content-Type", "MIME-Version", "Date", "Message-ID"] {
      switch mail.headers(named: name).count {
      case 0: throw Refusal(.headerMissing, name)
      case 1: break
      default: throw Refusal(.headerRepeated, name)
      }
    }
    try checkEntity(mail.root)
  }

  /// The header of any entity: the fields that decide what its body means.
  static func checkEntity(_ part: Part) throws(Refusal) {
    for name in ["Content-Type", "Content-Transfer-Encoding", "Content-Disposition"] {
      guard part.headers(named: name).count <= 1 else { throw Refusal(.headerRepeated, name) }
    }
    guard part.contentType.isMultipart else { return }
    guard ["7bit", "8bit", "binary"].contains(part.transferEncoding) else {
      throw Refusal(.encodedMultipart, part.transferEncoding)
    }
    guard let field = part.headers(named: "Content-Type").first else { return }
    try checkParameters(of: field, signed: part.contentType.matches("multipart", "signed"))
  }

  private static func checkParameters(of field: HeaderField, signed: Bool) throws(Refusal) {
    guard let names = ParameterNames.all(in: field.rawValue) else {
      throw Refusal(.ambiguousParameters, "comment or open quote")
    }
    for decisive in signed ? ["boundary", "protocol"] : ["boundary"] {
      // `boundary*` and `boundary*0` are other spellings of it (RFC 2231): some programs know them, some do not.
      let spellings = names.filter { $0 == decisive || $0.hasPrefix(decisive + "*") }
      guard spellings.count <= 1, spellings.allSatisfy({ $0 == decisive }) else {
        throw Refusal(.ambiguousParameters, decisive)
      }
    }
    // So are encoded words, which RFC 2047 §5 forbids here.
    guard !field.rawValue.contains(word: [UInt8(ascii: "="), UInt8(ascii: "?")]) else {
      throw Refusal(.ambiguousParameters, "encoded word")
    }
  }
}

/// The names of the parameters of a header field, in lower case, as often as they occur.
enum ParameterNames {
  /// Nil where a comment or an open quote leaves a doubt about where a parameter begins.
  static func all(in value: ArraySlice<UInt8>) -> [String]? {
    var names: [String] = []
    var quoted = false
    var escaped = false
    var name: [UInt8]?
    for byte in value {
      if quoted {
        if !escaped, byte == UInt8(ascii: "\"") { quoted = false }
        escaped = !escaped && byte == UInt8(ascii: "\\")
        continue
      }
      switch byte {
      case UInt8(ascii: "("): return nil
      case UInt8(ascii: "\""): quoted = true
      case UInt8(ascii: ";"): name = []
      case UInt8(ascii: "="):
        if let name { names.append(String(decoding: name, as: UTF8.self).lowercased()) }
        name = nil
      case 0...0x20: break
      default: name?.append(byte)
      }
    }
    return quoted ? nil : names
  }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(word: [UInt8]) -> Bool {
    guard count >= word.count else { return false }
    return indices.dropLast(word.count - 1).contains { self[$0...].starts(with: word) }
  }
}
