import Digest
import Domain
import Mail
import Signatures
import Templates

/// How an answer is signed off, or will be (审签).
private enum SigningOff {
  /// It came with its leader's signature.
  case signed(Leader, Signer)
  /// The scan goes to the desk.
  case scanned
  /// The desk waits for the paper.
  case onPaper
  /// Its leader is asked.
  case asked(Leader)
}

extension Docket {
  /// Takes a lead unit's answer. Signed by its leader it is answer and sign-off in one; where the unit signs on paper its
  /// scan goes to the desk; and what an officer writes without a signature goes to his leader.
  /// - Parameters:
  ///   - reason: what it corrects a published answer by; nil where there is none yet.
  ///   - isWhole: whether all of it was written in this mail.
  mutating func takeAnswer(
    _ said: UnitAnswer, reply: UnitReply, by sender: Party, correcting reason: String? = nil,
    isWhole: Bool = true
  ) throws {
    guard !said.text.isEmpty else { throw reply.lackOfWords }
    try checkIsLatest(reply)
    let way = try signingOff(ofWhole: isWhole, in: reply, by: sender)
    let whole = try reply.forms.completing(said, in: reply.unit)
    if let reason { try reopen(toCorrect: reply.unit, because: reason, by: sender) }
    let replaced = letter.answer
    let answer = answer(whole, in: reply)
    let party =
      if case .signed(let leader, _) = way { Party(.leader, name: leader.name, unit: reply.unit.name) } else {
        sender
      }
    try record(.replied(answer), by: party)
    try note(reply)
    // What its author has asked for since it was closed is still to be decided.
    if reason == nil { try book.voidQuestions(about: id) }
    try tellReplaced(replaced, in: reply)
    switch way {
    case .signed(let leader, let signer):
      try record(.signedOff(SignOff(of: answer, by: leader, signer, proof(of: reply))), by: party)
    case .scanned:
      try askToConfirmScan(after: reply.spoken?.isChecked == true ? sender.name : nil)
    case .onPaper: try askForPaper(besides: reply.isSpoken ? sender.name : nil)
    case .asked(let leader): try askToSignOff(leader, of: reply.unit, writtenBy: sender)
    }
  }

  /// A signature that does not cover all of the answer (补充) signs nothing off: its leader is shown the whole.
  private func signingOff(ofWhole isWhole: Bool, in reply: UnitReply, by sender: Party) throws -> SigningOff {
    switch reply.verdict {
    case .valid(let signer):
      let leader = try leader(signing: signer, reply)
      return isWhole ? .signed(leader, signer) : .asked(leader)
    case .invalid(let reason, let detail): throw Refusal.signature(reason, detail: detail)
    case .absent: break
    }
    if reply.awaitsPaper { return .onPaper }
    if [.scan, .paper].contains(reply.unit.signOff) || reply.isSpoken {
      guard !reply.scans.isEmpty else { throw reply.lackOfScan }
      return .scanned
    }
    guard sender.role == .officer else { throw Refusal.notSigned }
    guard let leader = reply.unit.leader(on: now.day) else { throw Refusal.noLeader }
    return .asked(leader)
  }

  /// What was received before the answer that stands never takes its place, nor sends it back: a mail that waited for
  /// the office, or for a clerk, comes late, and whoever wrote it knew nothing of what he wrote since.
  func checkIsLatest(_ reply: UnitReply) throws(Refusal) {
    if let standing = letter.answer, standing.unit == reply.unit.name,
      (reply.mail.receivedAt, reply.mail.id) < (standing.receivedAt, standing.mail.id)
    {
      throw .overtaken(by: standing.receivedAt)
    }
    if let time = letter.undone(after: reply) { throw .undoneSince(time) }
  }

  func answer(_ said: UnitAnswer, in reply: UnitReply) -> Answer {
    answer(said, of: reply.unit.name, in: reply.raw.reference, receivedAt: reply.mail.receivedAt)
  }

  /// Says to whoever writes, and to the officer in charge, that this answer stands in the place of an earlier one.
  func tellReplaced(_ earlier: Answer?, in reply: UnitReply) throws {
    guard let earlier, let officer = reply.unit.officer(on: now.day) else { return }
    try send(
      "replaced", to: officer.address, cause: "mail \(reply.mail.id)",
      values: [
        "title": .text(letter.title.shown), "unit": .text(reply.unit.name.text),
        "receivedAt": "\(reply.mail.receivedAt)", "earlier": "\(earlier.receivedAt)",
        "answer": .text(letter.answer?.text.shown ?? ""),
      ])
  }

  /// A leader's signature over an answer that was written before.
  mutating func signOff(_ answer: Answer, signedBy signer: Signer, _ reply: UnitReply) throws {
    let leader = try leader(signing: signer, reply)
    try record(
      .signedOff(SignOff(of: answer, by: leader, signer, proof(of: reply))),
      by: Party(.leader, name: leader.name, unit: reply.unit.name))
    try book.voidQuestions(about: id)
  }

  /// What whoever looks at the answer should know besides. Words that answer what stood above each of them read
  /// otherwise without it: a person should compare.
  mutating func note(_ reply: UnitReply) throws {
    if reply.ownWords.hasInlineAnswers {
      try record(.noted(Words("答复写在引用的原文之间，已逐段摘出，请对照原邮件核对")), by: .policy)
    }
    if let form = reply.forms.telling { try record(.noted(Words(noted(form))), by: .policy) }
    try note(reply.forms.remarks)
  }

  /// Binds a valid signature to unit, leader and letter, once (rule 10 of `safety.md` §4.1).
  private func leader(signing signer: Signer, _ reply: UnitReply) throws -> Leader {
    let binding = SignOffBinding(unit: reply.unit, mint: office.mint, day: reply.mail.receivedAt.day)
    let leader = try binding.leader(
      signing: signer, over: reply.token, in: reply.holder.round, besides: reply.forms.tokens)
    guard try book.use(signature: signer.signatureDigest, content: signer.contentDigest, for: id) else {
      throw Refusal.signatureUsed
    }
    return leader
  }

  /// The sealed scans of the answer, as they are attached to what asks about them.
  func scans() throws -> [Attachment] {
    guard let mail = letter.answer?.mail, let raw = try office.ledger.mail(mail.id) else { return [] }
    return Scan.all(in: try office.message(in: raw)).enumerated().map { number, scan in
      let name = "\(id)-\(number + 1).\(scan.suffix)"
      return Attachment(name: name, asciiName: name, type: scan.type, bytes: scan.bytes)
    }
  }

  /// Shows the desk the typed answer beside the scan.
  /// - Parameters:
  ///   - clerk: who confirmed it already, where a second person is asked.
  ///   - alone: whether it must not wait for the list.
  func askToConfirmScan(after clerk: String?, alone: Bool = false) throws {
    guard let answer = letter.answer else { return }
    let scans = try scans()
    let due = letter.due[answer.unit]
    try ask(
      .confirmScan, subject: ScanQuestion(answer: answer.digest, firstClerk: clerk).subject,
      template: "confirm-scan", of: clerk.map(otherClerks), alone: alone,
      values: [
        "title": .text(letter.title.shown), "question": .text(letter.registration.text.shown),
        "original": "扫描件",
        "unit": .text(answer.unit.text), "answer": .text(answer.text.shown),
        "answeredAt": "\(answer.receivedAt)", "due": .text(due?.shown ?? ""),
        "late": .flag(due.map { office.rules.clock.isLate(answer.receivedAt, due: $0.day) } ?? false),
        "attachments": .list(
          scans.map {
            .text("\($0.name)（\(($0.bytes.count + 1023) / 1024) KB，SHA-256 \(Self.short($0.bytes))）")
          }),
        "secondPerson": .flag(clerk != nil), "firstClerk": .text(clerk ?? ""),
        "stopped": .text(letter.stopped ?? ""), "remark": .text(letter.remark ?? ""),
      ], attachments: scans)
  }

  /// The second code goes to the other clerks' own mailboxes: whoever reads the desk's could answer for both.
  func otherClerks(than first: String) -> [String] {
    let clerks = desk?.clerks ?? []
    return clerks.filter { $0.name != first && !ownHands.contains($0.name) && $0.holds(on: now.day) }
      .map(\.address)
  }

  /// A confirmed scan is the sign-off. Where policy asks for a second person, the first yes asks him.
  mutating func confirmScan(_ question: ScanQuestion, by clerk: Party) throws -> String {
    guard let answer = letter.answer, answer.digest == question.answer,
      let raw = try office.ledger.mail(answer.mail.id)
    else { throw DeskRefusal("答复已变更，请按新的邮件核对") }
    guard !ownHands.contains(clerk.name ?? "") else {
      throw DeskRefusal("未办理：这是您本人办理的答复，须由其他工作人员核对")
    }
    let message = try office.message(in: raw)
    if office.rules.secondPerson.contains(.scan) {
      try checkIsNamed(clerk)
      guard let first = question.firstClerk else {
        guard !otherClerks(than: clerk.name ?? "").isEmpty else {
          throw DeskRefusal("未办理：须由另一名工作人员核对，但没有登记其他工作人员")
        }
        try record(.noted(Words("\(clerk.name ?? "")核对盖章扫描件：公章清晰、签字齐全、文与表一致")), by: clerk)
        try askToConfirmScan(after: clerk.name ?? "")
        return "已记录您的核对，另一名工作人员核对后生效"
      }
      guard first != clerk.name else { throw DeskRefusal("您已核对过，须由另一名工作人员核对") }
    }
    let digests = Scan.all(in: message).map { Hex.encode(SHA256.digest(of: $0.bytes)) }
    try record(
      .signedOff(
        SignOff(
          leader: "\(answer.unit)负责人", way: .scan(digest: digests.joined(separator: ",")),
          answer: answer.digest,
          proof: Proof(
            mail: answer.mail, opened: try keepOpened(raw),
            confirmedBy: [question.firstClerk, clerk.name].compactMap(\.self)))),
      by: clerk)
    return "已确认审签，转入公开审核"
  }

  private static func short(_ bytes: [UInt8]) -> String { Hex.encode(SHA256.digest(of: bytes).prefix(8)) }
}

extension Letter {
  /// When its answer was sent back, or its correction given up, after a mail was there. What a unit does is done in the
  /// order of its mails, but for those that waited; what a clerk does takes effect when he does it.
  fileprivate func undone(after reply: UnitReply) -> Timestamp? {
    let waited = events.firstIndex { event in
      guard case .held(let mail?, _, _) = event.fact else { return false }
      return mail == reply.raw.reference
    }
    let place = events.indices.last { place in
      let event = events[place]
      guard [.sendBack, .letStand, .letStandWithheld].contains(event.fact.act) else { return false }
      return waited.map { place > $0 } ?? (event.by.role == .clerk && event.at > reply.mail.receivedAt)
    }
    return place.map { events[$0].at }
  }
}

extension SignOff {
  fileprivate init(of answer: Answer, by leader: Leader, _ signer: Signer, _ proof: Proof) {
    self.init(
      leader: leader.name,
      way: .signature(
        fingerprint: signer.fingerprint, signature: signer.signatureDigest,
        signedAt: Timestamp(seconds: signer.signedAt)), answer: answer.digest, proof: proof)
  }
}

/// What a confirm-scan question is about: one answer, and who confirmed it already.
struct ScanQuestion: Equatable {
  let answer: String
  let firstClerk: String?

  init(answer: String, firstClerk: String?) {
    self.answer = answer
    self.firstClerk = firstClerk
  }

  init(subject: String) {
    let parts = subject.split(separator: " ", maxSplits: 1)
    answer = parts.first.map(String.init) ?? ""
    firstClerk = parts.count > 1 ? String(parts[1]) : nil
  }

  var subject: String { [answer, firstClerk].compactMap(\.self).joined(separator: " ") }
}
