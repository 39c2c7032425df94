import Store

/// Why a clerk's line was not carried out, in his words.
struct DeskRefusal: Error, Equatable {
  let chinese: String

  init(_ chinese: String) { self.chinese = chinese }

  /// Its code was used, or is void.
  init(closed question: Question) {
    self.init(
      question.answeredBy.map { "此核验码已由\($0)使用，未再办理" } ?? "此核验码已失效（事项已变更），未办理")
  }
}

extension QuestionKind {
  /// The words that would do.
  var help: String {
    switch self {
    case .decide:
      "可写：通过；单位名；受理 牵头单位 配合 单位名；不予受理 七；并入 NM2026000001；特急；统一答复 单位名；分办；标题：…"
    case .confirmScan: "三项（公章清晰、签字齐全、文与表一致）都符合的，请写：三项无误；有一项不符的，请写：退回：原因；须由其他单位办理的，请写：改派 单位名：原因"
    case .confirmPaper: "收到原件的，请写：原件已收 日期 送件人或快递 文号；不符的，请写：退回：原因"
    case .review: "可写：通过；退回：原因；不公开：原因；标题：…"
    case .followUp: "可写：重办；新件；已阅：原因；维持：说明"
    case .authorWish, .second: "可写：同意；不同意：原因"
    case .arbitrate: "可写：裁定 单位名；或所列序号"
    case .letGo: "可写：同意；不同意：原因；改派 单位名：原因"
    case .extend: "可写：同意；同意 1；不同意：原因；改派 单位名：原因"
    case .rule: "可写：记为规则；不记"
    case .call: "可写：已告知 电话 时间 谁；联系不上：原因；不再联系：原因"
    }
  }
}

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
    case .pageStands: "该件原来的答复仍在网站公开，请先撤下（huiyin withdraw）"
    case .erased: "该件已由两名工作人员决定删除来信内容和个人信息，不能再重新办理或公开"
    case .stillHandledIn(_, let others):
      "该件在\(others.map(\.description).joined(separator: "、"))中办理，办结后才能删除"
    case .notNamed(_, let name): "须由两名登记的工作人员办理，\(name)没有登记"
    case .authorsWish: "网民要求不公开"
    case .isTest: "该件已标为测试，不公开"
    case .nobodyElse: "须由另一名工作人员确认，但没有登记其他工作人员"
    case .hisOwn: "您已提出过，或答复由您经办，须由另一名工作人员确认"
    case .notAsked: "这件事不由您决定"
    case .nothingWaits: "没有等待您决定的事项"
    case .scanUnseen: "须先核对公章、签字和文字"
    case .notAnswered: "尚未答复，不能记录满意度"
    case .refused(let why): why
    case .nothingToPublish: "没有审签的答复"
    case .blocked(_, let findings): "含有不能公开的内容（\(findings.joined(separator: "、"))）"
    case .accused(let unit): "来信可能举报\(unit)或其工作人员，不得转给被反映的单位；经研究确需由其办理的，请写“仍转 \(unit)”，转办时隐去网民身份"
    case .pastTheDesk: "来信反映的是本台席，由上级部门决定"
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
