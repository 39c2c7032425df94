/// A word of which a clerk made a rule (记为规则), after he had decided otherwise than was proposed.
package struct LearnedRule: Hashable, Sendable {
  /// What letters with the word are proposed for.
  package enum Label: Hashable, Sendable {
    case unit(UnitName)
    case ground(DeclineGround)
  }

  package let label: Label
  /// A phrase as in `triage.yaml`.
  package let keyword: String
  package let weight: Double
  /// The letter that taught it.
  package let letter: LetterID
  package let clerk: String
  package let day: Day
  /// `learned.yaml:3`; empty while it stands in no file.
  package let place: String

  package init(
    _ label: Label, keyword: String, weight: Double, letter: LetterID, clerk: String, day: Day,
    place: String = ""
  ) {
    self.label = label
    self.keyword = keyword
    self.weight = weight
    self.letter = letter
    self.clerk = clerk
    self.day = day
    self.place = place
  }

  /// Whether both say the same, whoever taught them.
  package func says(_ label: Label, _ keyword: String) -> Bool {
    self.label == label && self.keyword == keyword
  }

  /// Its line of `learned.yaml`.
  package var line: String {
    let (key, value) =
      switch label {
      case .unit(let unit): ("unit", Self.quoted(unit.text))
      case .ground(let ground): ("ground", chineseDigit(ground.rawValue))
      }
    let weight = weight.rounded() == weight ? "\(Int(weight))" : "\(weight)"
    return "- {\(key): \(value), keyword: \(Self.quoted(keyword)), weight: \(weight), letter: \(letter), "
      + "clerk: \(Self.quoted(clerk)), day: \(day)}"
  }

  /// As YAML reads it back whatever stands in it (YAML 1.2, 7.3.1).
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted.unicodeScalars.append(contentsOf: ["\\", scalar])
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
        || scalar.value == 0x2029 || scalar.value == 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension LearnedRule.Label {
  /// What is proposed, for the desk.
  package var chinese: String {
    switch self {
    case .unit(let unit): "转\(unit)"
    case .ground(let ground): "按\(ground.chinese)不予受理"
    }
  }
}
