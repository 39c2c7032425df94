/// What may begin with a character, told by one look: with nine characters of a text in ten nothing personal begins.
struct Beginnings: OptionSet, Sendable {
  let rawValue: UInt8

  /// Digits and `+`.
  static let number = Self(rawValue: 1)
  static let mailAddress = Self(rawValue: 2)
  static let plate = Self(rawValue: 4)
  static let document = Self(rawValue: 8)
  static let card = Self(rawValue: 16)
  static let account = Self(rawValue: 32)
  /// Words that introduce a name.
  static let introduction = Self(rawValue: 64)
  static let surname = Self(rawValue: 128)

  static func of(_ scalar: Unicode.Scalar) -> Beginnings {
    scalar.value < 0xA000 ? table[Int(scalar.value)] : []
  }

  private static let table: [Beginnings] = {
    var table = [Beginnings](repeating: [], count: 0xA000)
    func note(_ kind: Beginnings, _ firsts: some Sequence<Unicode.Scalar>) {
      for scalar in firsts { table[Int(scalar.value)].insert(kind) }
    }
    note(.number, "0123456789+".unicodeScalars)
    note(.mailAddress, "abcdefghijklmnopqrstuvwxyz._-".unicodeScalars)
    note(.plate, PlatePattern.provinces)
    note(.document, DocumentPattern.names.compactMap(\.first))
    note(.card, CardPattern.names.compactMap(\.first))
    note(.account, AccountPattern.names.compactMap(\.first))
    note(.introduction, NamePattern.introductions.compactMap(\.first))
    note(.surname, NameMask.firsts)
    return table
  }()
}
