/// What the office owes an author a word of. The name is that of its templates: `mail/receipt` for a mail,
/// `reply/receipt.txt` for whoever says it under a comment or by telephone.
enum TidingsKind: String, CaseIterable {
  case receipt, declined, reopened, answered, retracted, wish, split, together, merged, unmerged, question,
    extended, recounted
  case notRetracted = "not-retracted"
  case followedUp = "followed-up"

  var chinese: String {
    switch self {
    case .receipt: "回执"
    case .declined: "不予受理"
    case .reopened: "重新办理"
    case .answered: "答复"
    case .retracted: "已撤回"
    case .wish: "公开意愿"
    case .split: "分件办理"
    case .together: "统一答复"
    case .merged: "并案"
    case .unmerged: "取消并案"
    case .question: "询问"
    case .extended: "延期"
    case .recounted: "时限调整"
    case .notRetracted: "不能撤回"
    case .followedUp: "后续来信"
    }
  }
}
