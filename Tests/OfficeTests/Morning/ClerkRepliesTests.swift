import Domain
import Foundation
import Mail
import Testing
import World

@testable import Office
@testable import Store

/// Made-up answers to a desk's list, each in the shapes of eight mail programs: what is done is what was meant, and of every
/// other line its clerk hears.
@Suite struct ClerkRepliesTests {
  @Test func everyReplyIsReadAsItWasMeantWhateverItsProgram() throws {
    let desk = try ReadingDesk()
    var replies = 0
    for pattern in try ReplyPattern.all() {
      for program in MailProgram.allCases where pattern.isWritten(in: program) {
        replies += 1
        let found = try desk.reading(of: pattern, in: program)
        #expect(found == pattern.meant, "\(pattern.name), \(program.rawValue)")
      }
    }
    #expect(replies >= 200)
  }

  @Test func whatIsReadIsDoneWhateverItsProgram() throws {
    let morning = try MorningOfAllKinds()
    let world = morning.world
    func answer(_ program: MailProgram, _ lines: String...) throws -> String {
      try world.post(program.answer(lines, to: morning.list))
      try world.work()
      return try #require(try MorningOfAllKinds.mails("morning-understood", world).last).text
    }
    let held = try morning.number(of: "无法识别的来信")
    _ = try answer(.foxmail, "\(try morning.number(of: 1)) 同意 2")
    _ = try answer(.qq, "\(try morning.number(of: 2)) 三项无误")
    _ = try answer(.netEase, "\(try morning.number(of: 3)) 退回：未说明是哪一段管道；请写明“何时修好”，不要只写“已修好”。")
    _ = try answer(.outlook, "\(try morning.number(of: 5)) 旗民政局")
    _ = try answer(.coremail, "\(try morning.number(of: 6)) 不予受理 七")
    _ = try answer(.inline, "\(try morning.number(of: 8)) 已告知 电话 8:20 张三本人")
    _ = try answer(.bottom, "\(held) 丢弃：广告", "\(held + 2) 登记")
    let refused = try answer(
      .phone, "\(try morning.number(of: 7)) 旗住建局", "\(try morning.number(of: 4)) 退回：请说明", "3号楼怎么收费")
    #expect(try world.letter(1).extensions(of: "旗住建局") == 1)
    #expect(
      try MorningOfAllKinds.mails("confirm-scan", world).isEmpty, "the second clerk's own list asks him")
    #expect(
      try MorningOfAllKinds.mails("sent-back", world).last?.text
        .contains("未说明是哪一段管道；请写明“何时修好”，不要只写“已修好”。") == true)
    #expect(try world.letter(5).assignment?.lead == "旗民政局" && world.letter(6).stage == .declined)
    #expect(try world.office.ledger.openNotices(by: .telephone).isEmpty)
    #expect(try world.office.ledger.heldMail().isEmpty && world.letter(13).textWithSupplements.contains("代开"))
    #expect(try world.letter(7).assignment?.lead == "旗住建局" && world.letter(4).stage == .signedOff)
    #expect(refused.contains("请把原因写在同一行"), "\(refused)")
  }
}

/// What a clerk writes, and what he means by it: a part of `Replies/patterns.txt`.
struct ReplyPattern {
  let name: String
  /// Nil where any may write it.
  let programs: Set<String>?
  /// Of each of his mails the lines.
  let mails: [[String]]
  /// `3 旗住建局` of what is decided, `？word` of what he is told, each in its line.
  let meant: [String]

  func isWritten(in program: MailProgram) -> Bool { programs?.contains(program.rawValue) ?? true }

  static func all() throws -> [ReplyPattern] {
    let path = Repository.root + "/Tests/OfficeTests/Morning/Replies/patterns.txt"
    return try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n## ").dropFirst()
      .map { try Self($0) }
  }

  private init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let heading = lines.removeFirst().split(separator: "@").map { $0.trimmingCharacters(in: .whitespaces) }
    let arrow = try #require(lines.firstIndex(of: "=>"), "\(heading)")
    name = heading[0]
    programs = heading.count > 1 ? Set(heading[1].split(separator: " ").map(String.init)) : nil
    mails = lines[..<arrow].split(separator: "~~", omittingEmptySubsequences: false).map { Array($0) }
    meant = lines[(arrow + 1)...].filter { !$0.isEmpty }
  }
}

/// Reads answers to one list over and over, and does nothing.
struct ReadingDesk {
  private let morning: MorningOfAllKinds
  private let items: AnsweredItems
  private let numbers: [Int]
  private let signatures: [String]
  private let names: UnitNames

  init() throws {
    morning = try MorningOfAllKinds()
    let world = morning.world
    let code = try #require(DigestCode.all(in: morning.list.text).first)
    let list = try #require(try world.office.ledger.morning(withCode: code.code))
    items = try AnsweredItems(of: list, in: world.office)
    numbers = list.numbers
    signatures = Cast.desk.signatures(of: world.office, on: world.now.day)
    names = UnitNames(Cast.register, on: world.now.day)
  }

  func reading(of pattern: ReplyPattern, in program: MailProgram) throws -> [String] {
    let coded = try pattern.mails.map { lines in
      let mail = IncomingMail(
        id: 1, mailbox: "liuyan", receivedAt: morning.world.now, token: nil, deaths: 0)
      return try CodedMail(
        mail, Message(parsing: program.answer(lines, to: morning.list)), ofDesk: Cast.desk.name,
        in: morning.world.office.ledger)
    }
    // Of the quotation nothing is his but what he wrote behind its sign.
    let behindSigns = Set(
      pattern.mails.joined().filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) })
    let within = coded.flatMap(\.beside.within).map(\.text)
    #expect(behindSigns.isSuperset(of: within), "\(pattern.name), \(program.rawValue)")
    let steps = TriageAnswer(
      reading: coded.map(\.words), about: numbers, names, signedAs: signatures, letters: items.letters,
      beside: coded.map(\.beside), vocabularies: items.vocabularies
    ).steps
    return decided(steps) + told(steps, as: pattern.meant)
  }

  private func decided(_ steps: [TriageAnswer.Step]) -> [String] {
    steps.compactMap { step -> (number: Int, word: String)? in
      guard case .decide(let word, _) = step.act else { return nil }
      return (step.number ?? 0, TriageAnswerTests.written(word))
    }
    .enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
    .map { "\($0.element.number) \($0.element.word)" }
  }

  /// Of each thing he is told the words that were expected in it; else all of it.
  private func told(_ steps: [TriageAnswer.Step], as meant: [String]) -> [String] {
    let expected = meant.filter { $0.hasPrefix("？") }
    let told = steps.compactMap { step -> String? in
      guard case .refuse(let why) = step.act else { return nil }
      return "\(step.line) -> \(why)"
    }
    let unexpected = told.filter { line in !expected.contains { line.contains($0.dropFirst()) } }
    return expected.filter { word in told.contains { $0.contains(word.dropFirst()) } }
      + unexpected.map { "！\($0)" }
  }
}
