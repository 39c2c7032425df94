import Domain
import Store
import Templates

/// One answer about a bulletin on the table, within one transaction.
struct BulletinDesk {
  let office: Office
  let now: Timestamp
  let book: Book
  private(set) var bulletin: KeptBulletin
  let code: BulletinCode
  let party: Party
  let sender: String
  let receivedAt: Timestamp
  private var isChanged = false

  init(
    office: Office, now: Timestamp, book: Book, bulletin: KeptBulletin, code: BulletinCode, party: Party,
    sender: String, receivedAt: Timestamp
  ) {
    (self.office, self.now, self.book, self.bulletin) = (office, now, book, bulletin)
    (self.code, self.party, self.sender, self.receivedAt) = (code, party, sender, receivedAt)
  }

  /// What can be written.
  var help: String {
    code.unit == nil
      ? "每行写一项：维持 序号：理由；采纳 序号：理由；复核 编号 意见；批示 编号 意见；移交 编号 单位；同意印发"
      : "请写“异议 编号 理由”，每件一行"
  }

  /// The release comes last, wherever it stands: what is said beside it may stand in its way.
  mutating func carryOut(_ words: [BulletinWord]) throws -> [DeskOutcome] {
    var outcomes: [Int: DeskOutcome] = [:]
    for isRelease in [false, true] {
      for (place, word) in words.enumerated() where (word.act == .release) == isRelease {
        outcomes[place] = try outcome(of: word)
      }
    }
    // Whoever has changed what is counted is shown it before it goes out.
    if isChanged, bulletin.draftedAt != nil { _ = try office.draft(bulletin, at: now, in: book) }
    return words.indices.compactMap { outcomes[$0] }
  }

  private mutating func outcome(of word: BulletinWord) throws -> DeskOutcome {
    let line = PenText.plain(word.line)
    do throws(BulletinRefusal) {
      let result = try carryOut(word)
      return DeskOutcome(line, result, .done)
    } catch {
      switch error {
      case .said(let why): return DeskOutcome(line, "未办理：\(why)", .refused)
      case .trouble(let trouble): throw trouble
      }
    }
  }

  private mutating func carryOut(_ word: BulletinWord) throws(BulletinRefusal) -> String {
    let isUnits = code.unit != nil
    guard (word.act == .object) == isUnits else { throw .said(help) }
    return switch word.act {
    case .object: try object(word)
    case .uphold, .adopt: try answer(word)
    case .verify, .instruct, .handOver: try instruct(word)
    case .release: try release()
    }
  }
}

/// Why a line is not carried out.
enum BulletinRefusal: Error {
  case said(String)
  /// It is none of its writer's faults.
  case trouble(any Error)

  static func catching<Result>(_ work: () throws -> Result) throws(BulletinRefusal) -> Result {
    do { return try work() } catch let error as BulletinRefusal {
      throw error
    } catch let bar as BulletinBar {
      throw .said(bar.chinese)
    } catch {
      throw .trouble(error)
    }
  }
}

extension BulletinDesk {
  /// 异议: noted on the letter in the unit's name, and put to the supervisor with the draft.
  private func object(_ word: BulletinWord) throws(BulletinRefusal) -> String {
    guard let unit = code.unit, case .letter(let id) = word.subject else { throw .said("没有写明留言编号") }
    guard !word.words.isEmpty else { throw .said("没有写明理由") }
    guard bulletin.draftedAt == nil, receivedAt.day <= bulletin.objectionsUntil else {
      throw .said("异议期到\(bulletin.objectionsUntil)为止；数据确有差错的，请联系督查室，改正后列入下期更正")
    }
    let (bulletin, period) = (bulletin, bulletin.period.chinese)
    return try BulletinRefusal.catching {
      guard let letter = try book.letter(id), letter.unitClocks.contains(where: { $0.unit == unit }) else {
        throw BulletinRefusal.said("\(id)不是贵单位办理的留言")
      }
      guard
        try !office.ledger.objections(to: bulletin.id).contains(where: { $0.unit == unit && $0.letter == id })
      else { throw BulletinRefusal.said("对\(id)已提出过异议") }
      var docket = Docket(office: office, now: now, book: book, letter: letter)
      try docket.record(
        .noted(Words("考核异议（\(period)）：\(OwnCodes.removed(from: word.words))")), by: party)
      guard let note = docket.letter.events.last?.sequence else { throw LedgerError.noSuchLetter(id) }
      try book.object(to: bulletin.id, unit, about: id, note: note, by: sender)
      return "已收到对\(id)的异议，报督查室答复"
    }
  }

  /// 维持 or 采纳: the unit is told; what is agreed to does not count.
  private mutating func answer(_ word: BulletinWord) throws(BulletinRefusal) -> String {
    let isAdopted = word.act == .adopt
    guard !word.words.isEmpty else { throw .said("没有写明理由") }
    guard bulletin.releasedAt == nil else { throw .said(BulletinBar.isReleased.chinese) }
    let objection = try objection(word.subject)
    guard objection.isAdopted == nil else { throw .said("对这件异议已作过答复") }
    try BulletinRefusal.catching {
      guard let letter = try book.letter(objection.letter) else {
        throw LedgerError.noSuchLetter(objection.letter)
      }
      var docket = Docket(office: office, now: now, book: book, letter: letter)
      let answer = OwnCodes.removed(from: word.words)
      try docket.record(.noted(Words("考核异议\(word.act.rawValue)（\(objection.unit)）：\(answer)")), by: party)
      try book.answer(objection, isAdopted: isAdopted)
      try docket.send(
        "objection", to: objection.recipient, cause: "\(objection.id)",
        values: [
          "unit": .text(objection.unit.text), "period": .text(bulletin.period.chinese),
          "adopted": .flag(isAdopted), "reason": .text(answer),
        ])
    }
    isChanged = isChanged || isAdopted
    return "已\(word.act.rawValue)\(objection.unit)对\(objection.letter)的异议，已告知该单位"
  }

  private func objection(_ subject: BulletinWord.Subject) throws(BulletinRefusal) -> Objection {
    let all = try BulletinRefusal.catching { try office.ledger.objections(to: bulletin.id) }
    switch subject {
    case .number(let number):
      guard all.indices.contains(number - 1) else { throw .said("没有第\(number)件异议") }
      return all[number - 1]
    case .letter(let letter):
      let named = all.filter { $0.letter == letter }
      guard named.count <= 1 else { throw .said("对\(letter)有\(named.count)件异议，请写序号") }
      guard let objection = named.first else { throw .said("没有对\(letter)的异议") }
      return objection
    case .nothing: throw .said("没有写明是哪一件异议")
    }
  }

  /// 复核, 批示 or 移交: recorded on the letter; its unit and its desk are told.
  private func instruct(_ word: BulletinWord) throws(BulletinRefusal) -> String {
    guard case .letter(let id) = word.subject else { throw .said("没有写明留言编号") }
    guard !word.words.isEmpty else {
      throw .said(word.act == .handOver ? "没有写明移交给谁" : "没有写明意见")
    }
    return try BulletinRefusal.catching {
      guard let letter = try book.letter(id) else { throw BulletinRefusal.said("没有编号为\(id)的留言") }
      guard letter.accusation?.accuses(.official(.supervisor)) != true else {
        throw BulletinRefusal.said("\(id)不由督查室处理")
      }
      var docket = Docket(office: office, now: now, book: book, letter: letter)
      let words = OwnCodes.removed(from: word.words)
      try docket.record(
        word.act == .verify ? .verified(Words(words)) : .noted(Words("\(word.act.rawValue)：\(words)")),
        by: party)
      let told = try docket.tell(of: word.act, words)
      return "已记入\(id)" + (told.isEmpty ? "" : "，已告知\(told.joined(separator: "、"))")
    }
  }

  /// 同意印发: of the draft that he was shown, with nothing left open.
  private mutating func release() throws(BulletinRefusal) -> String {
    guard bulletin.releasedAt == nil else { throw .said(BulletinBar.isReleased.chinese) }
    guard !isChanged, code.digest == bulletin.digest else {
      throw .said("草稿已有变动，请按最近一次收到的草稿回复“同意印发”")
    }
    let (office, bulletin, party) = (office, bulletin, party)
    let units = try BulletinRefusal.catching { try office.release(bulletin, by: party, at: now, in: book) }
    self.bulletin = try BulletinRefusal.catching { try office.ledger.bulletin(bulletin.id) ?? bulletin }
    return "已印发，发送\(units)个单位；台账第\(bulletin.content.position)条，其后的变动列入下期更正"
  }
}

extension Docket {
  /// Tells whoever handles the letter and its desk what the supervisor has said of it; of a hand-over the desk alone.
  /// - Returns: who was told.
  fileprivate func tell(of act: BulletinWord.Act, _ words: String) throws -> [String] {
    let unit = act == .handOver ? nil : letter.assignment.flatMap { office.register.unit($0.lead) }
    let readers = [
      unit.flatMap { unit in unit.reader(on: now.day).map { (unit.name.text, $0.address) } },
      desk.map { ($0.name, $0.address) },
    ].compactMap(\.self)
    for (_, address) in readers {
      try send(
        "instruction", to: address, cause: "\(act.rawValue)",
        values: ["act": .text(act.rawValue), "title": .text(letter.title.shown), "reason": .text(words)])
    }
    return readers.map(\.0)
  }
}
