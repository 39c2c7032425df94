extension Refusal {
  /// ``chinese`` of its kind: of a mail that is held only the code is kept, and not the days, figures and words of the
  /// mail that its unit got about it.
  var general: String {
    switch self {
    case .unread, .afterClaim(.unread): "来信中有一行没有读懂，没有办理。"
    case .askedTooOften: "向网民询问已满规定的次数，不能再问。"
    case .otherToken: "邮件中写了几件留言，其中有的没有办件标识，不能一并办理；都没有办理。"
    case .smallPicture: "所附图片的像素太少，看不清公章和签字，不能作为审签盖章的扫描件。"
    case .otherForm: "所附《网民留言回复情况表》的编号是另一件留言的。"
    case .undoneSince: "这一封收到之后，答复已退回修改，或更正已撤回；没有采纳。"
    case .opinionOvertaken: "此后已收到该单位的配合意见，以后收到的为准；这一封收到在先，没有转告。"
    case .overtaken: "此后已收到该单位的答复，以后收到的为准；这一封收到在先，没有采纳。"
    case .returning(.late): "提出退回时已超过退回期限。"
    case .returning(.ruled): "本件已裁定由该单位承办，不再退回。"
    case .extending(.tooLong): "申请延期的天数超过上限。"
    case .extending(.tooLate): "提出延期时已超过提出期限。"
    case .extending(.notLater): "申请延至的日期不晚于办理期限。"
    case .extending(.tooOften): "本件的延期次数已满，不再延期。"
    case .extending(.beyondLead): "配合单位的反馈期限不能晚于牵头单位的办结时限。"
    case .correcting(.remark): "更正的文字像是对工作人员说的话，没有用来替换或补充答复。"
    case .correcting(.absent): "要更正的文字在原答复中没有，不能更正。"
    case .correcting(.ambiguous): "要更正的文字在原答复中不止一处，不能确定更正哪一处。"
    default: chinese
    }
  }
}
