/// How long things stay (保存期限), in days after the last thing that happened to them; nil for ever.
package struct RetentionSettings: Sendable {
  /// Closed letters that have an answer which is not public.
  package let letters: Int?
  /// Letters that were declined, or retracted by their authors.
  package let declined: Int?
  /// Mails that are no letter and belong to none.
  package let otherMail: Int?

  /// 网络安全法 (Art. 21) asks for the records of six months at least.
  private static let days = 190...36_500

  init(_ section: Section) {
    letters = section.value("letters", .ageOrNever(Self.days), default: nil)
    declined = section.value("declined", .ageOrNever(Self.days), default: nil)
    otherMail = section.value("other-mail", .ageOrNever(Self.days), default: nil)
  }
}
