import Domain
import Reading
import Testing
import World

@testable import Office

/// What is proposed of one letter, by a few made-up words.
@Suite struct TriageTests {
  private static func word(_ text: String, _ weight: Double = 5) -> WeightedWord {
    WeightedWord(text: text, weight: weight, place: "x.yaml:1")
  }

  private func triage(_ change: (inout OfficeRules) -> Void = { _ in }) -> Triage {
    var rules = Cast.rules
    change(&rules)
    return Triage(rules: rules, register: Cast.register, day: Day("2026-11-23")!)
  }

  private static let empty = Fillers([word("测试")])

  @Test func aGroundIsProposedWithItsWordsAndNeverWithoutADoubt() {
    let decision = triage().decision(about: "法院已判决，我不服")
    #expect(decision.value == .decline(.inLegalProceedings) && decision.because == ["法院已判决（units.yaml:1）"])
    #expect(decision.confidence > 0.5 && decision.confidence < 1)
  }

  @Test func nothingAgainstItIsNoProofForIt() {
    let decision = triage().decision(about: "暖气不热")
    #expect(decision.value == .accept(.dailyLife) && decision.confidence == 0.97)
  }

  @Test func theClauseIsProposedWhereItsWordsAreThere() throws {
    let clause = try #require(Clause(2))
    let triage = triage { $0.triage.clauses = KeywordRules([(clause, [Self.word("工作人员*态度")])]) }
    #expect(triage.decision(about: "窗口工作人员态度差").value == .accept(clause))
    #expect(triage.decision(about: "暖气不热").value == .accept(.dailyLife))
  }

  @Test func whatCannotWaitFallsUnderTheSixthItem() {
    let triage = triage { $0.triage.urgent = KeywordRules([(true, [Self.word("起火")])]) }
    let clause = triage.clause(of: "我家起火了")
    #expect(clause.value == .emergency && clause.because == ["起火（x.yaml:1）"])
  }

  @Test(arguments: ["", "😀", "。。。", "测试", "测试123", "\u{FEFF}"])
  func whatSaysNothingIsProposedForGroundSeven(text: String) {
    let decision = triage { $0.triage.empty = Self.empty }.decision(about: text)
    #expect(decision.value == .decline(.unlawfulOrEmpty) && decision.confidence < 1)
  }

  @Test func aLetterWithNothingButAPictureIsAPersonsToLookAt() {
    let decision = triage { $0.triage.empty = Self.empty }.decision(about: "", hasFiles: true)
    #expect(decision.value == .accept(.dailyLife) && decision.confidence == 0.5)
  }

  @Test func ofAVillageTheTownshipLeadsAndOfATownItTakesPart() {
    let triage = triage {
      $0.triage.localities = Localities(
        [("旗民政局", [Self.word("八仙筒", 0.5)])], matters: [Self.word("村务", 2), Self.word("村里", 1)])
    }
    #expect(triage.leads(for: "八仙筒某村村务不公开").map(\.value) == ["旗民政局"])
    #expect(triage.leads(for: "某村村务不公开").isEmpty)
    #expect(triage.cooperating(for: "八仙筒供热不足").isEmpty)
    let cooperating = triage.cooperating(for: "八仙筒村里供热不足")
    #expect(cooperating.map(\.value) == ["旗民政局"] && cooperating[0].confidence < 0.5)
  }

  @Test func theMailboxSpeaksOnlyWhereTheWordsDoNot() {
    let standard = DefaultRoute(unit: "旗水务局", place: "huiyin.yaml:57")
    let silent = triage().leads(for: "请问一件事", usually: standard)
    #expect(silent.first?.value == "旗水务局" && silent.first?.because == ["本渠道默认单位（huiyin.yaml:57）"])
    #expect(triage().leads(for: "供热不足", usually: standard).map(\.value) == ["旗住建局"])
  }

  @Test func lettersOfAMailboxAreForItsUnitWhereNoWordSpeaks() throws {
    let world = try World {
      $0.automatic.remove(.assign)
      $0.intakes["liuyan"] = .init(
        channel: .mail, desk: Cast.desk.name,
        defaultRoute: DefaultRoute(unit: "旗水务局", place: "huiyin.yaml:57"))
    }
    for text in ["想问一件事。", "供热不足。"] {
      try world.write(from: Cast.citizens[1], subject: "反映", text: text)
      try world.work()
    }
    let leads = try (1...2).map { try world.letter($0).classification?.proposal?.leads.first?.value }
    #expect(leads == ["旗水务局", "旗住建局"])
    let mail = try #require(try world.mails("decide", about: world.letter().id).first)
    #expect(mail.text.contains("受理 旗水务局") && mail.text.contains("本渠道默认单位（huiyin.yaml:57）"))
  }

  @Test func aUnitThatEndedIsNotProposed() {
    let rules = KeywordRules<UnitName>([("旗交通局", [Self.word("公路")])])
    #expect(triage { $0.router = rules }.leads(for: "公路坏了").isEmpty)
  }

  @Test func oneWordAThousandTimesIsOneMention() {
    let once = triage().leads(for: "供热").first
    #expect(triage().leads(for: String(repeating: "供热", count: 1000)).first == once)
    let decline = triage().decision(about: "法院已判决")
    #expect(triage().decision(about: String(repeating: "法院已判决", count: 1000)) == decline)
  }

  @Test(arguments: ["供热", "ᠮᠣᠩᠭᠣᠯ", "😀", "法院已判决", "《"])
  func aMegabyteIsReadLikeALine(text: String) {
    let long = String(repeating: text, count: (1 << 20) / text.utf8.count)
    let triage = triage { $0.triage.empty = Self.empty }
    _ = triage.decision(about: long)
    #expect(triage.leads(for: long).count <= 3)
    #expect(triage.urgency(of: long) == nil && triage.topic(of: long) == nil)
  }
}
