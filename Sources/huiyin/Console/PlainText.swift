extension String {
  /// Fit for a terminal and for one line of a journal: what moves the cursor or turns the direction of writing
  /// becomes a space. Titles and server replies are written by strangers.
  var onOneLine: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return self }
    var line = UnicodeScalarView()
    line.append(contentsOf: unicodeScalars.map { $0.isUnseen ? " " : $0 })
    return String(line)
  }

  /// Without the names in mail addresses, `…@naiman.example`, and without telephone and identity numbers: what a server
  /// says may quote a citizen's.
  var withoutContacts: String {
    let text = contains("@") ? replacing(/[^\s<>()\[\],;:"'=]+@/, with: "…@") : self
    var (kept, rest) = ([] as [UInt8], text.utf8[...])
    while let first = rest.first {
      let word = rest.prefix { $0.isOfWord == first.isOfWord }
      kept += first.isOfWord && word.isPersonsNumber ? Array("…".utf8) : Array(word)
      rest = rest[word.endIndex...]
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  /// Letters, digits and what may stand within a number.
  fileprivate var isOfWord: Bool {
    isDigit || (0x41...0x5A).contains(self & 0xDF) || self == 0x2D || self == 0x2B
  }
}

extension Substring.UTF8View {
  /// 13904751234, +86 139…, 0475-4212345 (YD/T 1187 counts eleven digits of a mobile one), and the eighteen digits of GB
  /// 11643. A letter's number, a day or a mail's queue number is none of these.
  fileprivate var isPersonsNumber: Bool {
    var digits = filter { $0.isDigit }
    guard count - digits.count == count(where: { $0 == 0x2D || $0 == 0x2B }) + (hasCheckLetter ? 1 : 0) else {
      return false
    }
    if hasCheckLetter || digits.count == 18 { return digits.count + (hasCheckLetter ? 1 : 0) == 18 }
    if digits.count == 13, digits.starts(with: "86".utf8) { digits.removeFirst(2) }
    let isMobile = digits.count == 11 && digits[0] == 0x31 && digits[1] >= 0x33
    return isMobile || (10...12).contains(digits.count) && digits[0] == 0x30
  }

  /// The X of an identity number.
  private var hasCheckLetter: Bool { count == 18 && last.map { $0 & 0xDF == 0x58 } ?? false }
}

extension Unicode.Scalar {
  /// Control characters and bidirectional formatting (UAX #9).
  fileprivate var isUnseen: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
