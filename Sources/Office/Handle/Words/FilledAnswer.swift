/// What a unit wrote into its form as answer (回复内容). Its first line may say what else it is, as that of a mail may:
/// 延期, 退回.
struct FilledAnswer {
  let text: String
  /// Nil where it is an answer, and no word of its own says so.
  let read: [UnitWord]?
  private let lines: [String]

  init(_ text: String) {
    self.text = text
    let written = OfficeText.lines(text)
    let own = Self.withoutGreeting(written)
    // Where nobody says more than 收到, nothing is an answer either.
    lines = own.isEmpty ? written : own
    guard own.isEmpty || UnitWord.begin(own) else {
      read = nil
      return
    }
    let said = UnitWord.said(in: lines)
    // 您好：, and 回复如下： below it, are of the answer.
    read =
      if case .answer(let answer)? = said.first, answer.keptBack == nil, own != written { nil } else { said }
  }

  /// The same as words of a mail: the form calls an answer what calls itself nothing else.
  var words: String { read == nil ? "答复：\(text)" : lines.joined(separator: "\n") }

  /// Whether it is anything but an answer, or may be.
  var isOther: Bool {
    if case .answer? = read?.first { false } else { read != nil }
  }

  /// Whether it is for certain.
  var isCertainlyOther: Bool {
    if case .unread? = read?.first { false } else { isOther }
  }

  /// Without what greets above the first line, or before it: `您好，延期 3 个工作日：…`.
  private static func withoutGreeting(_ lines: [String]) -> [String] {
    var own = Array(lines.drop(while: UnitGreeting.isOne))
    guard let first = own.first, let mark = first.firstIndex(where: { "，,：:！!。".contains($0) }),
      UnitGreeting.isOne(String(first[...mark]))
    else { return own }
    let rest = OfficeText.trimmed(String(first[first.index(after: mark)...]))
    if !rest.isEmpty { own[0] = rest }
    return own
  }
}
