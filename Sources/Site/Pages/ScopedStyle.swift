/// Our style sheet for pages that stand in the frame of a portal: every rule reaches our part of the page and nothing of the
/// portal's. `:root`, `html` and `body` are that part; what is for dark screens goes, since the frame stays light.
///
/// It reads style sheets such as ours: rules, `@media` and `@supports` around rules, other at-rules left as they are.
enum ScopedStyle {
  static func scoped(_ style: String, to scope: String) -> String {
    var reader = Reader(octets: Array(style.utf8)[...], scope: Array(scope.utf8))
    reader.rules()
    return String(decoding: reader.written, as: UTF8.self)
  }

  private struct Reader {
    var octets: ArraySlice<UInt8>
    let scope: [UInt8]
    var written: [UInt8] = []

    /// To the end, or to the brace that closes what they stand in.
    mutating func rules() {
      while !octets.isEmpty {
        let head = prelude()
        guard octets.first == UInt8(ascii: "{") else {
          // A statement (`@import …;`), what follows the last rule, or the end of a block.
          written += head
          if let next = octets.popFirst() { written.append(next) }
          if written.last == UInt8(ascii: "}") { return }
          continue
        }
        rule(head)
      }
    }

    private mutating func rule(_ head: [UInt8]) {
      let text = String(decoding: head, as: UTF8.self)
      let name = text.trimmingPrefix { $0.isWhitespace }
      if name.hasPrefix("@media") || name.hasPrefix("@supports") {
        if name.contains("prefers-color-scheme") {
          skipBlock()
        } else {
          written += head + octets.prefix(1)
          octets = octets.dropFirst()
          rules()
        }
      } else {
        written += name.hasPrefix("@") ? head : Array(selectors(text).utf8)
        let block = octets
        skipBlock()
        written += block.prefix(block.count - octets.count)
      }
    }

    private func selectors(_ text: String) -> String {
      let leading = text.prefix { $0.isWhitespace }
      let trailing = text.last?.isWhitespace == true ? " " : ""
      let scope = String(decoding: scope, as: UTF8.self)
      return leading
        + Self.list(text).map { selector in
          let rest = Self.withoutRoot(selector)
          return rest == selector ? "\(scope) \(selector)" : scope + rest
        }.joined(separator: ", ") + trailing
    }

    /// Without the elements that hold the page: `html body > main` is ` > main`.
    private static func withoutRoot(_ selector: String) -> String {
      for root in [":root", "html", "body"] where selector.hasPrefix(root) {
        let rest = selector.dropFirst(root.count)
        guard rest.first.map({ !$0.isLetter && !$0.isNumber && $0 != "-" && $0 != "_" }) ?? true else {
          continue
        }
        let next = rest.trimmingPrefix { $0.isWhitespace }
        let inner = withoutRoot(String(next))
        return inner == next ? String(rest) : inner
      }
      return selector
    }

    /// Selectors between commas that stand in no brackets.
    private static func list(_ text: String) -> [String] {
      var (parts, depth) = ([""], 0)
      for character in text {
        if character == "(" || character == "[" { depth += 1 }
        if character == ")" || character == "]" { depth -= 1 }
        if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
      }
      return parts.map { $0.trimmingPrefix { $0.isWhitespace } }.map { part in
        String(part.reversed().drop { $0.isWhitespace }.reversed())
      }
    }

    /// What stands before the next `{`, `;` or `}`; comments before it are written.
    private mutating func prelude() -> [UInt8] {
      var head: [UInt8] = []
      while let octet = octets.first, !"{;}".utf8.contains(octet) {
        if octets.starts(with: "/*".utf8) {
          let comment = piece(upTo: "*/")
          if head.allSatisfy({ $0 <= 0x20 }) {
            written += head + comment
            head = []
          }
        } else {
          head += Self.isQuote(octet) ? quotation() : [octets.removeFirst()]
        }
      }
      return head
    }

    /// Over a block in braces, with those in it.
    private mutating func skipBlock() {
      var depth = 0
      while let octet = octets.first {
        if octets.starts(with: "/*".utf8) {
          _ = piece(upTo: "*/")
        } else if Self.isQuote(octet) {
          _ = quotation()
        } else {
          octets = octets.dropFirst()
          if octet == UInt8(ascii: "{") { depth += 1 }
          if octet == UInt8(ascii: "}") {
            depth -= 1
            if depth == 0 { return }
          }
        }
      }
    }

    private static func isQuote(_ octet: UInt8) -> Bool {
      octet == UInt8(ascii: "\"") || octet == UInt8(ascii: "'")
    }

    private mutating func piece(upTo end: String) -> [UInt8] {
      var taken: [UInt8] = []
      while !octets.isEmpty, !octets.starts(with: end.utf8) { taken.append(octets.removeFirst()) }
      taken += octets.prefix(end.utf8.count)
      octets = octets.dropFirst(end.utf8.count)
      return taken
    }

    private mutating func quotation() -> [UInt8] {
      let mark = octets.removeFirst()
      var taken = [mark]
      while let octet = octets.popFirst() {
        taken.append(octet)
        if octet == UInt8(ascii: "\\"), let next = octets.popFirst() {
          taken.append(next)
        } else if octet == mark {
          break
        }
      }
      return taken
    }
  }
}
