/// How much of a text is written in Mongolian: in the traditional script (U+1800–18AF, U+11660–1167F), or in Cyrillic
/// with its letters ө and ү.
///
/// Letters are counted, no marks, digits or spaces. One Chinese character says as much as several Mongolian letters,
/// so a text in both languages is soon one that somebody must be able to read.
package struct ScriptShare: Equatable, Sendable {
  /// Letters of the traditional script.
  package let traditional: Int
  /// Cyrillic letters; 0 where neither ө nor ү is among them, for then it may be Russian.
  package let cyrillic: Int
  /// Of all scripts.
  package let letters: Int

  package init(of text: String) {
    var isMongolian = false
    var (traditional, cyrillic, letters) = (0, 0, 0)
    text.eachScalar { scalar in
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF: letters += 1
      case 0x1820...0x18AA: traditional += 1
      case 0x0400...0x04FF:
        cyrillic += 1
        if [0x04E8, 0x04E9, 0x04AE, 0x04AF].contains(scalar.value) { isMongolian = true }
      case 0x00..<0x0400, 0x2000...0x2FFF, 0x3000...0x303F, 0x1800..<0x1820, 0x11660...0x1167F: break
      default: if scalar.properties.isAlphabetic { letters += 1 }
      }
    }
    self.letters = letters + traditional + cyrillic
    self.traditional = traditional
    self.cyrillic = isMongolian ? cyrillic : 0
  }

  /// 0 … 1.
  package var mongolian: Double { letters == 0 ? 0 : Double(traditional + cyrillic) / Double(letters) }

  /// Whether nobody understands the text who reads no Mongolian: a fifth of its letters, or several sentences. A name
  /// in a Chinese letter is neither.
  package var isMongolian: Bool {
    let count = traditional + cyrillic
    return count >= Self.sentences || count >= Self.word && mongolian >= 0.2
  }

  /// About a word, and about ten of them.
  private static let (word, sentences) = (4, 60)
}
