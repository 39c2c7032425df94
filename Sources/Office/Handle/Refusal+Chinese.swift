import Papers
import Signatures

/// What the unit reads: the reason, and the way out.
extension Refusal {
  var chinese: String {
    switch self {
    case .closed: "该留言已办结，不再接收答复。"
    case .oldRound: "该留言已退回或重新转办，您使用的办件标识已失效。"
    case .stranger: "来信邮箱不是贵单位登记的信息员或负责人邮箱。"
    case .returnWithoutReason: "退回未写明理由。"
    case .answeredAlready: "贵单位已经答复，不能再退回、延期、转办或询问。"
    case .leadOpinion: "贵单位为牵头单位，应形成统一答复，而不是配合意见。"
    case .unread(let word): "“\(word.line)”这一行没有读懂：\(word.why)。本邮件未作任何办理。"
    case .afterClaim(.unread(let word)): "认领已经记录。认领以下的“\(word.line)”没有读懂：\(word.why)。这一部分未作办理。"
    case .afterClaim(let refusal): "认领已经记录，其余未作办理：\(refusal.chinese)"
    case .correctionOpen: "本件上一次更正或补充还没有审签、公开，暂不能再补充或回访。"
    case .beingPublished: "答复已通过审核，正在公开。"
    case .notPublished: "本件的答复尚未公开，还不能补充或回访。"
    case .authorsWish: "网民要求撤回本件，正由本中心决定。"
    case .nothingToSign: "本件目前没有待审签的答复。"
    case .onlyTheLeader: "“退回修改”须由贵单位登记的负责人发出。"
    case .sentBackWithoutReason: "退回修改未写明意见。"
    case .noLeader: "贵单位目前没有登记在任的负责人，答复无人审签。"
    case .notTheLead: "贵单位为配合单位，不能转二级单位办理。"
    case .onlyTheUnit: "二级单位只能认领和答复，其他事项由上级承办单位办理。"
    case .noSuchSubUnit: "只能转贵单位登记的二级单位，不能转其他单位、个人或邮箱。"
    case .authorUnreachable: "网民没有留下可以联系的方式，无法询问。"
    case .askedTooOften(let most): "本件已向网民询问\(most)次，不能再问。"
    case .severalLetters: "一封邮件涉及几件留言，不能确定哪些话是就哪一件说的；都没有办理。"
    case .otherToken(let number): "邮件中写了几件留言，却没有\(number)的办件标识，不能一并办理；都没有办理。"
    case .returning(let refusal): refusal.chinese
    case .extending(let refusal): refusal.chinese
    case .correcting(let refusal): refusal.chinese
    case .empty: "邮件中没有读到答复文字。"
    case .encrypted: "邮件或附件已加密，本中心无法读取。"
    case .notSigned: "答复没有数字签名，无法确认已经负责人审签（《制度》第十四条）。"
    case .noScan: "答复没有附审签盖章的扫描件（《制度》第十四条）。"
    case .smallPicture(let size): "所附图片只有\(size.width)×\(size.height)像素，看不清公章和签字，不能作为审签盖章的扫描件。"
    case .hugeAttachment: "扫描件以“超大附件”链接发送，链接会过期，本中心不打开、不下载。"
    case .signature(let reason, let detail): "数字签名未通过验证：\(reason.chinese(detail))。"
    case .notTheLeader: "签名证书不是贵单位登记的负责人证书。"
    case .tokenNotSigned: "签名的内容中没有本件的办件标识，无法确认签的是这一件。"
    case .answerNotSigned: "签名的内容中没有答复全文及其核对码，无法确认同意的是这一份答复。"
    case .otherForm(let number): "所附《网民留言回复情况表》的编号是\(number)，不是本件的。"
    case .unreadForm(.oldDocument): "所附文档是旧格式（.doc、.wps或.rtf），系统无法读取。"
    case .unreadForm(.locked): "所附文档设有密码，系统无法读取。"
    case .unreadForm: "所附文档损坏、过大或含有不能处理的内容，系统无法读取。"
    case .formDiffers: "邮件正文与所附《网民留言回复情况表》的“回复内容”不一致，无法确定以哪一份为准。"
    case .severalForms: "邮件所附《网民留言回复情况表》有几处“回复内容”，互不相同。"
    case .formWithoutAnswer: "所附《网民留言回复情况表》的“回复内容”一栏没有填写。"
    case .answerInFile: "邮件正文没有答复，所附文件又不是本件的《网民留言回复情况表》（.docx）；系统不从PDF、图片、压缩包和其他文档中读取答复文字。"
    case .cut: "邮件正文超过64KB（约两万字），系统没有读完，不能只采用前面的部分。"
    case .signatureUsed: "这一签名或签名的内容以前已经使用过。"
    case .pageDiffers: "签名的邮件有纯文本和网页（HTML）两种格式，两者文字不一致，无法确定以哪一份为准。"
    case .undoneSince(let time):
      "本邮件收到之后，本件的答复已退回修改，或更正已撤回（\(time)），以后来的决定为准；本邮件没有采纳。"
    case .overtaken(let time): "此后已收到贵单位的答复（\(time)），以后收到的为准；本邮件收到在先，没有采纳，现有的答复不变。"
    case .opinionOvertaken(let time):
      "此后已收到贵单位的配合意见（\(time)），以后收到的为准；本邮件收到在先，没有转告牵头单位。"
    }
  }

  var wayOut: String {
    switch self {
    case .closed: "如需更正已公开的答复，首行写“更正：”及更正后的答复全文，或写明改哪里（更正：将“25日”改为“26日”）；补充的写“补充：”；回访的写“回访：”。其他事项请与本中心联系。"
    case .unread: "请按下列写法之一重新回复；如果是答复，请在第一行写“答复：”，其后写答复全文。"
    case .afterClaim(let refusal): refusal.wayOut
    case .correctionOpen:
      "请先由负责人对请审签的邮件回复“同意”（或“退回修改：意见”）；也可首行写“更正：”及包括全部补充内容的答复全文，替换上一次的更正。回访请在公开后再发。"
    case .beingPublished: "公开后如需更正，请回复转办邮件，首行写“更正：”及更正后的答复全文。"
    case .notPublished: "如需修改答复，请重新发送完整的答复。"
    case .authorsWish: "请等待本中心通知，再行更正。"
    case .nothingToSign: "请按收到的邮件办理；要答复的，首行写“答复：”及答复全文。"
    case .onlyTheLeader: "信息员要修改答复的，请重新发送完整的答复；不属本单位职责的，首行写“退回：”及理由。"
    case .sentBackWithoutReason: "请首行写“退回修改：”，其后写修改意见。"
    case .noLeader: "请先到本中心登记负责人，再重新发送答复。"
    case .notTheLead: "请直接反馈配合意见。"
    case .onlyTheUnit: "请报上级承办单位，由其回复转办邮件。"
    case .noSuchSubUnit(let names):
      names.isEmpty ? "贵单位没有登记二级单位，请先到本中心登记。" : "请写“转 ”和下列名称之一：\(names.joined(separator: "、"))。"
    case .severalLetters: "请分别回复各件的转办邮件；或在每一件的话之前另起一行写明编号，如“NM2026000001：认领”。签名的答复须一件一封。"
    case .otherToken: "请分别回复各件的转办邮件；要在一封邮件中办理几件的，请将各件转办邮件中“办件标识”一行都保留在邮件里。"
    case .authorUnreachable, .askedTooOften: "请根据现有情况核查答复；确有必要的，请与本中心联系。"
    case .oldRound: "如又收到新的转办邮件，请直接回复新的邮件。"
    case .stranger: "请由登记的信息员或负责人回复；人员或邮箱有变动的，请先到本中心办理登记。"
    case .returnWithoutReason: "请回复转办邮件，首行写“退回：”及理由和建议承办单位。"
    case .returning(let refusal): refusal.wayOut
    case .extending(let refusal): refusal.wayOut
    case .correcting(let refusal): refusal.wayOut
    case .answeredAlready: "如需修改答复，请重新发送完整的答复。"
    case .leadOpinion: "请回复转办邮件，首行写“答复：”及统一答复全文。"
    case .empty: "请在邮件正文第一行写“答复：”，其后写答复全文，不要只发附件。"
    case .encrypted: "请不要加密邮件，附件不要设密码，重新发送。"
    case .signature(let reason, _) where reason.isOfEncryption || reason == .encrypted:
      "请只签名、不加密，重新发送；确需加密的，先签名，再用AES加密到本中心现用的证书（见本中心邮件的签名）。"
    case .signature(.revocationListMissing, _), .signature(.policyUnusable, _):
      "这不是贵单位的问题，请与本中心联系；本中心改正后，再重新发送。"
    case .signature(let reason, _): reason.wayOut
    case .notTheLeader: "请由登记的负责人用登记的证书或密钥签名后重新发送；证书或密钥已更换的，请将新的（不含私钥）送本中心登记。"
    case .notSigned: Reason.signAnew
    case .noScan: "请将审签盖章后的《网民留言回复情况表》扫描为PDF、JPG、PNG或OFD，随答复一并发送。"
    case .smallPicture: "请将审签盖章后的《网民留言回复情况表》扫描为PDF，或整页拍照（不小于600×800像素），以普通附件随答复一并发送。"
    case .hugeAttachment: "请将扫描件压缩到10MB以内，以普通附件随答复一并发送。"
    case .tokenNotSigned: "请直接回复转办邮件，保留引用的原文和其中的“办件标识”一行，签名后重新发送。"
    case .answerNotSigned: "请直接回复最新的请审签邮件，保留引用的全部原文，签名后发送；或在“答复：”之后写明答复全文。"
    case .otherForm: "请用本件转办邮件所附的情况表填写，一封邮件只办一件；填错的请分别回复各自的转办邮件。"
    case .unreadForm: "请用WPS或Word打开，另存为不设密码的.docx文件，再随邮件发来；也可将答复全文写在邮件正文“答复：”之后。"
    case .formDiffers: "请再回复一次，只保留一份：以情况表为准的，正文只写“见附件”；以正文为准的，请不要再附填写过的情况表。"
    case .severalForms: "请再回复一次，只附一份填写好的情况表，其中只有一处“回复内容”。"
    case .answerInFile:
      "请填写转办邮件所附的《网民留言回复情况表》，以.docx格式随邮件发来；也可将答复全文写在邮件正文“答复：”之后。审签盖章的扫描件请照常附上。"
    case .cut: "请缩短后重新发送：答复写在正文，较长的材料作为附件。"
    case .formWithoutAnswer: "请在“回复内容”一栏填写拟公开的答复全文，再随邮件发来；也可写在邮件正文“答复：”之后。"
    case .pageDiffers: "请在邮件程序中直接撰写（可将格式改为“纯文本”），签名后重新发送；多次出现的，请邮件管理员检查生成邮件的软件。"
    case .undoneSince: "仍要采用本邮件内容的，请重新发送完整的答复（已经公开的，首行写“更正：”）；否则不必再回复。"
    case .opinionOvertaken: "后来的意见无误的，不必再回复；要补充或改用本邮件内容的，请写“配合意见：”及完整的意见，重新发送。"
    case .overtaken: "现有的答复无误的，不必再回复；要改用本邮件内容的，请重新发送完整的答复（已经公开的，首行写“更正：”）。"
    case .signatureUsed: "请直接回复本件的转办邮件，重新撰写并签名，不要转发以前的答复。"
    }
  }
}

extension Reason {
  /// Whether what a mail server does with a mail after it was signed is the likely cause.
  var isOfTheWay: Bool {
    switch self {
    case .nestedSignature, .textOutsideSignature, .contentChanged, .signatureBroken, .openPGPSignatureBroken,
      .wrongPartCount, .notClosed, .headerRepeated:
      true
    default: false
    }
  }

  /// What whoever signed can do.
  fileprivate var wayOut: String {
    switch self {
    case _ where isOfTheWay:
      "多半是贵单位的邮件网关或邮件系统在签名以后改动了邮件（加页脚、免责声明，或改写编码）。请邮件管理员对发往本中心的邮件停用这类改动，再签名发送一次。"
    case .certificateExpired, .signedOutsideCertificate, .certificateRevoked, .certificateNotYetValid:
      "请换用有效的证书签名后重新发送；没有有效证书的，请向颁发机构申领，并将新证书（不含私钥）送本中心登记。"
    case .openPGPKeyExpired, .openPGPKeyRevoked:
      "请延长密钥的有效期或换用新密钥，将导出的公钥送本中心登记后，再签名发送。"
    case .openPGPInline: "请在邮件程序的OpenPGP设置中选择PGP/MIME，不要选内嵌（inline）签名，签名后重新发送。"
    case .openPGPKeyUnknown, .openPGPNotConfigured:
      "请用登记的密钥签名后重新发送；换了密钥的，请将导出的公钥送本中心登记。"
    case .selfSigned, .unknownAuthority, .notAnAuthority, .certificateRefused, .signerIsAuthority,
      .wrongPurpose, .wrongKeyUsage, .addressMissing, .severalAddresses, .otherName, .unusableAddress:
      "请改用登记的个人证书签名后重新发送；证书由其他机构颁发的，请与本中心联系。"
    case .addressMismatch: "请从证书所载的邮箱签名发送；邮箱有变动的，请先到本中心办理登记。"
    case .signedBeforeAssignment, .signedInFuture, .dateMismatch: "请校准电脑时钟，重新签名后发送。"
    case .tooLarge: "请将附件压缩到每个10MB以内，整封邮件不超过25MB，签名后重新发送。"
    case .severalTexts: "请把要写的都写在正文最前面、附件之前，附件之后不要再写文字，签名后重新发送。"
    case .weakDigest, .weakKey: "请在邮件客户端中将签名算法改为SHA-256或更强的算法，重新签名后发送。"
    case .certificateMissing:
      "请在邮件客户端的S/MIME设置中选择随签名附上证书（连同颁发机构的中间证书），签名后重新发送。"
    default: Self.signAnew
    }
  }

  /// A yes to what waits for it is an answer to another mail than an answer is.
  fileprivate static let signAnew =
    "请由登记的负责人从其登记的邮箱直接回复（写答复的，回复转办邮件；同意待审签的答复的，回复请审签邮件并保留全部原文），并在邮件客户端中选择“数字签名”后发送。"

  /// The reason as an officer can act on it; other details stay in the ledger.
  /// - Parameter detail: shown where it is two times, which are for the reader to compare.
  func chinese(_ detail: String?) -> String {
    guard let times = detail.flatMap(ComparedTimes.init(reading:)), let names = namesOfTimes else {
      return chinese
    }
    let minutes = times.tolerance / 60
    let tolerance = minutes >= 60 && minutes % 60 == 0 ? "\(minutes / 60)小时" : "\(minutes)分钟"
    let first = times.first.replacing(" - ", with: "至")
    // A certificate that has ended does not live on by it: our own clock is right.
    let ofSigner = names.second == Self.receipt && names.first == Self.life ? "签名时间" : ""
    return "\(chinese)（\(names.first)：\(first)；\(names.second)：\(times.second)；\(ofSigner)允许误差\(tolerance)）"
  }

  /// What the two times of its detail are.
  private var namesOfTimes: (first: String, second: String)? {
    switch self {
    case .certificateExpired, .certificateNotYetValid: (Self.life, Self.receipt)
    case .signedOutsideCertificate: (Self.life, "签名时间")
    case .signedBeforeAssignment: ("签名时间", "转办时间")
    case .signedInFuture: ("签名时间", Self.receipt)
    case .dateMismatch: ("签名时间", "邮件日期")
    default: nil
    }
  }

  private static let life = "证书有效期"
  private static let receipt = "收信时间"

  private var chinese: String {
    switch self {
    case .nestedSignature: "签名只覆盖邮件的一部分，可能由网关或邮件列表添加了页脚"
    case .openPGPNotConfigured: "邮件使用OpenPGP签名，贵单位没有登记OpenPGP密钥"
    case .openPGPInline: "OpenPGP签名写在正文之中（内嵌签名），本中心只接受PGP/MIME签名"
    case .unknownProtocol, .unsupportedAlgorithm: "签名方式不受支持"
    case .encrypted: "邮件被加密，本中心没有登记解密用的证书"
    case .encryptedToOthers: "邮件被加密，但没有加密到本中心现用的证书"
    case .unsupportedEncryption: "邮件没有用AES加密（3DES、RC2和SM4均不支持）"
    case .undecipherable: "邮件加密到本中心，但内容已损坏，无法解密"
    case .encryptionInside: "邮件加密了两次，或者先加密、后签名；应先签名，再加密一次"
    case .headerMissing, .headerRepeated, .ambiguousParameters, .ambiguousFrom, .encodedMultipart,
      .wrongPartCount, .notClosed, .wrongSignaturePart, .unreadableSignature, .notSignedData, .noSigner,
      .contentInsideSignature, .contentMissing, .contentNotData, .signedAttributesMissing,
      .signedAttributesWrong, .attributesAsContent, .tooManyCertificates, .unreadableContent, .noText:
      "签名邮件的结构不完整或不规范"
    case .textOutsideSignature: "签名之外还有未签名的文字"
    case .tooLarge: "邮件过大"
    case .severalSigners: "邮件有多个签名人"
    case .weakDigest, .weakKey: "签名使用的算法强度不足"
    case .certificateMissing: "邮件中没有签名人的证书"
    case .signerIsAuthority, .wrongPurpose, .wrongKeyUsage: "该证书不是用于邮件签名的个人证书"
    case .selfSigned, .unknownAuthority, .notAnAuthority, .certificateRefused: "证书不是由本中心认可的机构颁发"
    case .certificateNotYetValid: "证书尚未生效"
    case .certificateExpired: "证书已过有效期"
    case .signedOutsideCertificate: "签名时间不在证书有效期内，请检查电脑时钟"
    case .certificateRevoked: "证书已被吊销"
    case .revocationListMissing, .revocationListStale: "暂时无法核对证书是否被吊销，请与本中心联系"
    case .addressMissing, .severalAddresses, .otherName, .unusableAddress: "证书中的邮箱不符合要求"
    case .addressMismatch: "发件邮箱与证书中的邮箱不一致"
    case .signatureBroken, .contentChanged, .openPGPSignatureBroken: "邮件内容在签名后被改动"
    case .signedBeforeAssignment: "签名时间早于转办时间，请检查电脑时钟"
    case .signedInFuture: "签名时间晚于收信时间，请检查电脑时钟"
    case .dateMismatch: "签名时间与邮件日期不符，请检查电脑时钟"
    case .openPGPKeyUnknown: "签名所用的OpenPGP密钥不是贵单位登记的密钥"
    case .openPGPKeyRevoked: "签名所用的OpenPGP密钥已被吊销"
    case .openPGPKeyExpired: "签名所用的OpenPGP密钥已过有效期"
    case .openPGPSignatureExpired: "OpenPGP签名已过有效期"
    case .openPGPSignatureMissing, .openPGPWrongClass, .openPGPFailed: "OpenPGP签名不完整或不规范"
    case .verifierUnavailable: "本中心暂时无法核验OpenPGP签名，请与本中心联系"
    case .severalTexts: "签名的邮件有几段分开的正文（如附件之后又写了文字），不能确定以哪一段为准"
    case .messageInside, .signatureInside: "签名的内容中夹带了其他邮件"
    case .policyUnusable: "本中心的证书配置有误，请与本中心联系"
    }
  }
}
