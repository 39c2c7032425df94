import Domain
import Foundation
import Mail
import Site
import Store
import Testing
import World

@testable import Office

/// The internal board (看板): who sees what of which letter, and what it costs.
@Suite struct BoardTests {
  private let clerk = Party(.clerk, name: "王敏")

  private func world(_ texts: String...) throws -> World {
    let world = try World(register: Cast.supervisedRegister, hasBoard: true)
    for text in texts {
      try world.write(from: Cast.citizen, subject: "情况反映", text: text)
      try world.work()
    }
    return world
  }

  private func page(_ path: String, in world: World) throws -> String {
    try String(contentsOfFile: world.directory + "/board/" + path, encoding: .utf8)
  }

  private func letterPage(_ serial: Int = 1, in world: World, tree: String = "desk") throws -> String {
    try page("\(tree)/letters/2026/\(world.letter(serial).id).html", in: world)
  }

  /// Every file of the board with its bytes.
  private func files(in world: World) throws -> [String: Data] {
    let board = world.directory + "/board"
    let names = try #require(FileManager.default.enumerator(atPath: board)).compactMap { $0 as? String }
    return Dictionary(
      uniqueKeysWithValues: names.compactMap { name in
        guard !name.hasSuffix("/"), name.contains(".") else { return nil }
        return FileManager.default.contents(atPath: "\(board)/\(name)").map { (name, $0) }
      })
  }

  @Test func whatManyWriteOfStandsOnTop() throws {
    let world = try world()
    func write(_ author: Int) throws {
      try world.write(
        from: Cast.citizens[author], subject: "停水", text: "紫薇花园小区停水三天了，请尽快恢复供水，家里有老人和孩子。")
      try world.work()
    }
    for author in 0..<2 { try write(author) }
    #expect(try !page("desk/index.html", in: world).contains("热点事项"))
    try write(2)
    for tree in ["desk", "supervisor"] {
      let today = try page("\(tree)/index.html", in: world)
      let section = try #require(today.firstRange(of: "热点事项"))
      #expect(today[section.upperBound...].contains("<td>3人</td>"), "\(today)")
      #expect(!today.contains("紫薇花园"), "nothing that an author wrote")
    }
  }

  @Test func theListOfItsFilesIsReadOnce() throws {
    let world = try world("供热管道漏水。")
    let list = world.directory + "/state/board.manifest"
    try #require(FileManager.default.fileExists(atPath: list))
    // Whoever read it now would know none of the files, and list those again that do not change.
    try Data().write(to: URL(filePath: list))
    _ = try world.office.note(world.letter().id, "已联系", by: clerk, at: world.now)
    try world.work()
    #expect(try letterPage(in: world).contains("备注"))
    let listed = try String(contentsOfFile: list, encoding: .utf8)
    #expect(listed.contains("desk/") && !listed.contains("style.css"), "\(listed)")
  }

  @Test func theNumbersAreWrittenWhereAListBegins() throws {
    let world = try world("供热管道漏水。", "自来水发黄。")
    let numbers = world.directory + "/board/desk/lists/index.html"
    try FileManager.default.removeItem(atPath: numbers)
    _ = try world.office.note(world.letter(2).id, "已联系", by: clerk, at: world.now)
    try world.work()
    #expect(!FileManager.default.fileExists(atPath: numbers))
    try world.office.ledger.write { book in
      for number in 3...101 {
        _ = try book.register(
          Registration(
            desk: Cast.desk.name, channel: .portal, receivedAt: world.now, title: Words("第\(number)件"),
            text: Words("第\(number)户供热管道漏水。"), authorName: Words("李梅"), authorAddress: Words(""),
            queryCode: Words("\(number)"), mail: nil), prefix: "NM", at: world.now, by: .policy)
      }
    }
    var board = Board(office: world.office, place: try #require(world.office.board), now: world.now)
    while try board.bringInStep() {}
    #expect(try page("desk/lists/index.html", in: world).contains("NM2026000101—NM2026000200"))
  }

  @Test func eachRoleHasATreeOfItsOwn() throws {
    let world = try world("供热管道漏水。")
    let first = try page("index.html", in: world)
    for name in ["网站管理中心", "政府办公室", "督查室", Cast.accountDesk.name] { #expect(first.contains(">\(name)</a>")) }
    for tree in ["desk", "coordinator", "supervisor"] {
      #expect(try page("\(tree)/index.html", in: world).contains("NM2026000001"))
      #expect(try letterPage(in: world, tree: tree).contains("转旗住建局办理"))
      #expect(try page("\(tree)/figures.html", in: world).contains("网民留言办理情况考核"))
    }
  }

  @Test func anOwnerOfAccountsSeesItsOwnLettersAlone() throws {
    let world = try world("供热管道漏水。")
    let owner = BoardTree(.owner(desk: Cast.accountDesk.name), name: Cast.accountDesk.name)
    let all = try files(in: world).filter { $0.key.hasPrefix(owner.directory + "/") }
    #expect(all.keys.contains("\(owner.directory)/index.html"))
    #expect(!all.keys.contains { $0.contains("/letters/") })
    for (name, bytes) in all where !name.contains("/lists/") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("NM2026000001"), "\(name)")
    }
    #expect(try !page("\(owner.directory)/figures.html", in: world).contains("考核</h2>"))
  }

  @Test func workIsShownByUnitWithWhatIsOverdueFirst() throws {
    let world = try world("供热管道漏水。", "自来水发黄。")
    var today = try page("desk/index.html", in: world)
    #expect(today.contains("还有5个工作日") && today.contains("<caption>旗住建局<small>1件次</small></caption>"))
    world.now = Timestamp(Day("2026-11-30")!, hour: 9)
    try world.work()
    today = try page("desk/index.html", in: world)
    #expect(today.contains("今日到期"))
    world.now = Timestamp(Day("2026-12-02")!, hour: 9)
    try world.work()
    today = try page("desk/index.html", in: world)
    #expect(today.contains("逾期2个工作日") && today.contains("<tr class=\"bad\">"))
  }

  @Test func aLettersHistorySaysWhoDecidedAndNoWordOfIt() throws {
    let world = try world("我叫李梅梅，电话13800000000。供热管道漏水。")
    _ = try world.office.mark(world.letter().id, urgent: true, by: clerk, at: world.now)
    try world.work()
    let shown = try letterPage(in: world)
    #expect(shown.contains("列为特急</span><span class=\"by\">王敏"))
    #expect(shown.contains("登记</span><span class=\"by\">系统"))
    #expect(!shown.contains("李梅梅") && !shown.contains("13800000000") && !shown.contains("漏水"))
  }

  @Test(arguments: ["举报旗水务局王科长受贿，证据在我手里。", "我这里有绝密文件要交。"])
  func ofWhatIsSecretOrAccusesOnlyNumberAndStageAreShown(text: String) throws {
    let world = try world(text)
    let shown = try letterPage(in: world)
    #expect(shown.contains("只列编号和环节") && !shown.contains("办理经过") && !shown.contains("情况反映"))
    let list = try page("desk/lists/2026/NM2026000001.html", in: world)
    #expect(!list.contains("旗水务局"))
    #expect(!(try page("supervisor/index.html", in: world)).contains("旗水务局"))
  }

  @Test func noByteNamesAnAuthorOrTellsHisWords() throws {
    let world = try World(register: Cast.supervisedRegister, hasBoard: true)
    let canaries = ["李梅梅", "limeimei", "13847500001", "15052519900101123X", "金丝雀小区三号楼", "张铁柱"]
    for (subject, text) in [
      ("李梅梅的供热问题", "我叫李梅梅，住金丝雀小区三号楼，电话13847500001，供热不热。"),
      ("电话13847500001停水", "身份证15052519900101123X，自来水停了。"), ("张铁柱举报", "举报张铁柱受贿，他在旗水务局。"),
      ("关于绝密文件", "这里有绝密文件，金丝雀小区三号楼。"), ("咨询低保", "请问低保怎么办理？limeimei@citizen.example"),
    ] {
      try world.write(from: Cast.citizen, subject: subject, text: text)
      try world.work()
    }
    // Nobody has told the ledger what he is called.
    try world.write(
      from: Address(name: nil, mailbox: "someone@citizen.example"), subject: "张铁柱反映物业", text: "物业不管。")
    try world.write(
      from: Cast.citizen, subject: "无标识", text: "金丝雀小区三号楼", to: "liuyan+nonsense@naiman.example")
    try world.work()
    for (name, bytes) in try files(in: world) {
      let text = String(decoding: bytes, as: UTF8.self)
      for canary in canaries {
        #expect(!text.contains(canary) && !name.contains(canary), "\(canary) in \(name)")
      }
    }
  }

  @Test func aLetterIsCalledByWhatItIsAboutUntilItsTitleWasRead() throws {
    let world = try world("供热管道漏水。")
    #expect(try letterPage(in: world).contains("<h1>网民咨询</h1>"))
    try world.office.open(world.letter().id, at: world.now) {
      try $0.record(.worded(title: Words("供热管道漏水"), summary: Words("")), by: clerk)
    }
    try world.work()
    #expect(try letterPage(in: world).contains("<h1>供热管道漏水</h1>"))
  }

  @Test func heldMailIsCountedWithItsReasonAndNothingOfIt() throws {
    let world = try world()
    try world.write(
      from: Address(name: "于洋", mailbox: "officer@zhujian.example"), subject: "金丝雀", text: "没有标识的邮件")
    try world.work()
    #expect(try world.office.ledger.heldMail().count == 1)
    let held = try page("desk/held.html", in: world)
    #expect(held.contains("使用登记的邮箱发来") && held.contains("<td>liuyan</td>"))
    #expect(!held.contains("金丝雀") && !held.contains("zhujian.example"))
  }

  @Test func aPassWithNothingNewWritesNothingAndOneEventFewFiles() throws {
    let world = try world("供热管道漏水。", "自来水发黄。", "噪声扰民。")
    var board = Board(office: world.office, place: try #require(world.office.board), now: world.now)
    _ = try board.bringInStep()
    #expect(board.change == SiteChange())
    let before = try files(in: world)
    try world.office.open(world.letter(2).id, at: world.now) {
      try $0.record(.noted(Words("金丝雀")), by: clerk)
    }
    world.now = world.now + 60
    try world.work()
    let after = try files(in: world)
    let changed = after.filter { before[$0.key] != $0.value }.keys
    #expect(changed.count { $0.hasSuffix("NM2026000002.html") } == 3, "a page of each tree that shows it")
    // Their first pages and their pages of held mail tell the time besides.
    #expect(changed.count == 3 + 4 * 2, "\(changed.sorted())")
  }

  @Test func aBoardUnderThePublicSiteIsRefused() throws {
    let world = try world()
    try FileManager.default.createDirectory(
      atPath: world.office.siteDirectory, withIntermediateDirectories: true)
    let link = world.directory + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: world.office.siteDirectory)
    let place = BoardPlace(directory: link + "/board", manifest: world.directory + "/state/other.manifest")
    var board = Board(office: world.office, place: place, now: world.now + 3600)
    #expect(throws: SiteError.self) { try board.bringInStep() }
  }

  @Test func theTreeOfADeskThatIsNoMoreGoes() throws {
    let world = try world("供热管道漏水。")
    let owner = BoardTree(.owner(desk: Cast.accountDesk.name), name: Cast.accountDesk.name).directory
    #expect(try files(in: world).keys.contains("\(owner)/index.html"))
    try world.restart(
      Register(units: Cast.register.units, desks: [Cast.desk], officials: [Cast.supervisor], duty: Cast.duty))
    world.now = Timestamp(Day("2026-11-24")!, hour: 9)
    try world.work()
    #expect(try !files(in: world).keys.contains { $0.hasPrefix(owner) || $0.hasPrefix("coordinator") })
  }

  @Test func whatOthersDidToTheBoardIsPutRight() throws {
    let world = try world("供热管道漏水。")
    let path = world.directory + "/board/desk/letters/2026/NM2026000001.html"
    let right = try letterPage(in: world)
    try "金丝雀".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try world.office.buildBoard(at: world.now).written == 1)
    #expect(try letterPage(in: world) == right)
  }
}
