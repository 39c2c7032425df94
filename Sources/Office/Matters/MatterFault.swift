/// Why a letter is not worded, or not divided, as a clerk wrote it.
package enum MatterFault: Error, Equatable, CustomStringConvertible {
  case nothing
  case noTitle
  case longTitle(most: Int)
  case longSummary(most: Int)
  /// Marks that cannot be seen, or turn a line around.
  case unreadable
  /// What the second gate would find, by its kinds.
  case personal([String])
  case unchanged
  case fewParts
  case manyParts(most: Int)
  case emptyPart(Int)
  case longPart(Int, most: Int)
  /// It is a part itself.
  case part
  case notOpen

  package var description: String {
    switch self {
    case .nothing: "there is neither a title nor a summary"
    case .noTitle: "the title is empty"
    case .longTitle(let most): "the title has more than \(most) characters"
    case .longSummary(let most): "the summary has more than \(most) characters"
    case .unreadable: "there are characters in it that cannot be seen"
    case .personal(let kinds): "it names what is personal: \(kinds.joined(separator: ", "))"
    case .unchanged: "it is called so already"
    case .fewParts: "a letter is divided into two parts at least"
    case .manyParts(let most): "a letter is divided into \(most) parts at most"
    case .emptyPart(let number): "part \(number) has no text"
    case .longPart(let number, let most): "part \(number) has more than \(most) characters"
    case .part: "it is a part of a divided letter itself"
    case .notOpen: "only a letter that is with no unit yet is divided"
    }
  }

  /// What whoever wrote it can do, on the command line.
  package var hint: String? {
    switch self {
    case .personal: "the title and the summary are public: say what it is about without saying whose it is"
    case .fewParts, .emptyPart: "begin each part with a line \"标题：…\", and write its text below"
    case .notOpen: "have one lead answer it all: huiyin assign NM… --lead … --answers-all"
    default: nil
    }
  }

  /// For whoever wrote it.
  var chinese: String {
    switch self {
    case .nothing: "没有写标题或摘要"
    case .noTitle: "标题是空的"
    case .longTitle(let most): "标题超过\(most)字"
    case .longSummary(let most): "摘要超过\(most)字"
    case .unreadable: "含有不可见的字符"
    case .personal: "标题或摘要将公开，其中疑似有个人信息，请改写"
    case .unchanged: "与现在的标题、摘要相同"
    case .fewParts: "分办至少写两件，每件以“标题：”开头，正文写在下面"
    case .manyParts(let most): "一次最多分为\(most)件"
    case .emptyPart(let number): "第\(number)件没有正文"
    case .longPart(let number, let most): "第\(number)件超过\(most)字"
    case .part: "本件是分办的一件，不再分"
    case .notOpen: "已经转办的不能再分办"
    }
  }
}
