/// What one server says of a mail's sender (RFC 8601 §2.2): `mx.naiman.example 1; spf=pass smtp.mailfrom=a.example;
/// dkim=fail (bad signature) header.d=a.example`.
struct AuthenticationResults {
  private(set) var findings: [AuthenticationFinding] = []

  /// Nil where another server wrote it, or a version of the field that is not ours to read.
  init?(parsing field: HeaderField, of server: String) {
    let parts = HeaderTokens.parts(of: field.unfolded)
    guard let head = parts.first, let name = head.first?.lowercased(), name == server.lowercased(),
      head.count == 1 || head.count == 2 && head[1] == "1"
    else { return nil }
    findings = parts.dropFirst().compactMap(AuthenticationFinding.init)
  }
}

extension AuthenticationFinding {
  /// Nil for `none`, and for what is not written as it should be.
  fileprivate init?(_ words: [String]) {
    guard let (method, result) = words.first.flatMap(Self.pair) else { return nil }
    // `dkim/1=pass`: the method's own version.
    self.method = String(method.split(separator: "/").first ?? "")
    self.result = result
    properties = Dictionary(words.dropFirst().compactMap(Self.pair), uniquingKeysWith: { first, _ in first })
  }

  private static func pair(_ word: String) -> (String, String)? {
    guard let sign = word.firstIndex(of: "=") else { return nil }
    return (word[..<sign].lowercased(), word[word.index(after: sign)...].lowercased())
  }
}

/// Who took a mail in, by a field of its way (RFC 5321 §4.4).
enum ReceivedField {
  /// `mx.naiman.example` in `from a.example (a.example [192.0.2.1]) by mx.naiman.example with ESMTPS; …`: what stands
  /// before `by` is one word, which the sender chose, and what is in brackets says nothing.
  static func server(in field: HeaderField) -> String? {
    let words = HeaderTokens.parts(of: field.unfolded).first ?? []
    let place = words.first?.lowercased() == "from" ? 2 : 0
    guard words.count > place + 1, words[place].lowercased() == "by" else { return nil }
    return words[place + 1].lowercased()
  }
}

/// A structured field's words, parted by semicolons, without its comments (RFC 5322 §3.2.2).
enum HeaderTokens {
  /// Words around an equals sign are one: `spf = pass` is `spf=pass`.
  static func parts(of value: [UInt8]) -> [[String]] {
    var parts: [[String]] = [[]]
    var word: [UInt8] = []
    var joins = false
    var index = 0
    func end() {
      guard !word.isEmpty else { return }
      parts[parts.count - 1].append(String(decoding: word, as: UTF8.self))
      word = []
    }
    while index < value.count {
      switch value[index] {
      case Octet.quote:
        let quoted = QuotedString(in: value, at: index)
        word += quoted.content
        index = quoted.end
        joins = false
        continue
      case UInt8(ascii: "("):
        if !joins { end() }
        index = endOfComment(in: value, at: index)
        continue
      case Octet.semicolon:
        end()
        parts.append([])
        joins = false
      case Octet.equals:
        if word.isEmpty, let last = parts[parts.count - 1].popLast() { word = Array(last.utf8) }
        word.append(Octet.equals)
        joins = true
      case let octet where octet.isSpace:
        if !joins { end() }
      case let octet:
        word.append(octet)
        joins = false
      }
      index += 1
    }
    end()
    return parts
  }

  /// Comments may hold others; one that is not closed reaches to the end.
  private static func endOfComment(in value: [UInt8], at start: Int) -> Int {
    var depth = 0
    var index = start
    while index < value.count {
      switch value[index] {
      case Octet.backslash: index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { break }
    }
    return min(index, value.count)
  }
}
