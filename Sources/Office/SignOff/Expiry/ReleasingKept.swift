import Domain
import Signatures
import Store
import Templates

/// Sends mails that were kept back once they can be protected, and until then tells administrator, desk and unit that
/// they wait: when the first does, and every day. Of a unit that is none any more they hear once.
///
/// The unit is told in an open mail that names numbers and nothing else.
struct ReleasingKept: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    var done = 0
    for (name, mails) in try office.ledger.keptMail().sorted(by: { $0.key.text < $1.key.text }) {
      guard !stop() else { break }
      guard let unit = office.register.unit(name), unit.tenure.contains(now.day) else {
        let departed = KeptOfDeparted(name: name, mails: mails, post: Post(office: office, now: now))
        done += try departed.tell() ? 1 : 0
        continue
      }
      do {
        done += try release(mails, of: unit, until: stop)
      } catch let fault as OfficeIdentityError {
        done += try tell(fault, mails, of: unit) ? 1 : 0
      }
    }
    return done
  }

  private func release(_ mails: [Int64], of unit: HandlingUnit, until stop: () -> Bool) throws -> Int {
    let post = Post(office: office, now: now)
    // Before anything large is read.
    try post.checkProtection(for: unit)
    var done = 0
    for number in mails where !stop() {
      guard let mail = try office.ledger.outbox(number: number)?.mail else { continue }
      let bytes = try post.closed(mail.bytes, for: unit)
      try office.ledger.write { try $0.release(number, as: bytes) }
      done += 1
    }
    return done
  }

  /// - Returns: whether it was time to say so.
  private func tell(_ fault: OfficeIdentityError, _ mails: [Int64], of unit: HandlingUnit) throws -> Bool {
    try office.ledger.write { book in
      let isFirst = try book.warn(of: "kept \(unit.name) \(certificate(of: unit, fault))", within: 0)
      let isMorning = now >= Timestamp(now.day, second: office.rules.morningAt)
      let isDue = try isMorning && book.warn(of: "kept \(unit.name) \(now.day)", within: 0)
      guard isFirst || isDue else { return false }
      let numbers = try mails.prefix(Self.most).compactMap {
        try office.ledger.outbox(number: $0)?.mail.letter
      }
      for (recipient, isUnit) in recipients(of: unit, fault) {
        let mail = try Post(office: office, now: now).mail(
          "kept", to: recipient, code: nil, cause: "kept/\(unit.name)/\(now)/\(recipient)",
          values: values(of: fault, unit, mails.count, numbers, isUnit: isUnit), isOpen: true)
        // Where nothing can be signed, those hear of it who need no signature.
        if mail.kept == nil { try book.send(mail, at: now) }
      }
      return true
    }
  }

  /// So many numbers are named.
  private static let most = 20

  /// A new one that cannot be used either is worth a word.
  private func certificate(of unit: HandlingUnit, _ fault: OfficeIdentityError) -> String {
    let documents =
      fault.isOfUnit
      ? unit.encryptTo.map(TrustDocument.certificates) ?? [] : office.trust.identities.map(\.document)
    return documents.map(\.fingerprint).joined(separator: " ")
  }

  private func recipients(of unit: HandlingUnit, _ fault: OfficeIdentityError) -> [(String, isUnit: Bool)] {
    let administrator = office.register.official(.administrator, on: now.day)?.address
    let others = [administrator, office.register.desks.first?.address].compactMap(\.self)
    let officer = fault.isOfUnit ? unit.officer(on: now.day)?.address : nil
    return ([officer].compactMap(\.self).filter { !others.contains($0) }).map { ($0, true) }
      + others.map { ($0, false) }
  }

  private func values(
    of fault: OfficeIdentityError, _ unit: HandlingUnit, _ count: Int, _ letters: [LetterID], isUnit: Bool
  ) -> TemplateValues {
    let why = fault.isOfUnit ? "该单位的加密证书已到期或不能使用" : "本中心的数字证书已到期、尚未生效或不能使用，邮件不能签名"
    let whatToDo =
      if isUnit {
        "请致电本中心了解留言内容，并将新的加密证书（不含私钥）送本中心登记；登记后，邮件自动发出。"
      } else if fault.isOfUnit {
        "请电话告知该单位；由管理员更新units.yaml中该单位的encrypt-to（该单位同意不加密的，删去这一行），重新启动后，邮件自动发出。"
      } else {
        "请管理员在huiyin.yaml中登记有效的office-certificate和office-key-file，重新启动后，邮件自动发出；在此之前请电话告知承办单位。"
      }
    var numbers: [String] = []
    for letter in letters where !numbers.contains("\(letter)") { numbers.append("\(letter)") }
    return [
      "unit": .text(unit.name.text), "count": "\(count)", "why": .text(why),
      "numbers": .text(numbers.joined(separator: "、")), "whatToDo": .text(whatToDo),
    ]
  }
}
