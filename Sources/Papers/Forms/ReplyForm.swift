/// What a unit has written into the form that came with a letter (网民留言回复情况表), as the form says it.
package struct ReplyForm: Sendable, Equatable {
  /// 是否属实.
  package enum Truth: Int, Sendable, CaseIterable {
    case untrue, partly, whole
    /// 咨询类: nothing to be true or not.
    case inquiry

    /// The one that is ticked (□属实 ■部分属实), or that alone stands there.
    package init?(reading text: String) {
      let ways = [["不属实"], ["部分属实"], ["属实"], ["咨询类", "咨询"]]
      guard let chosen = TickedChoice(in: text, of: ways).chosen else { return nil }
      self.init(rawValue: chosen)
    }
  }

  /// What stands behind 编号, in capitals: one, unless several forms are in one document.
  package internal(set) var numbers: [String] = []
  /// What stands behind 办件标识.
  package internal(set) var mark = ""
  /// 调查核实情况.
  package internal(set) var findings = ""
  /// 回复内容, meant for the public.
  package internal(set) var answer = ""
  /// Whether the document holds another answer besides, with other words.
  package internal(set) var hasSeveralAnswers = false
  package internal(set) var truth: Truth?
  /// 公开建议: whether it may be published.
  package internal(set) var publication = PublicationAdvice.blank
  /// 承办人, 股室负责人, and the leader who signs (单位领导审签).
  package internal(set) var handler = ""
  package internal(set) var head = ""
  package internal(set) var leader = ""
  /// All that stands where the leader signs, with what is printed there: `☑分管领导　意见：同意　签字：王强（单位公章）`.
  package internal(set) var leadersCell = ""
  /// 备注, with what the form said there when it went out.
  package internal(set) var remark = ""

  /// Whether it is as it was sent out: many mail programs send back what they answer.
  package var isBlank: Bool {
    [findings, answer, handler, head, leader].allSatisfy(\.isEmpty) && truth == nil && publication == .blank
  }

  /// - Parameter bytes: a file, of any kind.
  /// - Returns: nil for what is no such form.
  package init?(reading bytes: [UInt8]) throws(DocumentError) {
    guard let document = try WordDocument(bytes) else { return nil }
    self.init(in: document)
  }
}
