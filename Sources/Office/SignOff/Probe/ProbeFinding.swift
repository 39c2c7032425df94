import Domain
import Mail
import Signatures
import Store

/// What an answer to a probe is worth, judged as an answer to a letter would be.
struct ProbeFinding {
  /// Why it would not count; nil where it would.
  let refusal: Refusal?
  /// Whether there was a signature to judge.
  let isSigned: Bool

  /// Whether somebody answered who was not asked.
  let isByStranger: Bool

  private init(_ refusal: Refusal, isSigned: Bool) {
    (self.refusal, self.isSigned, isByStranger) = (refusal, isSigned, true)
  }

  static func byStranger(to unit: HandlingUnit) -> ProbeFinding {
    ProbeFinding(.stranger, isSigned: unit.signsByKey)
  }

  /// Whether it is by whoever was asked, as far as From says so.
  static func isFrom(_ address: String, _ message: Message) -> Bool {
    message.from.count == 1 && message.from[0].mailbox.lowercased() == address.lowercased()
  }

  /// - Parameter code: by which the answer was found.
  init(
    of message: Message, received time: Timestamp, to probe: SentProbe, by code: DigestCode,
    _ unit: HandlingUnit, _ trust: OfficeTrust
  ) {
    (isSigned, isByStranger) = (unit.signsByKey, false)
    do throws(Refusal) {
      if unit.signsByKey {
        let policy = trust.policy(receivedAt: time, assignedAt: probe.sentAt, leaders: unit.leaders)
        try Self.check(policy.verdict(on: message), of: unit, on: time.day, to: probe, code)
      }
      refusal = nil
    } catch {
      refusal = error
    }
  }

  private static func check(
    _ verdict: Verdict, of unit: HandlingUnit, on day: Day, to probe: SentProbe, _ code: DigestCode
  ) throws(Refusal) {
    switch verdict {
    case .absent: throw .notSigned
    case .invalid(let reason, let detail): throw .signature(reason, detail: detail)
    case .valid(let signer):
      let leader = try unit.leader(signing: signer, on: day)
      guard leader.writes(from: probe.recipient) else {
        throw .notTheLeader(fingerprint: signer.fingerprint)
      }
      guard DigestCode.all(in: signer.text).contains(code) else { throw .tokenNotSigned }
    }
  }
}

extension ProbeFinding {
  /// In one sentence, for unit and administrator.
  var chinese: String {
    if isByStranger { return "来信邮箱不是收到测试邮件的邮箱，不计入测试结果。" }
    if case .tokenNotSigned? = refusal { return "签名的内容中没有测试码，无法确认签的是这一封。" }
    if let refusal { return refusal.chinese }
    return isSigned ? "数字签名完整有效，签名人是登记的负责人。" : "邮件往返正常。贵单位以盖章扫描件或原件审签，没有电子签名需要核对。"
  }

  /// What the unit, or whoever keeps its mail server, can do.
  func wayOut(writingTo office: String) -> String {
    guard let refusal else { return "不需要处理，可以正式收发网民留言办理邮件。" }
    if isByStranger { return "不需要处理。收到测试邮件的人换了邮箱的，请先办理登记，再重新测试。" }
    switch refusal {
    case .signature(let reason, _) where reason.isOfTheWay:
      return "多半是贵单位的邮件网关或邮件系统在签名以后改动了邮件（加页脚、免责声明，或改写编码）。"
        + "请邮件管理员对发往\(office)的邮件停用这类改动，再回复一次原测试邮件。"
    case .tokenNotSigned: return "请直接回复测试邮件，保留引用的原文和其中的“测试码”一行，签名后发送。"
    case .notSigned:
      return "请用登记的数字证书（或OpenPGP密钥）签名，再回复一次原测试邮件；签名在发送途中被去掉的，请联系邮件管理员。"
    case .notTheLeader:
      return "请由收到测试邮件的负责人用登记的证书或密钥签名；证书已更换的，请将新证书送本中心登记。"
    case _ where refusal.isOurFault: return "这是本中心的问题，请管理员运行 huiyin check，改正后再测试一次。"
    case .signature: return refusal.wayOut
    default: return "请按上述原因处理，再回复一次原测试邮件。"
    }
  }
}

extension Refusal {
  /// Whether the unit can do nothing about it.
  var isOurFault: Bool {
    switch self {
    case .signature(.policyUnusable, _), .signature(.revocationListMissing, _): true
    default: waits
    }
  }
}
