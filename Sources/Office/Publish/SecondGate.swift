import Domain
import Reading
import Site

/// Scans what is about to become public for every value the ledger knows of its own author, and for the
/// patterns (design law 6). It trusts nothing the masking did.
struct SecondGate {
  let registration: Registration
  /// Of letters that are handled in this one.
  var others: [Registration] = []

  /// What was found, by kind only: a finding must not tell the secret again.
  func findings(in letter: PublicLetter) -> [String] {
    findings(in: [letter.title, letter.summary ?? "", letter.question, letter.answer])
  }

  func findings(in texts: [String]) -> [String] {
    let patterns = PersonalData(keepingLandlines: true)
    let kinds = Set(texts.flatMap(patterns.spans).map(\.kind.rawValue))
    return known(in: texts) + kinds.sorted()
  }

  /// Those of the values that the ledger knows.
  func known(in texts: [String]) -> [String] {
    let plain = texts.map(Self.normalised)
    let found = Self.values(of: registration, plain, whose: "author's")
    let ofOthers = others.flatMap { Self.values(of: $0, plain, whose: "another author's") }
    return found + Set(ofOthers).sorted()
  }

  private static func values(
    of registration: Registration, _ texts: [[Unicode.Scalar]], whose: String
  ) -> [String] {
    let name = (registration.authorName?.text).flatMap { NameMask.isPersonal($0) ? $0 : nil }
    let values = [
      ("\(whose) name", name), ("\(whose) address", registration.authorAddress?.text),
      ("\(whose) telephone", registration.authorTelephone?.text),
      ("query code", secretCode(of: registration)),
    ]
    let particulars = registration.particulars.map { ("\(whose) particulars", String?.some($0)) }
    return (values + particulars).compactMap { kind, text in
      let value = normalised(text ?? "")
      return value.count >= 2 && texts.contains { contains($0, value) } ? kind : nil
    }
  }

  /// A portal's code of four digits may be any year: only one that means nothing else is looked for.
  private static func secretCode(of registration: Registration) -> String? {
    registration.queryCode.text.flatMap { $0.utf8.count < 6 ? nil : $0 }
  }

  /// Width, case, spaces, hyphens, zero-width characters and Chinese digits do not hide a value.
  static func normalised(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap(normalised)
  }

  /// Nil for what only separates.
  static func normalised(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0D, 0x2D, 0x3000, 0xA0, 0xAD, 0x2000...0x200F, 0x202F, 0x205F...0x2064,
      0xFE00...0xFE0F,
      0xFEFF, 0x2013, 0x2014:
      nil
    case 0x3007, 0x96F6: "0"
    case 0x4E00: "1"
    case 0x4E8C: "2"
    case 0x4E09: "3"
    case 0x56DB: "4"
    case 0x4E94: "5"
    case 0x516D: "6"
    case 0x4E03: "7"
    case 0x516B: "8"
    case 0x4E5D: "9"
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 32)
    case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFF21 + 0x61)
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    default: scalar
    }
  }

  static func contains(_ text: [Unicode.Scalar], _ value: [Unicode.Scalar]) -> Bool {
    guard let first = value.first, text.count >= value.count else { return false }
    for start in 0...(text.count - value.count) where text[start] == first {
      if text[start..<(start + value.count)].elementsEqual(value) { return true }
    }
    return false
  }
}

extension Docket {
  /// What would keep this letter's answer from the public site now.
  func publicFindings() throws -> [String] {
    guard let view = PublicView(letter, in: office).publicLetter(at: now) else {
      throw OfficeError.nothingToPublish(id)
    }
    return try secondGate().findings(in: view)
  }

  /// - Parameter reader: the letter whose author reads it; nil for everybody.
  func secondGate(before reader: LetterID? = nil) throws -> SecondGate {
    let others = try mergedLetters.filter { $0.id != reader }
    return SecondGate(registration: letter.registration, others: others.map(\.registration))
  }
}
