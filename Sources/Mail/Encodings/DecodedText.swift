/// A text, and what was found out about its charset.
struct DecodedText {
  var text: String
  /// Octets that could not be read; each is a U+FFFD in the text.
  var errors: Int
  /// What the octets are, where the label says otherwise and there is no doubt.
  var actual: String?

  init(_ text: String, errors: Int = 0, actual: String? = nil) {
    self.text = text
    self.errors = errors
    self.actual = actual
  }

  /// Whether the label or the octets are wrong.
  var isDoubtful: Bool { errors > 0 || actual != nil }

  /// The same where no label made a claim that could be wrong.
  var asUnlabelled: DecodedText { DecodedText(text, errors: errors) }
}

/// How a text read as UTF-8 looks: characters of three and four octets (as Chinese has), of two, and errors.
struct CharacterTally {
  private(set) var long = 0
  private(set) var short = 0
  private(set) var errors = 0

  init(of text: String) {
    for scalar in text.unicodeScalars where !scalar.isASCII {
      if scalar == "\u{FFFD}" { errors += 1 } else if scalar.value < 0x800 { short += 1 } else { long += 1 }
    }
  }

  /// Whether this is UTF-8, be it cut or damaged in a place or two: of GB18030 read so, most would be errors.
  var isSurelyUTF8: Bool { long + short >= 4 && long + short > 4 * errors }
}

/// How octets look as pairs of GBK: whether all of them are, and how many hold a common Chinese character.
struct PairTally {
  private var pairs = 0
  /// Characters of GB2312's first level, in the order of their sounds: nearly all that is written in daily life.
  private var common = 0
  private var isWhole = true

  init(of octets: ArraySlice<UInt8>) {
    var index = octets.startIndex
    while index < octets.endIndex {
      let lead = octets[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      guard lead > 0x80, lead < 0xFF, index + 1 < octets.endIndex, octets[index + 1] >= 0x40 else {
        isWhole = false
        return
      }
      pairs += 1
      if (0xB0...0xD7).contains(lead), octets[index + 1] >= 0xA1 { common += 1 }
      index += 2
    }
  }

  /// In a text of any European language the octets of a pair stand alone, before small letters, or are themselves
  /// small letters, which lie above 0xDF.
  var isSurelyChinese: Bool { isWhole && common >= 2 && common * 5 >= pairs * 3 }
}

extension ArraySlice<UInt8> {
  /// Whether there are octets above 0x7F, each of them alone, and most beside a small plain letter: as in the languages
  /// of Western Europe, and in no Chinese text.
  var hasOnlySingleAccents: Bool {
    var (single, besideLetter) = (0, 0)
    var index = startIndex
    while let place = self[index...].firstIndex(where: { $0 >= 0x80 }) {
      let before = place > startIndex ? self[place - 1] : 0
      let after = place + 1 < endIndex ? self[place + 1] : 0
      guard after < 0x80 else { return false }
      single += 1
      if (0x61...0x7A).contains(before) || (0x61...0x7A).contains(after) { besideLetter += 1 }
      index = place + 1
    }
    return single > 0 && besideLetter * 2 > single
  }
}

extension String {
  /// Without the byte order mark at its front.
  var withoutMark: String { unicodeScalars.first == "\u{FEFF}" ? String(unicodeScalars.dropFirst()) : self }
}
