import Domain
import Reading

extension Language {
  /// What a text is written in; nil where that is Chinese.
  init?(of text: String) {
    guard ScriptShare(of: text).isMongolian else { return nil }
    self = .mongolian
  }
}

extension Docket {
  /// The language that the letter is written in, with what was added to it, where that is not Chinese.
  var language: Language? { office.readLetters.findings(in: Triage.words(of: letter)).language }

  /// Those of the letter's desk who read its language: nobody else can decide about it, or see what of it is personal.
  /// Empty where it is Chinese, or where nobody is named.
  var readers: [Clerk] {
    guard let language, let desk else { return [] }
    let inOffice = desk.clerks.filter { $0.languages.contains(language) && $0.holds(on: now.day) }
    let present = inOffice.filter { !$0.isAway(on: now.day) }
    return present.isEmpty ? inOffice : present
  }

  /// What its author is written to in: his own language, once somebody of the desk reads it, who has checked what we
  /// write in it.
  var languageOfMails: Language? {
    let clerks = desk?.clerks ?? []
    return language.flatMap { language in
      clerks.contains { $0.languages.contains(language) && $0.holds(on: now.day) } ? language : nil
    }
  }

  /// Why rules that know Chinese words alone do not decide about it; nil where it is Chinese.
  var foreignLanguage: String? {
    guard let language else { return nil }
    let names = readers.map(\.name).joined(separator: "、")
    return names.isEmpty
      ? "\(language.chinese)来信：本台席没有登记懂\(language.chinese)的工作人员，请先请人翻译"
      : "\(language.chinese)来信：请\(names)审看，并拟中文标题和摘要（标题：… 摘要：…）"
  }
}

extension QuestionKind {
  /// Whether it is about what the author wrote, so that it is asked of somebody who reads his language.
  var needsReader: Bool {
    switch self {
    case .decide, .review, .followUp, .authorWish: true
    case .confirmScan, .confirmPaper, .second, .call, .arbitrate, .letGo, .extend, .rule: false
    }
  }
}
