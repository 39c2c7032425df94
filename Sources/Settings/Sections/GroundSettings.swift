import Domain

/// What an author reads when his letter is declined on one ground (不予受理情形), and what speaks for it.
package struct GroundSettings: Sendable {
  package let explanation: String
  package let suggestion: String
  /// Where to call instead: `12348`.
  package let hotline: String?
  package let keywords: [Keyword]

  init(_ section: Section) {
    explanation = section.required("explanation", .paragraph)
    suggestion = section.required("suggestion", .paragraph)
    hotline = section.optional("hotline", .name)
    keywords = section.keywords("keywords")
  }

  /// All eight grounds of Art. 7, by their numerals: `一` … `八`.
  static func all(_ root: Section) -> [DeclineGround: GroundSettings] {
    let grounds = DeclineGround.allCases.map { ground in
      (ground, root.section(chineseDigit(ground.rawValue), GroundSettings.init))
    }
    return Dictionary(uniqueKeysWithValues: grounds)
  }
}
