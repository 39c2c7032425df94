import Domain
import Store
import Templates

/// Warns unit and desk before a certificate or a revocation list ends, once for each of the days: without it, the
/// answers that it signs would be refused.
struct WarningOfExpiry: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    guard now >= Timestamp(now.day, second: office.rules.digestAt),
      try office.ledger.mark("expiry") != Int64(now.day.number)
    else { return 0 }
    let told = try Expiry.all(office.register, office.trust, on: now.day).filter(warn).count
    try office.ledger.write { try $0.setMark("expiry", to: Int64(now.day.number)) }
    return told
  }

  /// - Returns: whether there was something to say.
  private func warn(of expiry: Expiry) throws -> Bool {
    guard let days = expiry.warning(on: now.day) else { return false }
    return try office.ledger.write { book in
      guard try book.warn(of: expiry.key, within: days) else { return false }
      for recipient in recipients(of: expiry) {
        try book.send(
          try Post(office: office, now: now).mail(
            "expiring", to: recipient, code: nil, cause: "\(expiry.key)/\(days)/\(recipient)",
            values: values(of: expiry)), at: now)
      }
      return true
    }
  }

  /// The desk, and of a leader's certificate the unit's officer.
  private func recipients(of expiry: Expiry) -> [String] {
    let desk = office.register.desks.first?.address
    guard case .leader(_, let unit) = expiry.kind else { return [desk].compactMap(\.self) }
    return [office.register.unit(unit)?.officer(on: now.day)?.address, desk].compactMap(\.self)
  }

  private func values(of expiry: Expiry) -> TemplateValues {
    let (what, whatToDo): (String, String) =
      switch expiry.kind {
      case .leader(let name, let unit):
        ("\(unit)负责人\(name)的数字证书", "请向颁发机构申领新证书，并将新证书文件（不含私钥）送本中心登记；新旧证书可同时登记，到期前继续使用旧证书。")
      case .authority: ("颁发机构证书（\(expiry.name)）", "请向颁发机构索取新证书，由管理员登记在huiyin.yaml的signatures中。")
      case .revocationList:
        ("证书吊销列表（\(expiry.name)）", "请从颁发机构取得最新的吊销列表，由管理员更新；过期以后签名的答复将暂缓核对。")
      }
    return [
      "what": .text(what), "name": .text(expiry.name), "until": "\(expiry.until)",
      "days": "\(max(0, expiry.daysLeft(on: now.day)))", "isOver": .flag(expiry.until <= now),
      "whatToDo": .text(whatToDo),
    ]
  }
}
