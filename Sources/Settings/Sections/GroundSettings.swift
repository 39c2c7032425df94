import Domain

/// What an author reads when his letter is declined on one ground (不予受理情形), and what speaks for it.
package struct GroundSettings: Sendable {
  package let explanation: String
  package let suggestion: String
  /// Where to call instead: `12348`.
  package let hotline: String?
  package let keywords: [Keyword]
  /// For repetitions: the explanation that names the earlier letter. `{number}` and `{state}` stand for what is
  /// known of it.
  package let earlier: String?
  /// Insults: what speaks for a ground and is repeated nowhere.
  package let insults: [Keyword]
  /// What makes a letter empty that says nothing else: 测试, 你好 …
  package let empty: [Keyword]

  init(_ section: Section, of ground: DeclineGround) {
    explanation = section.required("explanation", .paragraph)
    suggestion = section.required("suggestion", .paragraph)
    hotline = section.optional("hotline", .telephone)
    keywords = section.keywords("keywords")
    earlier = ground == .duplicate ? section.optional("earlier", .earlier) : nil
    insults = ground == .unlawfulOrEmpty ? section.keywords("insults") : []
    empty = ground == .unlawfulOrEmpty ? section.keywords("empty") : []
  }

  /// All eight grounds of Art. 7, by their numerals: `一` … `八`.
  static func all(_ root: Section) -> [DeclineGround: GroundSettings] {
    let grounds = DeclineGround.allCases.map { ground in
      (ground, root.section(chineseDigit(ground.rawValue)) { GroundSettings($0, of: ground) })
    }
    return Dictionary(uniqueKeysWithValues: grounds)
  }
}

extension Form<String> {
  /// A text with places for a letter's number and its state.
  fileprivate static var earlier: Form {
    Form(
      "a text with {number} and {state}", placeholder: "",
      read: { text in
        text.contains("{number}") && text.contains("{state}") ? Form.paragraph.read(text) : nil
      })
  }
}
