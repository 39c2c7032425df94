import Domain
import Mail
import Store
import Templates

/// Takes the 已悉 of whoever was called: the single-use code that was mailed to him alone, from his own address
/// (design law 5). What his mailbox answers by itself never gets here.
struct AnsweringDuty: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    try each(try office.ledger.mail(for: .duty, limit: Batch.most), until: stop, answer)
  }

  private func answer(_ mail: IncomingMail) throws {
    guard let raw = try office.ledger.mail(mail.id) else {
      throw LedgerError.corrupt("mail \(mail.id) is not in the mail store")
    }
    let message = try Message(parsing: raw.bytes)
    guard let written = mail.token else { return try turnAway(mail, message) }
    guard
      let call = try Token.all(in: written).first.flatMap({ try office.ledger.dutyCall(withCode: $0.code) })
    else { throw LedgerError.corrupt("mail \(mail.id) lost its code") }
    let sender = message.from.count == 1 ? message.from[0].mailbox : ""
    guard sender.lowercased() == call.address.lowercased() else {
      let detail = "the code of \(call.name), who was called, and sent by somebody else"
      return try office.ledger.write {
        try $0.hold(mail.id, reason: "not the called", detail: detail, letter: call.letter, at: now)
      }
    }
    let words = OwnCodes.removed(from: message.reply.words)
    do {
      try office.open(call.letter, at: now) { docket in
        let word = DutyWord(reading: words, of: call.name)
        let result = try docket.carryOut(word, answering: call)
        try settle(mail, words, result, .done, call, on: docket, always: word == .acknowledged)
      }
    } catch let refusal as DutyRefusal {
      try office.open(call.letter, at: now) {
        try settle(mail, words, refusal.chinese, .refused, call, on: $0)
      }
    }
  }

  /// He hears what was understood; that he has it always, all else a few times, as a machine in his name may answer
  /// that.
  private func settle(
    _ mail: IncomingMail, _ words: String, _ result: String, _ kind: DeskOutcome.Kind, _ call: DutyCall,
    on docket: Docket, always: Bool = false
  ) throws {
    try docket.book.settle(mail.id, as: .handled, letter: docket.id)
    guard try always || docket.book.mailsSent("understood", to: call) < Self.mostAnswers else { return }
    try docket.send(
      "understood", to: call.address, cause: "duty \(call.id) \(mail.id)",
      values: Self.values(words, result, kind))
  }

  private static let mostAnswers = 3

  private static func values(_ words: String, _ result: String, _ kind: DeskOutcome.Kind) -> TemplateValues {
    let line = PenText.plain(OfficeText.lines(words).first ?? "（空白）")
    return DeskOutcome.values(of: [DeskOutcome(line, result, kind)])
  }
}

extension AnsweringDuty {
  /// Without the code anybody may have written it: the calls go on. Whoever was called hears how to answer, at the
  /// mailbox where he is called; a person sees what came.
  private func turnAway(_ mail: IncomingMail, _ message: Message) throws {
    let (sender, words) = (message.from.first?.mailbox ?? "", OwnCodes.removed(from: message.reply.words))
    let calls = try office.ledger.openDutyCalls(to: sender)
    let person = office.register.dutyPerson(writingFrom: sender, on: mail.receivedAt.day)
    try office.ledger.write { book in
      try book.hold(
        mail.id, reason: "no code",
        detail:
          "in the name of \(calls.first?.name ?? person?.name ?? sender) on duty, without the code of a call",
        letter: calls.first?.letter, at: now)
      guard let call = calls.first, let letter = try book.letter(call.letter) else {
        guard let person else { return }
        let result = "没有办理：来信没有核验码，目前也没有等待您确认的特急件；收到呼叫邮件后请直接回复该邮件"
        return try book.send(
          try Post(office: office, now: now).mail(
            "morning-understood", to: person.address, code: nil, cause: "mail \(mail.id)",
            values: Self.values(words, result, .refused).merging(["about": "值班来信", "left": ""]) { $1 }),
          at: now)
      }
      let ids = Set(calls.map(\.letter)).sorted().map(\.description).joined(separator: "、")
      let result = "没有办理：来信没有核验码，尚未记录，系统仍在继续呼叫。请找到\(ids)的呼叫邮件，直接回复该邮件（不要另写新邮件），在第一行写：已悉"
      try Docket(office: office, now: now, book: book, letter: letter).send(
        "understood", to: call.address, cause: "mail \(mail.id)", values: Self.values(words, result, .refused)
      )
    }
  }
}

extension Docket {
  mutating func carryOut(_ word: DutyWord?, answering call: DutyCall) throws -> String {
    let watch = try openWatch()
    guard call.round >= watch.firstRound else { throw DutyRefusal.over(id) }
    switch word {
    case .acknowledged:
      try acknowledge(by: Party(call.role, name: call.name), answering: call)
      return "已记录：\(call.name)于\(now)确认“已悉”，不再呼叫他人；请立即按特急件处置"
    case .next:
      guard watch.next != nil else { throw DutyRefusal.over(id) }
      let calls = try book.dutyCalls(in: watch)
      guard calls.last?.id == call.id else { return "已呼叫下一位，该件由后呼叫的人员处置" }
      try book.callNext(about: id, at: now, because: .passed)
      return "已记录，正在呼叫下一位"
    case nil: throw DutyRefusal.notRead
    }
  }

  /// Somebody has it: nobody else is called, and everybody who was is told.
  mutating func acknowledge(by party: Party, answering call: DutyCall? = nil) throws {
    let watch = try openWatch()
    let calls = try book.dutyCalls(in: watch)
    let own = call ?? calls.last { $0.name == party.name && $0.role == party.role }
    try record(.noted(Words("特急件已悉：\(party.shown)接手")), by: party)
    try book.endWatch(of: id, answering: own, by: party.shown, at: now)
    try tellThatItIsOver(
      calls, because: "\(party.shown)已于\(now)答复“已悉”，由其接手", notTo: own?.address)
    if office.rules.duty.alerts { try book.alert(.acknowledged, of: own?.id, about: id, at: now) }
  }

  /// The watch, while nobody has the letter.
  private func openWatch() throws -> DutyWatch {
    guard let watch = try book.dutyWatch(of: id), watch.endedBy == nil, letter.goesFirst else {
      throw DutyRefusal(try book.dutyWatch(of: id), of: id)
    }
    return watch
  }

  /// A mail that called somebody came back: the next one is called at once, unless he was the last of them; they all
  /// may be out of reach, and the rounds shall not be over in a minute.
  func callNextInstead(of recipient: String) throws {
    guard let watch = try book.dutyWatch(of: id), watch.next != nil else { return }
    let calls = try book.dutyCalls(in: watch)
    guard let last = calls.last, last.address.lowercased() == recipient.lowercased() else { return }
    let hasNext = office.callees(about: letter, at: now).contains { callee in
      !calls.contains { $0.round == watch.round && callee.isReached(at: $0.address) }
    }
    if hasNext { try book.callNext(about: id, at: now, because: .returned) }
  }
}

extension Office {
  /// `huiyin acknowledge`.
  package func acknowledge(_ id: LetterID, by party: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) { docket in
      try docket.acknowledge(by: party)
      return "已记录：\(party.shown)于\(now)接手，不再呼叫他人"
    }
  }
}
