/// Character references of HTML, as `&nbsp;` and `&#38376;`: those of Latin-1, of punctuation, and all numbers.
enum HTMLReferences {
  static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var octets: [UInt8] = []
    octets.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: "&"), let reference = reference(at: index, in: text) {
        octets += reference.scalar.utf8
        index = reference.end
      } else {
        octets.append(text[index])
        index += 1
      }
    }
    return octets
  }

  private static func reference(
    at start: Int, in text: ArraySlice<UInt8>
  ) -> (scalar: Unicode.Scalar, end: Int)? {
    let longest = 10
    let body = text[(start + 1)...].prefix(longest + 1).prefix {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "#")
    }
    guard (1...longest).contains(body.count) else { return nil }
    let isClosed = body.endIndex < text.endIndex && text[body.endIndex] == Octet.semicolon
    let end = isClosed ? body.endIndex + 1 : body.endIndex
    if body.first == UInt8(ascii: "#") { return numbered(body.dropFirst()).map { ($0, end) } }
    let name = String(decoding: body, as: UTF8.self)
    // Without the semicolon `&copy=1` in an address would be damaged.
    guard isClosed || ["nbsp", "lt", "gt", "amp", "quot"].contains(name), let scalar = named[name] else {
      return nil
    }
    return (scalar, end)
  }

  private static func numbered(_ digits: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let isHex = digits.first?.lowercased == UInt8(ascii: "x")
    let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
    guard let value = UInt32(text, radix: isHex ? 16 : 10) else { return nil }
    if (0x80...0x9F).contains(value) { return windows[Int(value) - 0x80] }
    return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// What Windows writes at 0x80…0x9F, where Unicode has control characters.
  private static let windows = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

  private static let named: [String: Unicode.Scalar] = {
    var named: [String: Unicode.Scalar] = [
      "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "ensp": "\u{2002}", "emsp": "\u{2003}",
      "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}", "rlm": "\u{200F}",
      "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
      "bdquo": "„", "dagger": "†", "bull": "•", "hellip": "…", "permil": "‰", "prime": "′", "Prime": "″",
      "lsaquo": "‹", "rsaquo": "›", "euro": "€", "trade": "™", "larr": "←", "uarr": "↑", "rarr": "→",
      "darr": "↓", "ne": "≠", "le": "≤", "ge": "≥", "minus": "−", "radic": "√", "infin": "∞", "asymp": "≈",
      "sum": "∑", "loz": "◊",
    ]
    let latin = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
      micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
      AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
      times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
      egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
      ugrave uacute ucirc uuml yacute thorn yuml
      """
    for (offset, name) in latin.split(separator: " ").enumerated() {
      named[String(name)] = Unicode.Scalar(0xA0 + UInt32(offset))
    }
    return named
  }()
}
