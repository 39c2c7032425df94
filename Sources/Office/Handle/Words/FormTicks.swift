import Papers

/// What is ticked in a form, as units and clerks read of it.
extension PublicationAdvice {
  /// What is asked back, where it is not certain whether the answer may be published.
  var unread: UnreadWord? {
    switch self {
    case .blank, .publish: nil
    case .keepBack(let reason):
      reason.isEmpty ? UnreadWord("公开建议：不公开", "建议不公开的，请写明理由") : nil
    case .unclear(let text):
      UnreadWord("公开建议：\(text)", "是否公开不能确定；请只勾选“公开”，或勾选“不公开”并写明理由")
    }
  }
}

extension ReplyForm.Truth {
  var chinese: String {
    switch self {
    case .whole: "属实"
    case .partly: "部分属实"
    case .untrue: "不属实"
    case .inquiry: "咨询类"
    }
  }
}
