import Domain
import Store

extension DeskRefusal {
  /// Its code was used, or is void.
  init(closed question: Question) {
    self.init(
      question.answeredBy.map { "此核验码已由\($0)使用，未再办理" } ?? "此核验码已失效（事项已变更），未办理")
  }
}

/// What a deed was refused for, in a clerk's words.
extension OfficeError {
  var chinese: String {
    switch self {
    case .noDeclineText(let ground): "\(ground.chinese)没有配置说明文字"
    case .noEarlierLetter: "没有查到该网民此前的同一事项留言，不能按重复事项不予受理；请写“并入 原编号”，或按其他项不予受理"
    case .unknownUnit(let name): "没有“\(name)”这个单位"
    case .ambiguousUnit(let name, _): "“\(name)”可能是几个单位，请写全称"
    case .nothingProposed: "本件没有建议单位，请写明单位名"
    case .givenBack(_, let unit): "\(unit)已退回本件，请写明单位名"
    case .unitHasNoOfficer(let unit): "\(unit)目前没有信息员"
    case .unitIsLeadAndCooperating(let unit): "\(unit)不能既牵头又配合"
    case .wishIsOpen: "网民另有要求，请先答复【网民要求】的邮件"
    case .noPage: "该件没有公开的答复"
    case .noEarlierAnswer: "没有该编号的历史答复"
    case .pageStands: "该件原来的答复仍在网站公开，请先撤下（huiyin withdraw）"
    case .erased: "该件已由两名工作人员决定删除来信内容和个人信息，不能再重新办理或公开"
    case .stillHandledIn(_, let others):
      "该件在\(others.map(\.description).joined(separator: "、"))中办理，办结后才能删除"
    case .notNamed(_, let name): "须由两名登记的工作人员办理，\(name)没有登记"
    case .authorsWish: "网民要求不公开"
    case .noWithholdingGround:
      "不公开须写明原因：\(WithholdingGround.allChinese)，可以再加说明（如“不公开：个人隐私，答复中有病情”）"
    case .isTest: "该件已标为测试，不公开"
    case .nobodyElse: "须由另一名工作人员确认，但没有登记其他工作人员"
    case .hisOwn: "您已提出过，或答复由您经办，须由另一名工作人员确认"
    case .notAsked: "这件事不由您决定"
    case .nothingToResend: "没有可能未送达、需要重新发送的邮件"
    case .nothingWaits: "没有等待您决定的事项"
    case .scanUnseen: "须先核对公章、签字和文字"
    case .notAnswered: "尚未答复，不能记录满意度"
    case .refused(let why): why
    case .nothingToPublish: "没有审签的答复"
    case .blocked(_, let findings): "含有不能公开的内容（\(findings.joined(separator: "、"))）"
    case .accusedUnworded(_, let unit):
      "网民原文可能透露其身份，不转给被反映的\(unit)；请先写“标题：… 摘要：…”（只写要办的事，不写是谁、住在哪里），再写“仍转 \(unit)”，它收到的只有标题和摘要"
    case .accused(let unit): "来信可能举报\(unit)或其工作人员，不得转给被反映的单位；经研究确需由其办理的，请写“仍转 \(unit)”，转办时隐去网民身份"
    case .pastTheDesk: "来信反映的是本台席，由上级部门决定"
    case .stillTheirs(_, let unit): "该件仍由\(unit)承办，请先改派"
    case .hasItNot(_, let unit): "\(unit)没有承办该件"
    case .withNoUnit: "该件目前没有承办单位在办理"
    case .hasItAlready(_, let unit): "该件已由\(unit)承办"
    case .termIsOver(_, let unit, let day): "\(unit)的办结时限（\(day.chinese)）已过，时限不变"
    case .nobodyToProbe(let unit): "\(unit)目前没有可以回复的人员"
    case .coordinatorsOwn: "延期由政府办公室决定"
    case .desksOwn: "该件由受理台席决定"
    case .otherDesks(_, let desk): "该件由\(desk)决定"
    case .noForm(let mailbox): "邮箱“\(mailbox)”不再接收这种表单"
    case .cannotMerge(_, let bar): Self.chinese(bar)
    }
  }
}
