/// Why a correction is not taken: it would stand in the place of what is public.
enum CorrectionRefusal: Error, Equatable {
  case withoutText
  /// A clause that speaks to a colleague.
  case remark(String)
  /// Much shorter than the answer that it would replace.
  case notWhole
  /// A clause that says what is to change, in words that nobody can carry out for certain.
  case editing(String)
  /// Words that the answer does not have, or more than once.
  case absent(String)
  case ambiguous(String)
  /// Nobody has proved that it comes from the unit, and it would open again what is public.
  case unproven
  /// 转, 退回 or 延期, while a correction is under way.
  case onlyCorrected
  /// 撤回更正, where none is under way.
  case nothingOpen
  /// 撤回更正 of what the leader has signed, by somebody else.
  case signedByLeader
  /// A cooperating unit's.
  case notTheLeads

  var code: String {
    switch self {
    case .withoutText: "correction without text"
    case .remark: "remark as correction"
    case .notWhole: "part of a correction"
    case .editing: "wording of a correction"
    case .absent: "correction of other words"
    case .ambiguous: "correction of several places"
    case .unproven: "unproven correction"
    case .onlyCorrected: "request during correction"
    case .nothingOpen: "no correction open"
    case .signedByLeader: "correction signed by its leader"
    case .notTheLeads: "correction of a cooperating unit"
    }
  }

  var detail: String {
    switch self {
    case .withoutText: "a correction needs the whole answer, or what changes in it"
    case .remark: "the correction speaks to a colleague, not to the author"
    case .notWhole: "the correction is much shorter than the answer that it would replace"
    case .editing: "the correction says what is to change, not what the answer is then"
    case .absent: "the words that are to change do not stand in the answer"
    case .ambiguous: "the words that are to change stand in the answer more than once"
    case .unproven: "nothing proves that the correction of what is public comes from its unit"
    case .onlyCorrected: "the answer is public and is being corrected; the letter itself stays where it is"
    case .nothingOpen: "no correction is under way that could be given up"
    case .signedByLeader: "the leader has signed the correction, and nothing proves that he gives it up"
    case .notTheLeads: "only the lead corrects what is public"
    }
  }

  var chinese: String {
    switch self {
    case .withoutText: "没有写明更正或补充的内容。"
    case .remark(let clause): "“\(clause.prefix(40))”像是对工作人员说的话，不像给网民的答复，没有用来替换或补充答复。"
    case .notWhole: "更正的文字比原答复短得多，不能确定是答复全文还是只改其中一处，没有替换原答复。"
    case .editing(let clause): "“\(clause.prefix(40))”像是说明要改哪里，不像给网民的答复全文；照此不能确定改成什么，没有替换或补充原答复。"
    case .absent(let words): "原答复中没有“\(words.prefix(40))”，不能更正。"
    case .ambiguous(let words): "原答复中“\(words.prefix(40))”不止一处，不能确定更正哪一处。"
    case .unproven: "本件已经公开，更正、补充须能确认是贵单位发出的；来信没有数字签名，也没有审签盖章的扫描件，发信邮箱也未经验证，没有重新办理。"
    case .onlyCorrected: "本件已经公开，贵单位正在更正或补充，这时不能退回、延期或转二级单位。"
    case .nothingOpen: "本件目前没有正在办理的更正或补充，无需撤回。"
    case .signedByLeader: "这次更正（补充）已由贵单位负责人审签，撤回也须由负责人提出；来信不能确认是负责人所发，没有撤回。"
    case .notTheLeads: "贵单位为配合单位，公开的答复由牵头单位更正。"
    }
  }

  var wayOut: String {
    switch self {
    case .withoutText, .remark, .notWhole, .editing, .absent:
      "请首行写“更正：”，其后写更正后的答复全文（如以“您好：”开头）；只改几个字的，请写明改哪里，如：更正：将“25日”改为“26日”（引号内照抄原答复）。补充的写“补充：”及补充内容。"
    case .ambiguous: "请多写几个字，使引号内的文字在原答复中只有一处；或写“更正：”及更正后的答复全文。"
    case .unproven: "请由登记的负责人用数字签名发送，或随信附审签盖章的扫描件；都做不到的，请致电本中心，由工作人员核实后代为记录。"
    case .onlyCorrected: "请首行写“更正：”及更正后的答复全文，按原要求审签；不再更正的，首行写“撤回更正”，原答复保持不变。"
    case .nothingOpen: "如需更正已公开的答复，请首行写“更正：”及更正后的答复全文。"
    case .signedByLeader: "请由登记的负责人用数字签名发送“撤回更正”；做不到的，请致电本中心，由工作人员核实后办理。"
    case .notTheLeads: "请与牵头单位联系，由其回复转办邮件，首行写“更正：”及更正后的答复全文；更正期间贵单位可写“配合意见：”，由系统转告。"
    }
  }

  static let each = [
    withoutText, remark(""), notWhole, editing(""), absent(""), ambiguous(""), unproven, onlyCorrected,
    nothingOpen, signedByLeader, notTheLeads,
  ]
}
