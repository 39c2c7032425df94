import Domain
import Foundation
import Mail
import Site
import Testing
import World

@testable import Office

/// One letter more changes what it must change, and the rest of the site is as if it had been built at once.
@Suite struct ListingTests {
  private func publish(_ subject: String, _ serial: Int, in world: World) throws {
    let author = Address(name: nil, mailbox: "author\(serial)@citizen.example")
    try world.write(from: author, subject: subject, text: "\(subject)，请供热公司尽快处理。")
    try world.work()
    let id = try world.letter(serial).id
    let assigned = try #require(try world.mails("assigned", about: id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：\(subject)已处理。", signedBy: true)
    try world.work()
    try #require(try world.letter(serial).stage == .published)
  }

  private func files(of world: World) throws -> [String: Data] {
    let site = world.office.siteDirectory
    let paths = try FileManager.default.subpathsOfDirectory(atPath: site)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        FileManager.default.contents(atPath: "\(site)/\(path)").map { (path, $0) }
      })
  }

  private let subjects = ["幸福小区暖气不热", "东风路供热管道漏水", "阳光小区换热站噪声大", "供热费怎样退还"]
  private let clerk = Party(.clerk, name: "王敏")

  @Test func whatGrewByLettersIsWhatIsBuiltAtOnce() throws {
    let world = try World()
    for (place, subject) in subjects.enumerated() { try publish(subject, place + 1, in: world) }
    let grown = try files(of: world)
    try world.office.buildSite(.everything, at: world.now)
    var built = try files(of: world)
    // What waits beside the base of the search is in the base now, and what is made once an hour was made again.
    let others = ["hdjl/wszx/ss/", "hdjl/wszx/tj/", "hdjl/wszx/zsk/", "hdjl/wszx/blqk/", "index.html"]
    for path in Set(built.keys).union(grown.keys) where others.contains(where: { path.hasPrefix($0) }) {
      built[path] = grown[path]
    }
    #expect(built == grown, "\(built.keys.filter { built[$0] != grown[$0] })")
  }

  /// Figures of twelve months are counted for it: of a ledger that was filled just now, from the events of every letter.
  @Test func aFullBuildFirstKeepsReadyWhatFiguresCount() throws {
    let world = try World()
    try world.write(from: Cast.citizen, subject: "供热", text: "家里不热。")
    try world.work()
    try world.office.decline(
      world.letter().id, ground: .inLegalProceedings, by: Party(.clerk, name: "王敏"), at: world.now)
    try world.office.buildSite(.everything, at: world.now)
    #expect(try world.office.ledger.keepRecords() == 0, "it is kept already")
  }

  @Test func oneLetterMoreIsTwentyFilesAtMost() throws {
    let world = try World()
    for (place, subject) in subjects.dropLast().enumerated() { try publish(subject, place + 1, in: world) }
    let before = try files(of: world)
    try publish(subjects[3], 4, in: world)
    let changed = try files(of: world).filter { before[$0.key] != $0.value }.keys.filter {
      !$0.contains("/cx/")
    }
    #expect(changed.count <= 20, "\(changed.count): \(changed.sorted())")
  }

  @Test func whatIsTakenDownIsInNoFileAfterOnePassAndComesBackToItsPlace() throws {
    let world = try World()
    for (place, subject) in subjects.enumerated() { try publish(subject, place + 1, in: world) }
    let before = try files(of: world)
    try world.office.open(try world.letter(2).id, at: world.now) {
      try $0.withdraw(because: "答复有误", by: clerk)
    }
    try world.work()
    for (path, bytes) in try files(of: world) {
      #expect(bytes.range(of: Data("东风路".utf8)) == nil, "\(path)")
    }
    try world.office.open(try world.letter(2).id, at: world.now) { docket in
      _ = try docket.bringBack(because: "核对无误", by: clerk)
      _ = try docket.clear(by: clerk)
    }
    try world.work()
    let list = before.keys.filter { $0.hasPrefix("hdjl/wszx/dw/") && $0.hasSuffix("/1.html") }
    #expect(list.count == 1)
    let after = try files(of: world)
    for path in list { #expect(after[path] == before[path]) }
  }

  @Test func otherNamesOfUnitsComeIntoTheLists() throws {
    let world = try World()
    try publish(subjects[0], 1, in: world)
    let units = Cast.register.units.map { unit in
      unit.name == "旗住建局"
        ? Cast.unit("旗住建局", "奈曼旗城乡建设局", "zhujian", officer: "于洋", leader: "王强", .smime) : unit
    }
    try world.restart(Register(units: units, desks: Cast.register.desks))
    try world.write(from: Cast.citizens[1], subject: "咨询", text: "怎样办理准生证？")
    try world.work()
    #expect(try world.page("hdjl/wszx/dw/index.html").contains("奈曼旗城乡建设局"))
  }

  @Test func whatOtherHandsDidIsFound() throws {
    let world = try World()
    try publish(subjects[0], 1, in: world)
    try #require(try world.office.siteFaults() == [])
    let site = world.office.siteDirectory
    try Data("x".utf8).write(to: URL(filePath: "\(site)/strange.html"))
    try Data("y".utf8).write(to: URL(filePath: "\(site)/hdjl/wszx/2026/NM2026000001.html"))
    try FileManager.default.removeItem(atPath: "\(site)/hdjl/wszx/lyxz.html")
    let faults = try world.office.siteFaults()
    #expect(faults.contains(.unexplained(path: "strange.html")))
    #expect(faults.contains(.different(path: "hdjl/wszx/2026/NM2026000001.html")))
    #expect(faults.contains(.missing(path: "hdjl/wszx/lyxz.html")))
    #expect(faults.contains(.deadLink(path: "index.html", link: "hdjl/wszx/lyxz.html")))
  }

  @Test func compressedCopiesSayTheSameAndGoWithTheirPages() throws {
    let world = try World { $0.compressesSite = true }
    try publish(subjects[1], 1, in: world)
    try #require(try world.office.siteFaults() == [])
    let page = "\(world.office.siteDirectory)/hdjl/wszx/2026/NM2026000001.html"
    #expect(try unzipped("\(page).gz") == Data(contentsOf: URL(filePath: page)))
    #expect(try unzipped("\(page).br", by: "brotli") == Data(contentsOf: URL(filePath: page)))
    try world.office.open(try world.letter().id, at: world.now) {
      try $0.withdraw(because: "答复有误", by: clerk)
    }
    try world.work()
    for (path, _) in try files(of: world) where Compression.isCopy(path) {
      let bytes = try unzipped(
        "\(world.office.siteDirectory)/\(path)", by: path.hasSuffix(".br") ? "brotli" : "gzip")
      #expect(bytes.range(of: Data("东风路".utf8)) == nil, "\(path)")
    }
  }
}
