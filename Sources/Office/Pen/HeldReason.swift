import Domain
import Papers
import Signatures
import Store

/// Why a mail waits for a person, as people read it (design law 7): every reason that a stage gives, with a sentence
/// for the command line, one for the desk's mail, and what can be done about it.
package struct HeldReason: Equatable, Sendable {
  /// What can be done about a mail.
  package enum Kind: Equatable, Sendable {
    /// A person's mail that says too little about where it belongs: a clerk says it.
    case loose
    /// A unit's mail that was not taken for what it says; the unit was told how to put it right.
    case refused
    /// A letter that a clerk took, and that is registered once he confirms or mends it.
    case draft
    /// Nobody seems to have written it.
    case machine
    /// Something went wrong that may have been put right.
    case stuck
    /// Nothing here may read it, or can.
    case unread
    /// A row of an export.
    case row
    /// A whole file that is no export.
    case file
    /// It lies in its mailbox still; only its header is here.
    case left
  }

  package let kind: Kind
  package let sentence: String
  package let chinese: String

  package init(_ held: HeldMail) {
    // An author's later mail may be encrypted as well as a unit's.
    let isAuthors = held.reason == Refusal.encrypted.code && held.detail != Refusal.encrypted.detail
    self.init(code: held.reason, isOfLetter: held.letter != nil && !isAuthors)
  }

  /// - Parameter isOfLetter: whether it is held under a letter; two stages may give one reason.
  init(code: String, isOfLetter: Bool = false) {
    let refusal = Refusal.each.first { $0.code == code }
    let known = Self.known[code]
    if let known, !isOfLetter || refusal == nil {
      self = known
    } else if let refusal, refusal.waits {
      self.init(
        .stuck, "a unit's signed mail waits for the office: \(refusal.detail)",
        "承办单位的签名邮件在等待核验（\(refusal.forDesk)）。请系统管理员更新吊销列表或恢复核验程序，系统会自动重新核验，不必重新启动")
    } else if let refusal, refusal.isOfficesFault {
      self.init(
        .stuck, "a unit's signed mail cannot be judged, which is the office's fault: \(refusal.detail)",
        "承办单位的签名邮件无法核验（\(refusal.forDesk)）。这是本中心的配置问题：请系统管理员补齐颁发机构证书和吊销列表，之后写“重试”重新核验；已告知承办单位不是其问题")
    } else if let refusal {
      self.init(
        .refused, "a unit's mail was refused: \(refusal.detail)", "承办单位的来信未被采纳：\(refusal.general.withoutStop)"
      )
    } else {
      self = Self.other(code)
    }
  }

  /// A reason without a sentence of its own.
  static func other(_ code: String) -> HeldReason {
    HeldReason(.loose, code, "须由工作人员判断（\(code)）")
  }

  static let known: [String: HeldReason] = [
    "no token": HeldReason(
      .loose, "it comes from somebody registered, or names a letter, and carries no token",
      "使用登记的邮箱发来或写有留言编号，但没有办件标识"),
    "officer away": HeldReason(
      .machine, "an officer or a leader is away, and nobody of the unit stands in for him",
      "信息员或负责人的邮箱自动回复不在岗，该单位没有其他人可以代办"),
    "portal": HeldReason(
      .loose, "it looks like a portal's form, and is none of its that can be a letter by itself",
      "似为门户网站的表单来信，但未经验证、内容不全或编号重复"),
    "bad token": HeldReason(.loose, "its token is not one of ours", "来信中的办件标识不是本系统发出的"),
    "no code": HeldReason(
      .loose, "it comes in the name of somebody of the office, without the code of a question",
      "以工作人员的邮箱发来，但没有核验码"),
    "not a clerk": HeldReason(
      .loose, "it carries a desk's code, and was sent by nobody of that desk", "带有台席的核验码，但发件邮箱不是该台席登记的工作人员"),
    "not the called": HeldReason(
      .loose,
      "it carries the code of a call about an urgent letter, and was sent by somebody else than was called",
      "带有特急呼叫的核验码，但不是被呼叫人员本人的邮箱发来"),
    "no sender": HeldReason(.loose, "it does not say who wrote it", "发件人一栏不是一个明确的邮箱"),
    "encrypted": HeldReason(.loose, "it is encrypted, and nobody here has the key", "来信经过加密，本中心无法读取"),
    "no form": HeldReason(
      .loose, "it carries the code of a form for entering letters, and nothing is entered",
      "带有登记表单的核验码，但没有填写登记内容"),
    "entry not confirmed": HeldReason(
      .draft, "a clerk's form for entering letters was not registered: he has to confirm or correct it",
      "以工作人员的邮箱发来的登记表，尚未确认或改正，没有登记"),
    "flood": HeldReason(
      .loose, "its author has written about one letter too often in a day", "同一网民就该件一日内来信过多"),
    "too many forms": HeldReason(
      .loose, "many forms came in the names of clerks, without a code and unanswered", "一日内未带核验码的登记表过多，未再答复"),
    "automatic": HeldReason(
      .machine, "it looks like an automatic mail, and answers none of ours", "看起来是自动发出的邮件，与我方发出的邮件无关"),
    "bounce": HeldReason(
      .machine, "something came back undelivered that is no mail of ours", "是一封退信，但退的不是本系统发出的邮件"),
    "returned": HeldReason(
      .machine, "it came to an address to which only undelivered mail of ours comes back",
      "发到了只接收本系统退信的地址，看起来是自动发出的邮件"),
    "too many": HeldReason(
      .loose, "its author wrote more letters in a day than are taken by themselves", "同一邮箱24小时内来信过多，未自动登记"),
    "failed": HeldReason(.stuck, "something went wrong while it was dealt with", "办理时出错，未能完成"),
    "deadly": HeldReason(
      .unread, "the program died over it, so it is not read again", "读取时程序异常退出，为安全起见没有再读取"),
    "unreadable": HeldReason(.unread, "it breaks a limit and cannot be read", "邮件结构异常，超出读取限制"),
    "bad row": HeldReason(.row, "a value of the row is wrong", "导出表中的这一行有误"),
    "bad file": HeldReason(.file, "the file is no export that can be read", "导出文件无法识别"),
    "left on the server": HeldReason(
      .left, "it is too large, or the server would not give it, and lies in its mailbox still",
      "邮件过大或服务器未能给出，没有下载，仍在原邮箱中"),
  ]

  private init(_ kind: Kind, _ sentence: String, _ chinese: String) {
    self.kind = kind
    self.sentence = sentence
    self.chinese = chinese
  }
}

extension HeldReason {
  /// What there is to do where nothing can be released; nil where the clerk only has to say what it is.
  package var wayOut: (sentence: String, chinese: String)? {
    switch kind {
    case .loose, .machine, .stuck, .row: nil
    case .refused:
      (
        "the unit was told why, and how to put it right; once it has written again, discard this",
        "已告知承办单位原因和改正办法；其重新发来后，本件可丢弃"
      )
    case .draft:
      (
        "answer the mail that the clerk got about it; if it is not his, or is entered already, discard this",
        "请该工作人员回复【留言登记表】邮件，写“确认”或改正；不是其所发或已另行登记的，可丢弃本件"
      )
    case .unread:
      (
        "see its raw bytes (--raw) with care, write to its author, then discard this",
        "请在服务器上谨慎查看原件，联系来信人后丢弃本件"
      )
    case .file:
      ("correct the file and drop it again, then discard this", "请改正文件后重新放入文件夹，再丢弃本件")
    case .left:
      ("read it in its mailbox, answer it or enter it from there, then discard this", "请在原邮箱中打开处理，再丢弃本件")
    }
  }
}

extension Refusal {
  /// One of each; one with details stands for all of its kind.
  static let each: [Refusal] =
    [
      .closed, .oldRound, .stranger, .returnWithoutReason, .answeredAlready, .leadOpinion, .empty, .encrypted,
      .notSigned, .noScan, .hugeAttachment, .smallPicture(PictureSize(width: 0, height: 0)),
      .unread(UnreadWord("", "")), .beingPublished, .notPublished, .correctionOpen, .authorsWish,
      .nothingToSign,
      .onlyTheLeader,
      .sentBackWithoutReason, .noLeader, .notTheLead, .onlyTheUnit, .noSuchSubUnit([]), .authorUnreachable,
      .askedTooOften(0), .severalLetters, .otherToken(""), .notTheLeader(fingerprint: ""), .tokenNotSigned,
      .signatureUsed,
      .answerNotSigned, .otherForm(""), .unreadForm(.oldDocument), .unreadForm(.damaged("")), .formDiffers,
      .severalForms, .formWithoutAnswer,
      .answerInFile, .cut, .pageDiffers, .overtaken(by: Timestamp(seconds: 0)),
      .opinionOvertaken(by: Timestamp(seconds: 0)), .undoneSince(Timestamp(seconds: 0)),
    ] + ReturnRefusal.each.map { .returning($0) } + ExtensionRefusal.each.map { .extending($0) }
    + CorrectionRefusal.each.map { .correcting($0) } + Reason.allCases.map { .signature($0, detail: nil) }
}

extension Refusal {
  /// Whether the unit can put nothing right, and the office will not by itself.
  fileprivate var isOfficesFault: Bool {
    if case .signature(let reason, _) = self {
      [.revocationListMissing, .policyUnusable].contains(reason)
    } else {
      false
    }
  }

  /// Without telling the office to ask the office.
  fileprivate var forDesk: String { chinese.withoutStop.replacing("，请与本中心联系", with: "") }
}

extension String {
  /// Without the full stop at its end, to stand within a sentence; a bracket before it stays.
  fileprivate var withoutStop: String {
    let bare = OfficeText.bare(self)
    return hasSuffix("）。") || hasSuffix("）") ? bare + "）" : bare
  }
}
