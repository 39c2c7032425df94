import Domain
import Reading
import Site

/// Scans what is about to become public for every value the ledger knows of its own author, and for the
/// patterns (design law 6). It trusts nothing the masking did.
struct SecondGate {
  let registration: Registration

  /// What was found, by kind only: a finding must not tell the secret again.
  func findings(in letter: PublicLetter) -> [String] {
    findings(in: [letter.title, letter.summary ?? "", letter.question, letter.answer])
  }

  func findings(in texts: [String]) -> [String] {
    var findings: [String] = []
    let values = [
      ("author's name", registration.authorName?.text),
      ("author's address", registration.authorAddress?.text),
      ("author's telephone", registration.authorTelephone?.text), ("query code", secretCode),
    ]
    for (kind, words) in values + registration.particulars.map({ ("author's particulars", $0) }) {
      guard let text = words, kind != "author's name" || NameMask.isName(text) else { continue }
      let value = Self.normalised(text)
      guard value.count >= 2 else { continue }
      if texts.contains(where: { Self.contains(Self.normalised($0), value) }) { findings.append(kind) }
    }
    let patterns = PersonalData(keepingLandlines: true)
    let kinds = Set(texts.flatMap(patterns.spans).map(\.kind.rawValue))
    return findings + kinds.sorted()
  }

  /// A portal's code of four digits may be any year: only one that means nothing else is looked for.
  private var secretCode: String? { registration.queryCode.text.flatMap { $0.utf8.count < 6 ? nil : $0 } }

  /// Width, case, spaces, hyphens and zero-width characters do not hide a value.
  static func normalised(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap(normalised)
  }

  /// Nil for what only separates.
  static func normalised(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20, 0x09, 0x0A, 0x0D, 0x2D, 0x3000, 0xA0, 0x200B...0x200F, 0x2060, 0xFEFF, 0x2013, 0x2014: nil
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
    guard let view = PublicView(letter: letter, register: office.register).publicLetter(at: now) else {
      throw OfficeError.nothingToPublish(id)
    }
    return SecondGate(registration: letter.registration).findings(in: view)
  }
}
