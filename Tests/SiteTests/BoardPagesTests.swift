import Domain
import Foundation
import Site
import Templates
import Testing

/// The pages of the internal board.
@Suite struct BoardPagesTests {
  static let tree = BoardTree(.desk, name: "网站管理中心")

  /// - Parameter tree: of whoever reads it.
  static func pages(of tree: BoardTree = BoardPagesTests.tree) throws -> [SiteFile] {
    let pages = BoardPages(office: "奈曼旗人民政府门户网站管理中心", templates: try Samples.templates.get())
    let block = LetterBlock(of: SampleBoard.letters[0].id)
    return try [
      pages.today(SampleBoard.day, of: tree),
      pages.held(SampleBoard.held, of: tree, asOf: SampleBoard.now),
      pages.figures(SampleBoard.figures, of: tree),
      pages.list(block, SampleBoard.letters, of: tree),
      pages.numbers(LetterBlock.all(prefix: "NM", year: 2026, through: 341), of: tree),
      pages.style(of: tree),
    ] + SampleBoard.letters.map { try pages.letter($0, of: tree) }
      + pages.trees([tree, BoardTree(.owner(desk: "旗融媒体中心"), name: "旗融媒体中心")])
  }

  private func page(_ path: String, of tree: BoardTree = BoardPagesTests.tree) throws -> String {
    let file = try #require(try Self.pages(of: tree).first { $0.path == path }, "\(path)")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func theSameValuesGiveTheSameBytes() throws { #expect(try Self.pages() == Self.pages()) }

  @Test func everyPageForbidsWhatIsNotItsOwnAndIsKeptFromSearchEngines() throws {
    for file in try Self.pages() where file.path.hasSuffix(".html") {
      let page = String(decoding: file.bytes, as: UTF8.self)
      #expect(page.contains("default-src 'none'; style-src 'self'") && page.contains("noindex"))
      #expect(!page.contains("<script") && !page.contains("style=\"") && !page.contains("{{"))
    }
  }

  @Test func everyLinkWithinATreeLeadsToAPageOrALetter() throws {
    let files = try Self.pages()
    let paths = Set(files.map(\.path))
    for file in files where file.path.hasSuffix(".html") {
      let folder = URL(filePath: "/" + file.path).deletingLastPathComponent()
      for match in String(decoding: file.bytes, as: UTF8.self).matches(of: /href="([^"#:]+)"/) {
        let target = String(folder.appending(path: match.1).standardized.path.dropFirst())
        #expect(
          paths.contains(target) || target.contains("/letters/2026/") || target.contains("/lists/2026/")
            || target.hasPrefix("owner-"), "\(target) in \(file.path)")
      }
    }
  }

  @Test func whatPressesMostComesFirst() throws {
    let today = try page("desk/index.html")
    #expect(today.contains("逾期3个工作日") && today.contains("今日到期") && today.contains("还有2个工作日"))
    #expect(today.contains("<div class=\"bad\"><dt>单位逾期</dt><dd>1</dd>") && today.contains("role=\"img\""))
  }

  @Test func aLateDeskIsAsVisibleAsALateUnit() throws {
    let today = try page("desk/index.html")
    #expect(today.contains("<div class=\"bad\"><dt>台席逾期</dt><dd>2</dd>"))
    #expect(today.contains("<dt>台席待办</dt><dd>5</dd>"), "what may be left alone is not counted")
    #expect(today.contains("网站管理中心<small>4项，<span class=\"late\">逾期1</span></small>"))
    #expect(today.contains("旗住建局<small>1件次，<span class=\"late\">逾期1</span></small>"))
    for words in ["延期申请（特急）", "请电话告知", "网民后续来信", "滞留邮件12", "逾期2个工作日", "可以不办"] {
      #expect(today.contains(words), "\(words)")
    }
  }

  @Test func testsStandApart() throws {
    let today = try page("desk/index.html")
    let tests = try #require(today.components(separatedBy: "<h2 id=\"tests\">").last)
    #expect(tests.contains("NM2026000107") && tests.contains("网站管理中心待审核公开"))
    #expect(today.components(separatedBy: "NM2026000107</a>").count == 2)
  }

  @Test func ofALetterOfAnotherDeskATreeTellsItsNumber() throws {
    let owner = BoardTree(.owner(desk: "旗公安局"), name: "旗公安局")
    let today = try page("\(owner.directory)/index.html", of: owner)
    #expect(today.contains("<th scope=\"row\">NM2026000106<span class=\"title quiet\">（只列编号和环节）"))
    #expect(!today.contains("letters/2026/NM2026000106"))
  }

  @Test func whatIsWiderThanThePageSaysThatItCanBeMoved() throws {
    let (figures, style) = (try page("desk/figures.html"), try page("desk/style.css"))
    #expect(figures.contains("可左右滑动") && figures.contains("<div class=\"frame\" tabindex=\"0\""))
    // A picture fits, and is shown in the form that can be read.
    #expect(!style.contains("min-width: 34rem") && style.contains(".chart-wide { display: none; }"))
  }

  @Test func ofAClosedLetterThereIsNoMatter() throws {
    let page = try page("desk/letters/2026/NM2026000105.html")
    #expect(page.contains("只列编号和环节") && !page.contains("<dl") && !page.contains("办理经过"))
  }

  @Test func aTitleThatIsNotFitToBeShownIsSaidToBeMissing() throws {
    #expect(try page("desk/letters/2026/NM2026000104.html").contains("（标题待核，不在看板显示）"))
  }

  @Test func aBlockHoldsAHundredNumbers() {
    let block = LetterBlock(of: LetterID(prefix: "NM", year: 2026, serial: 200))
    #expect(block.letters.first?.serial == 101 && block.letters.last?.serial == 200)
    #expect(LetterBlock.all(prefix: "NM", year: 2026, through: 201).count == 3)
    #expect(LetterBlock.all(prefix: "NM", year: 2026, through: 200).count == 2)
  }

  @Test func treesLieApart() {
    let owners = ["旗融媒体中心", "旗公安局"].map { BoardTree(.owner(desk: $0), name: $0) }
    #expect(Set(owners.map(\.directory)).count == 2)
    #expect(owners[0].shows(desk: "旗融媒体中心") && !owners[0].shows(desk: "旗公安局"))
    #expect(BoardTree(.supervisor, name: "督查室").shows(desk: "旗公安局"))
  }
}

/// A day at the board, made up.
enum SampleBoard {
  static let now = Timestamp(Day("2026-11-27")!, hour: 9, minute: 5)

  static let letters: [BoardLetter] = [
    letter(101, "小区供热温度不达标", "旗住建局", "办理中", due: "2026-11-24", .complaint),
    letter(102, "关于自来水水质的咨询", "旗水务局", "待认领", due: "2026-11-27", .inquiry),
    letter(103, "建议在学校门口增设人行横道和减速带，保障学生上下学安全", "奈曼旗人力资源和社会保障局", "办理中", due: "2026-12-01(暂定)", .suggestion),
    letter(104, nil, nil, "待受理", due: nil, .appeal),
    BoardLetter(
      id: LetterID(prefix: "NM", year: 2026, serial: 105), desk: "网站管理中心", stage: "办理中", matter: nil),
    letter(106, "路灯不亮", "旗住建局", "已公开", due: "2026-11-20", .complaint),
    letter(107, "【测试】流程测试", "旗住建局", "待审核", due: "2026-11-30", .inquiry, isTest: true),
  ]

  static let day = BoardDay(
    asOf: now,
    topics: [
      .init(
        letter: letters[0], letters: 7, authors: 5, days: (now.day + -9)...now.day, units: ["旗住建局", "旗水务局"]),
      .init(letter: letters[4], letters: 4, authors: 4, days: (now.day + -2)...now.day, units: []),
    ],
    units: [
      .init(name: "旗住建局", turns: [turn(0, .overdue, 3)]), .init(name: "旗水务局", turns: [turn(1, .today, 0)]),
      .init(name: "奈曼旗人力资源和社会保障局", turns: [turn(2, .later, 1), turn(0, .later, 2, isLead: false)]),
    ],
    desks: [
      .init(
        name: "网站管理中心",
        work: [
          work("待受理", letters[3], .overdue, 2), work("延期申请", letters[0], .today, 0, isUrgent: true),
          work("网民后续来信", letters[5], .later, 1),
          .init(
            name: "无法识别的来信", matter: .held(held[0]), since: now.day, due: now.day + 3, urgency: .later,
            days: 1),
          work("可否记为规则", letters[2], .later, 5, isOptional: true),
        ]),
      .init(name: "政府办公室、督查室", work: [work("请电话告知", letters[4], .overdue, 1)]),
    ],
    waiting: [.init(letter: letters[1], days: 1)], closed: [letters[4]],
    tests: [.init(letter: letters[6], turns: ["网站管理中心待审核公开"])], heldCount: 2)

  private static func work(
    _ name: String, _ letter: BoardLetter, _ urgency: BoardDay.Turn.Urgency, _ days: Int,
    isUrgent: Bool = false, isOptional: Bool = false
  ) -> BoardDesk.Work {
    let due = dueDay(urgency, days)
    return BoardDesk.Work(
      name: name, matter: .letter(letter), since: min(due + -1, now.day), due: due, urgency: urgency,
      days: days, isUrgent: isUrgent, isOptional: isOptional)
  }

  /// So many working days from that Friday.
  private static func dueDay(_ urgency: BoardDay.Turn.Urgency, _ days: Int) -> Day {
    switch urgency {
    case .overdue: now.day + -days
    case .today: now.day
    case .later: now.day + days + 2
    }
  }

  static let held = [
    BoardHeld(
      number: 12, receivedAt: now + -3600, mailbox: "收件箱", reason: "使用登记的邮箱发来或写有留言编号，但没有办件标识",
      letter: letters[0].id),
    BoardHeld(
      number: 13, receivedAt: now + -60, mailbox: "网上咨询", reason: "邮件结构异常，超出读取限制", letter: nil),
  ]

  static let figures = BoardFigures(
    asOf: now,
    months: (0..<12).map { place in
      BoardFigures.Month(
        year: place == 0 ? 2025 : 2026, month: place == 0 ? 12 : place, received: 30 + place * 7 % 23,
        answered: 28 + place * 5 % 19, onTime: 900 + place * 13 % 97,
        satisfied: place == 3 ? nil : 800 + place * 9)
    },
    scores: [
      .init(
        title: "2026年10月网民留言办理情况考核",
        heading: [
          "名次", "承办单位", "得分", "应办结（件次）", "办结率（%）", "办结率基数", "按期率（%）", "按期率基数", "一次通过率（%）", "一次通过率基数",
          "满意率（%）", "满意率基数",
        ],
        rows: [
          ["1", "旗水务局", "96.2", "21", "100.0", "21", "95.2", "21", "90.0", "20", "93.8", "16"],
          ["2", "奈曼旗人力资源和社会保障局", "88.4", "44", "95.5", "44", "86.4", "44", "92.9", "42", "81.0", "21"],
          ["—", "旗民政局", "100.0", "2", "100.0", "2", "100.0", "2", "100.0", "2", "—", "0"],
        ], points: [("旗水务局", 962), ("旗住建局", 884)], formula: "得分 = （办结率×30 + 按期率×40）÷ 权重之和。")
    ])

  private static func turn(
    _ place: Int, _ urgency: BoardDay.Turn.Urgency, _ days: Int, isLead: Bool = true
  ) -> BoardDay.Turn {
    BoardDay.Turn(
      letter: letters[place], due: dueDay(urgency, days), urgency: urgency, days: days,
      isLead: isLead)
  }

  private static func letter(
    _ serial: Int, _ title: String?, _ unit: UnitName?, _ stage: String, due: String?, _ category: Category,
    isTest: Bool = false
  ) -> BoardLetter {
    let received = Timestamp(Day("2026-11-17")!, hour: 8, minute: 12)
    return BoardLetter(
      id: LetterID(prefix: "NM", year: 2026, serial: serial), desk: "网站管理中心", stage: stage,
      matter: .init(
        title: title, channel: .portal, category: category, clause: .dailyLife, lead: unit,
        cooperating: ["旗城管局"],
        due: due, receivedAt: received, closedAt: stage == "已公开" ? now : nil,
        address: stage == "已公开" ? "https://www.naiman.example/hdjl/wszx/2026/NM2026000106.html" : nil,
        relatives: [],
        deeds: [
          .init(at: received, what: "登记", by: "系统"),
          .init(at: received + 1200, what: "受理（第六条第（五）项）", by: "乌日娜"),
          .init(at: received + 1260, what: "转\(unit ?? "旗住建局")办理，旗城管局配合", by: "乌日娜"),
          .init(at: received + 1260, what: "\(unit ?? "旗住建局")时限2026-11-24", by: "系统"),
          .init(at: received + 7200, what: "\(unit ?? "旗住建局")认领", by: "\(unit ?? "旗住建局") 于洋"),
          .init(at: received + 777_600, what: "逾期：\(unit ?? "旗住建局")", by: "系统"),
          .init(at: received + 781_200, what: "电话催办", by: "陈志远"),
        ]), isTest: isTest)
  }
}
