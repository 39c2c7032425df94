import Domain
import Papers
import Reading

/// An earlier system's answer on its way to the public: masked, and through the gates that every letter's page goes through.
///
/// Only what is shown is kept. The words as they came stay in the file.
package struct EarlierGate: Sendable {
  package let answer: EarlierAnswer
  /// What the second gate found although it was masked, by kind; it keeps the answer back.
  package let findings: [String]
  /// Whether the earlier system had it in public; what it had not stays out, whoever has read it.
  package let isPublic: Bool
  /// What only a person can judge: an illness, a child, a name of two characters, a wish not to be public.
  package let doubts: [String]

  package init(_ written: WrittenEarlier) {
    let answered = Timestamp(seconds: written.answered.seconds)
    let asked = written.asked.map { Timestamp(seconds: $0.seconds) }
    let question = written.question ?? ""
    let registration = Registration(
      desk: "", channel: .portal, receivedAt: asked ?? answered, title: Words(written.title ?? ""),
      text: Words(question), authorName: written.author.map(Words.init),
      authorAddress: written.mail.map(Words.init), authorTelephone: written.telephone.map(Words.init),
      queryCode: Words(""), mail: nil)
    let mask = PublicMask(registration: registration)
    let category = written.category.flatMap { name in Category.allCases.first { $0.chinese == name } }
    answer = EarlierAnswer(
      number: written.number,
      title: written.title.map { mask.masked($0) } ?? Letter.subject(category: category, topic: nil),
      question: mask.masked(question), answer: mask.masked(written.answer, keepingLandlines: true),
      author: NameMask.masked(written.author), category: category, unit: written.unit, askedOn: asked?.day,
      answeredOn: answered.day, address: written.address)
    findings = SecondGate(registration: registration)
      // The number stands on the page, in its address and in the search.
      .findings(in: [answer.number, answer.title, answer.question, answer.answer, answer.unit])
    // What says anything else than yes is nobody's yes.
    isPublic =
      (written.isPublic.map { FormWish.answer(in: $0) == true } ?? true)
      && (written.confidential.map { FormWish.answer(in: $0) == false } ?? true)
    doubts = Self.doubts(in: [written.title ?? "", question, written.answer], author: written.author)
  }

  private static func doubts(in texts: [String], author: String?) -> [String] {
    let text = texts.joined(separator: "\n")
    let shortName = author.map { $0.unicodeScalars.count == 2 && text.contains($0) } ?? false
    return PrivateMatter.allCases.filter(PrivateMatter.all(in: text).contains).map(\.rawValue)
      + (shortName ? ["a name of two characters"] : [])
      + (PublicationWish(in: texts[0] + "\n" + texts[1]) == .none ? [] : ["a wish not to be public"])
  }
}
