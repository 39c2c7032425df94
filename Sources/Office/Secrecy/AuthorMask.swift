import Domain
import Reading

/// Takes out of what units read who wrote it: what the office knows of the author by heart.
///
/// His name, telephone, address and numbers add nothing to the matter: the form says that the office puts a unit in
/// touch with him. The place of the matter stays, which is often where he lives: a unit that does not know which house
/// is cold cannot help. In an accusation the place goes as well, and with it every personal datum that patterns find.
struct AuthorMask {
  let hidesEverything: Bool
  private let known: KnownValues
  /// What he may sign with his given name.
  private let names: GivenNames

  /// - Parameter words: what its author wrote, where he may call himself by his name.
  init(_ registration: Registration, words: String, hidesEverything: Bool) {
    self.hidesEverything = hidesEverything
    // What somebody calls himself on a platform may be a word: 网民, 奈曼旗.
    let name = (registration.authorName?.text).flatMap {
      NameMask.isPersonal($0) || $0.unicodeScalars.count >= 5 ? $0 : nil
    }
    let particulars = hidesEverything ? registration.particulars : registration.tellingNumbers
    let own = OwnNames.all(in: words)
    names = GivenNames(of: own.union([name].compactMap(\.self)))
    known = KnownValues(
      [
        (name, PersonalKind.name.placeholder),
        (registration.authorAddress?.text, PersonalKind.mailAddress.placeholder),
        (registration.authorTelephone?.text, PersonalKind.telephone.placeholder),
      ] + particulars.map { ($0, "[个人信息已隐去]") }
        + own.sorted().map { ($0, PersonalKind.name.placeholder) }
        // Where all is hidden, patterns find them, and by them the name that stands before one.
        + (hidesEverything ? [] : Self.numbers(in: words))
        + OwnPlates.all(in: words).sorted().map { ($0, PersonalKind.plate.placeholder) })
  }

  /// Numbers that he tells in his own words: nobody who answers him repeats them. An office's line is not his.
  private static func numbers(in words: String) -> [(value: String?, placeholder: String)] {
    let spans = PersonalData(keepingLandlines: true).spans(in: words).filter { reaching.contains($0.kind) }
    if spans.isEmpty { return [] }
    let scalars = Array(words.unicodeScalars)
    return spans.map { (String(String.UnicodeScalarView(scalars[$0.range])), $0.kind.placeholder) }
  }

  /// What one unit writes to another: whose number stands in it nobody knows, but that of an office stays.
  func maskedOpinion(_ text: String) -> String {
    hidesEverything
      ? masked(text) : PersonalData(keepingLandlines: true).masked(withoutKnown(text), only: Self.reaching)
  }

  /// What others wrote about the letter.
  func masked(_ text: String) -> String {
    let text = withoutKnown(text)
    return hidesEverything ? PersonalData().masked(text) : text
  }

  /// What the author wrote: without his numbers, also those that he has told in no field.
  func maskedOwn(_ text: String) -> String {
    hidesEverything ? masked(text) : PersonalData().masked(withoutKnown(text), only: Self.reaching)
  }

  /// By these somebody is reached or looked up; places and other people's names are the matter.
  private static let reaching: Set<PersonalKind> = [
    .telephone, .identityNumber, .mailAddress, .bankCard, .account,
  ]

  func withoutKnown(_ text: String) -> String { known.replaced(in: names.masked(in: text)) }
}

extension Registration {
  /// Of a form's particulars those that tell nothing but who he is: the number of an identity card, an account, a name.
  fileprivate var tellingNumbers: [String] {
    particulars.filter { value in
      NameMask.isPersonal(value) || value.unicodeScalars.count { ("0"..."9").contains($0) } >= 7
    }
  }
}
