/// How this county's letters accuse officials (举报), beside the words that everybody uses; and what its standing offices
/// are called.
package struct AccusationSettings: Sendable {
  /// What only somebody with an office can do, whoever is named beside him: 受贿.
  package let wrongs: [String]
  /// How an office fails: 不作为.
  package let failings: [String]
  /// How somebody behaves: 态度恶劣.
  package let manners: [String]
  /// What officials are called: 嘎查达.
  package let titles: [String]
  /// Who is no office, whatever he does: 物业.
  package let others: [String]
  /// Words that mean something else, though one of the above stands in them; or that are not to count at all.
  package let except: [String]
  package let coordinator: [String]
  package let supervisor: [String]

  init(_ section: Section) {
    func words(_ key: String) -> [String] { section.list(key, .word).map(\.value) }
    wrongs = words("wrongs")
    failings = words("failings")
    manners = words("manners")
    titles = words("titles")
    others = words("others")
    except = words("except")
    coordinator = words("coordinator")
    supervisor = words("supervisor")
  }
}

extension Form<String> {
  /// Two characters at least: one alone stands in too many others.
  static var word: Form {
    Form(
      "a word of two characters and more", placeholder: "",
      read: { text in
        Form.name.read(text).flatMap { $0.unicodeScalars.count >= 2 ? $0 : nil }
      })
  }
}
