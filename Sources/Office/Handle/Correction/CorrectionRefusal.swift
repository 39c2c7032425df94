/// Why a correction is not taken: it would stand in the place of what is public.
enum CorrectionRefusal: Error, Equatable {
  case withoutText
  /// A clause that speaks to a colleague.
  case remark(String)
  /// Much shorter than the answer that it would replace.
  case notWhole
  /// Words that the answer does not have, or more than once.
  case absent(String)
  case ambiguous(String)

  var code: String {
    switch self {
    case .withoutText: "correction without text"
    case .remark: "remark as correction"
    case .notWhole: "part of a correction"
    case .absent: "correction of other words"
    case .ambiguous: "correction of several places"
    }
  }

  var detail: String {
    switch self {
    case .withoutText: "a correction needs the whole answer, or what changes in it"
    case .remark: "the correction speaks to a colleague, not to the author"
    case .notWhole: "the correction is much shorter than the answer that it would replace"
    case .absent: "the words that are to change do not stand in the answer"
    case .ambiguous: "the words that are to change stand in the answer more than once"
    }
  }

  var chinese: String {
    switch self {
    case .withoutText: "没有写明更正或补充的内容。"
    case .remark(let clause): "“\(clause.prefix(40))”像是对工作人员说的话，不像给网民的答复，没有用来替换或补充答复。"
    case .notWhole: "更正的文字比原答复短得多，不能确定是答复全文还是只改其中一处，没有替换原答复。"
    case .absent(let words): "原答复中没有“\(words.prefix(40))”，不能更正。"
    case .ambiguous(let words): "原答复中“\(words.prefix(40))”不止一处，不能确定更正哪一处。"
    }
  }

  var wayOut: String {
    switch self {
    case .withoutText, .remark, .notWhole, .absent:
      "请首行写“更正：”，其后写更正后的答复全文（如以“您好：”开头）；只改几个字的，请写明改哪里，如：更正：将“25日”改为“26日”（引号内照抄原答复）。补充的写“补充：”及补充内容。"
    case .ambiguous: "请多写几个字，使引号内的文字在原答复中只有一处；或写“更正：”及更正后的答复全文。"
    }
  }

  static let each = [
    withoutText, remark(""), notWhole, absent(""), ambiguous(""),
  ]
}
