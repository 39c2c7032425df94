import Domain

/// What a unit says in its reply, by the first word (`domain.md` §6): no word means an answer.
package enum UnitWord: Equatable, Sendable {
  /// 认领, with whatever was written below it.
  case claim(note: String)
  /// 退回：原因.
  case `return`(reason: String)
  /// 延期 3 个工作日：原因; nil where it does not say for how long.
  case extend(WrittenTerm?, reason: String)
  /// 配合意见：….
  case opinion(String)
  /// 转 二级单位名, and what was written below it.
  case hand(to: String, note: String)
  /// 询问：…, which goes to the author.
  case ask(String)
  /// 答复：…, or anything else.
  case answer(UnitAnswer)
  /// 更正：…, which replaces the whole answer that was published.
  case correct(UnitAnswer)
  /// 补充：…, which comes below it.
  case complete(String)
  /// 撤回更正, and why: what is public stays as it is.
  case letStand(reason: String)
  /// 回访：电话 满意.
  case followUp(AuthorContact)
  /// 同意, by a leader.
  case agree
  /// 退回修改：…, by a leader.
  case sendBack(reason: String)
  /// 收到, 谢谢: nothing that anything could follow from.
  case courtesy(line: String)
  /// What begins like one of these words, or may mean one, and is none.
  case unread(UnreadWord)
}

/// What a unit answers, and what it says of it.
package struct UnitAnswer: Equatable, Sendable {
  package var text: String
  /// Why the unit would not have it published; nil where it did not say so.
  package var keptBack: String?
  /// What the unit found, where it said so in the form (是否属实).
  package var finding: String?

  package init(_ text: String, keptBack: String? = nil, finding: String? = nil) {
    self.text = text
    self.keptBack = keptBack
    self.finding = finding
  }
}

/// How a unit asked an author whether he is content (回访), and what he said.
package struct AuthorContact: Equatable, Sendable {
  /// 电话, 上门 …
  package let way: String
  /// 满意, 基本满意, 不满意; nil where he was not reached.
  package let rating: Rating?
  package let note: String
}

/// A line that is not read: nothing is done, and the unit hears which line, why, and what it can write.
package struct UnreadWord: Error, Equatable, Sendable {
  package let line: String
  package let why: String

  private static let longest = 40

  init(_ line: String, _ why: String) {
    let line = OfficeText.lines(line).joined(separator: " ")
    // It is shown within a line of ours.
    let scalars = line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    let shown = String(String.UnicodeScalarView(scalars.prefix(Self.longest)))
    self.line = scalars.count > Self.longest ? shown + "…" : shown
    self.why = why
  }
}
