import Domain
import Signatures
import Store
import Templates

/// Warns unit, desk and administrator before a certificate, a key or a revocation list ends, once for each of the days:
/// without it, answers would be refused, or mails not leave.
struct WarningOfExpiry: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    guard now >= Timestamp(now.day, second: office.rules.morningAt),
      try office.ledger.mark("expiry") != Int64(now.day.number)
    else { return 0 }
    let told = try Expiry.all(office.register, office.trust, on: now.day).filter(warn).count
    try office.ledger.write { try $0.setMark("expiry", to: Int64(now.day.number)) }
    return told
  }

  /// - Returns: whether there was something to say.
  private func warn(of expiry: Expiry) throws -> Bool {
    guard let days = expiry.warning(at: now) else { return false }
    return try office.ledger.write { book in
      guard try book.warn(of: expiry.key, within: days) else { return false }
      for recipient in recipients(of: expiry) {
        guard let mail = try mail(of: expiry, within: days, to: recipient) else { continue }
        try book.send(mail, at: now)
      }
      return true
    }
  }

  /// Nil where it cannot be protected any more: then the others hear of it, who need no protection.
  private func mail(of expiry: Expiry, within days: Int, to recipient: String) throws -> OutgoingMail? {
    let mail = try Post(office: office, now: now).mail(
      "expiring", to: recipient, code: nil, cause: "\(expiry.key)/\(days)/\(recipient)",
      values: values(of: expiry))
    return mail.kept == nil ? mail : nil
  }

  /// The desk; of what is a unit's, the unit's officer; of what stands in huiyin.yaml or is his to change, the
  /// administrator.
  private func recipients(of expiry: Expiry) -> [String] {
    let desk = office.register.desks.first?.address
    let administrator = office.register.official(.administrator, on: now.day)?.address
    let others: [String?] =
      switch expiry.kind {
      case .leader(_, let unit), .key(_, let unit):
        [office.register.unit(unit)?.officer(on: now.day)?.address]
      case .encryption(let unit): [office.register.unit(unit)?.officer(on: now.day)?.address, administrator]
      case .office, .authority, .revocationList: [administrator]
      }
    return (others + [desk]).compactMap(\.self)
  }

  private func values(of expiry: Expiry) -> TemplateValues {
    let refused = "到期以后，用它签名的答复不能通过验证。"
    let (what, consequence, whatToDo): (String, String, String) =
      switch expiry.kind {
      case .leader(let name, let unit):
        ("\(unit)负责人\(name)的数字证书", refused, "请向颁发机构申领新证书，并将新证书文件（不含私钥）送本中心登记；新旧证书可同时登记，到期前继续使用旧证书。")
      case .key(let name, let unit):
        ("\(unit)负责人\(name)的OpenPGP密钥", refused, "请延长密钥及其签名子密钥的有效期，或者换用新密钥，并将导出的公钥送本中心登记；新旧密钥可同时登记。")
      case .encryption(let unit):
        ("\(unit)的加密证书", "到期以后，本中心的邮件不能加密，转办邮件将停发。", "请将新的加密证书（不含私钥）送本中心登记，由管理员更新units.yaml中的encrypt-to。")
      case .office:
        (
          "本中心的数字证书", "到期以后，本中心的邮件不能签名，发给承办单位的邮件将停发。",
          "请向颁发机构申领新证书，由管理员登记为huiyin.yaml的next-office-certificate和next-office-key-file；新旧证书可同时使用。"
        )
      case .authority: ("颁发机构证书（\(expiry.name)）", refused, "请向颁发机构索取新证书，由管理员登记在huiyin.yaml的signatures中。")
      case .revocationList:
        ("证书吊销列表（\(expiry.name)）", "到期以后，签名的答复将暂缓核对。", "请从颁发机构取得最新的吊销列表，由管理员更新。")
      }
    return [
      "what": .text(what), "name": .text(expiry.name), "until": "\(expiry.until)",
      "days": "\(max(0, expiry.daysLeft(on: now.day)))", "isOver": .flag(expiry.until <= now),
      "consequence": .text(consequence), "whatToDo": .text(whatToDo),
    ]
  }
}
