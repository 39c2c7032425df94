/// Traditional Mongolian in a text that is Chinese otherwise: it is written in columns from left to right (Unicode 16,
/// 13.5; CSS Writing Modes 3 §3.2 `vertical-lr`), and its words must stay whole.
extension String {
  /// As it stands between tags: each stretch of Mongolian in an element of its own, which the style sheet sets vertically.
  /// Nil where there is none.
  var withVerticalScript: Markup? {
    guard utf8.contains(0xE1) || utf8.contains(0xF0) else { return nil }
    let scalars = Array(unicodeScalars)
    var (octets, start, isFound) = ([UInt8](), 0, false)
    func write(_ part: Range<Int>) {
      Escaping.markup.write(String(String.UnicodeScalarView(scalars[part])), to: &octets)
    }
    while let first = scalars[start...].firstIndex(where: \.isTraditionalMongolian) {
      let end = Self.endOfStretch(from: first, in: scalars)
      write(start..<first)
      octets += #"<span class="mn" lang="mn-Mong">"#.utf8
      write(first..<end)
      octets += "</span>".utf8
      (start, isFound) = (end, true)
    }
    guard isFound else { return nil }
    write(start..<scalars.count)
    return Markup(String(decoding: octets, as: UTF8.self))
  }

  /// What stands between two Mongolian words belongs to them, unless it is a letter of another script.
  private static func endOfStretch(from first: Int, in scalars: [Unicode.Scalar]) -> Int {
    var (end, place) = (first + 1, first + 1)
    while place < scalars.count {
      if scalars[place].isTraditionalMongolian {
        end = place + 1
      } else if !scalars[place].standsBetweenWords {
        break
      }
      place += 1
    }
    return end
  }
}

extension Unicode.Scalar {
  /// Its letters, digits, punctuation and selectors, and the signs of its supplement.
  fileprivate var isTraditionalMongolian: Bool {
    (0x1800...0x18AF).contains(value) || (0x11660...0x1167F).contains(value)
  }

  /// Spaces (the narrow one before suffixes among them), digits, joiners, and the punctuation that both scripts use.
  fileprivate var standsBetweenWords: Bool {
    switch value {
    case 0x20...0x40, 0x202F, 0x200C, 0x200D, 0x2010...0x2027, 0x3001...0x301F, 0xFF01...0xFF1F: true
    default: false
    }
  }
}
