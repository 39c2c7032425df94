import Domain
import Mail
import Store
import Templates

/// Judges what came back of a probe, and tells unit and administrator. It touches no letter and publishes nothing.
struct AnsweringProbe: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    let mails = try office.ledger.mail(for: .probe, limit: Batch.most)
    return try each(mails, until: stop, answer)
  }

  /// So often somebody may try one of them until it is right.
  private static let tries = 20

  private func answer(_ mail: IncomingMail) throws {
    let message = try office.message(in: try office.mail(mail.id))
    guard let (probe, code) = try probe(answeredBy: message) else {
      throw LedgerError.corrupt("mail \(mail.id) lost its code")
    }
    let earlier = try office.ledger.answers(to: probe)
    guard earlier.count < Self.tries,
      let unit = office.register.unit(probe.unit)
    else {
      return try office.ledger.write {
        try $0.settle(mail.id, as: .setAside, note: "it answers a probe that is over")
      }
    }
    guard ProbeFinding.isFrom(probe.recipient, message) else { return try note(mail, of: unit, to: probe) }
    let finding = ProbeFinding(
      of: message, received: mail.receivedAt, to: probe, by: code, unit, office.trust)
    try office.ledger.write { book in
      try book.settle(mail.id, as: .handled)
      try book.record(
        ProbeAnswer(
          receivedAt: mail.receivedAt, reason: finding.refusal?.code, detail: finding.refusal?.detail ?? ""),
        in: mail.id, to: probe)
      for recipient in recipients(of: finding, about: probe) {
        try book.send(try told(finding, mail, probe, to: recipient), at: now)
      }
    }
  }

  /// What others answer says nothing of whoever was asked: it changes no result, and who keeps the machine hears of it
  /// once.
  private func note(_ mail: IncomingMail, of unit: HandlingUnit, to probe: SentProbe) throws {
    try office.ledger.write { book in
      try book.settle(mail.id, as: .setAside, note: "it answers a probe, and is by somebody else")
      guard let keeper, try book.warn(of: "probe \(probe.id) stranger", within: 0) else { return }
      try book.send(try told(.byStranger(to: unit), mail, probe, to: keeper), at: now)
    }
  }

  private func probe(answeredBy message: Message) throws -> (SentProbe, DigestCode)? {
    for code in MailTokens(of: message).digestCodes where code.kind == .probe {
      if let probe = try office.ledger.probe(withCode: code.code) { return (probe, code) }
    }
    return nil
  }

  /// The registered address, never From; and whoever looks after the machine. What is the office's own fault concerns
  /// him alone.
  private func recipients(of finding: ProbeFinding, about probe: SentProbe) -> [String] {
    let isOurs = finding.refusal?.isOurFault == true
    return [isOurs ? nil : probe.recipient, keeper].compactMap(\.self)
  }

  private var keeper: String? {
    office.register.official(.administrator, on: now.day)?.address ?? office.register.desks.first?.address
  }

  private func told(
    _ finding: ProbeFinding, _ mail: IncomingMail, _ probe: SentProbe, to recipient: String
  ) throws -> OutgoingMail {
    try Post(office: office, now: now).mail(
      "probed", to: recipient, code: nil, cause: "probed/\(probe.id)/\(mail.id)/\(recipient)",
      values: [
        "unit": .text(probe.unit.text), "person": .text(probe.person), "sentAt": "\(probe.sentAt)",
        "receivedAt": "\(mail.receivedAt)", "passed": .flag(finding.refusal == nil),
        "isByStranger": .flag(finding.isByStranger), "signs": .flag(finding.isSigned),
        "result": .text(finding.chinese), "reason": .text(finding.refusal?.code ?? ""),
        "whatToDo": .text(finding.wayOut(writingTo: office.rules.address)),
      ])
  }
}
