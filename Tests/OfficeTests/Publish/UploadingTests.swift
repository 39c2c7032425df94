import Digest
import Domain
import Foundation
import Lab
import Mail
import Papers
import Site
import Testing
import Wire
import World

@testable import Office

/// A site and its copy on an FTP server.
@Suite(.enabled(if: FileServer.Kind.pyftpdlib.isPresent, "no python3-pyftpdlib"))
struct UploadingTests {
  private let world: World
  private let server: FileServer
  private let clerk = Party(.clerk, name: "王敏")
  private static let page = "hdjl/wszx/2026/NM2026000001.html"

  init() throws {
    world = try World()
    server = try FileServer(.pyftpdlib)
    try publish("幸福小区暖气不热", 1)
  }

  private func publish(_ subject: String, _ serial: Int) throws {
    let author = Address(name: nil, mailbox: "author\(serial)@citizen.example")
    try world.write(from: author, subject: subject, text: "\(subject)，请供热公司尽快处理。")
    try world.work()
    let assigned = try #require(try world.mails("assigned", about: world.letter(serial).id).first)
    try world.reply(to: assigned, from: "leader@zhujian.example", "答复：\(subject)已处理。", signedBy: true)
    try world.work()
    try #require(try world.letter(serial).stage == .published)
  }

  private func withdraw(_ serial: Int) throws {
    try world.office.open(try world.letter(serial).id, at: world.now) {
      try $0.withdraw(because: "答复有误", by: clerk)
    }
  }

  private var uploading: Uploading {
    let address = ServerAddress(
      host: "127.0.0.1", port: server.port, security: .none, user: server.user, password: server.password,
      timeout: .seconds(20))
    return Uploading(
      office: world.office, to: FTPWebspace(at: FolderAddress(kind: .ftp, server: address, path: "导出")),
      place: "ftp://files.example/导出", records: world.directory + "/uploaded")
  }

  @discardableResult
  private func upload(full: Bool = false, files most: Int = 1_000_000, _ other: Uploading? = nil) throws
    -> UploadTally
  {
    let uploading = other ?? uploading
    // Asked before the files, and before each.
    var left = most + 2
    try uploading.run(
      full: full, at: { world.now },
      until: {
        left -= 1
        return left <= 0
      })
    return uploading.tally
  }

  private var copy: String { server.folder + "/导出" }

  private func files(below directory: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: directory) where !Compression.isCopy(path)
    {
      let place = directory + "/" + path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), !isFolder.boolValue else {
        continue
      }
      files[path] = Array(try Data(contentsOf: URL(fileURLWithPath: place)))
    }
    return files
  }

  /// What was put and removed, in order, as the record has it from a line on.
  private func steps(from line: Int = 0) throws -> [String] {
    let folder = world.directory + "/uploaded"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let text = try String(contentsOfFile: folder + "/" + (try #require(names.first)), encoding: .utf8)
    return text.split(separator: "\n").map(String.init).dropFirst(line)
      .filter { $0.hasPrefix("> ") || $0.hasPrefix("- ") }
  }

  private func recorded() throws -> Int {
    let folder = world.directory + "/uploaded"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try String(contentsOfFile: folder + "/" + (try #require(names.first)), encoding: .utf8)
      .split(separator: "\n").count
  }

  @Test func theCopyIsTheSiteAndItsManifestComesLast() throws {
    let tally = try upload()
    var there = try files(below: copy)
    let last = there.removeValue(forKey: RemoteManifest.path)
    let manifest = String(decoding: try #require(last), as: UTF8.self)
    #expect(there == (try files(below: world.office.siteDirectory)))
    #expect(tally.uploaded == there.count + 1 && tally.left == 0)
    #expect(try steps().last == "> manifest-sha256.txt")
    let lookedUp = there.keys.filter { $0.hasPrefix("hdjl/wszx/cx/") && $0.count > 40 }
    #expect(lookedUp.count == 1)
    let expected = there.filter { !lookedUp.contains($0.key) }
      .map { "\(Hex.encode(SHA256.digest(of: $0.value)))  \($0.key)" }
    #expect(
      manifest.split(separator: "\n").map(String.init)
        == expected.sorted { $0.dropFirst(66) < $1.dropFirst(66) })
    #expect(!manifest.contains(try #require(lookedUp.first)))
  }

  @Test func aPageComesBeforeTheListsThatLeadToIt() throws {
    try upload()
    let steps = try steps().map { String($0.dropFirst(2)) }
    let page = try #require(steps.firstIndex(of: Self.page))
    for list in ["index.html", "hdjl/wszx/index.html", "hdjl/wszx/feed.xml", "sitemap.xml"] {
      #expect(try page < #require(steps.firstIndex(of: list)), "\(list)")
    }
    #expect(try #require(steps.firstIndex(of: "style.css")) < page)
  }

  @Test func nothingGoesUpTwiceAndOneLetterMoreIsWhatItChanges() throws {
    try upload()
    #expect(try upload() == UploadTally())
    let before = try files(below: world.office.siteDirectory)
    try publish("东风路供热管道漏水", 2)
    let changed = try files(below: world.office.siteDirectory).filter { before[$0.key] != $0.value }
    let tally = try upload()
    #expect(tally.uploaded == changed.count + 1 && tally.uploaded <= 26, "\(tally.uploaded)")
    #expect(
      try files(below: copy).filter { $0.key != RemoteManifest.path }
        == files(below: world.office.siteDirectory))
  }

  @Test func whatIsKnownToBeThereIsNotLookedAtAgain() throws {
    let uploading = uploading
    let whole = try upload(uploading)
    #expect(whole.uploaded > 20)
    // A server that is away is not even asked.
    uploading.close()
    #expect(try upload(uploading) == UploadTally())
  }

  private func upload(_ uploading: Uploading) throws -> UploadTally {
    try uploading.run(at: { world.now })
    return uploading.tally
  }

  @Test func anUploadThatStopsGoesOnWhereItStopped() throws {
    let first = try upload(files: 7)
    #expect(first.uploaded == 7)
    #expect(try files(below: copy).count == 7)
    let rest = try upload()
    #expect(rest.uploaded == (try files(below: world.office.siteDirectory)).count + 1 - 7)
    #expect(try upload() == UploadTally())
  }

  @Test func whatWasTakenDownComesFirstAndThenTheListsWithoutIt() throws {
    try publish("东风路供热管道漏水", 2)
    try upload()
    let line = try recorded()
    try publish("阳光小区换热站噪声大", 3)
    try withdraw(1)
    try world.work()
    try upload()
    let steps = try steps(from: line)
    #expect(steps.first == "> " + Self.page)
    let new = try #require(steps.firstIndex(of: "> hdjl/wszx/2026/NM2026000003.html"))
    for list in ["index.html", "hdjl/wszx/index.html", "hdjl/wszx/feed.json"] {
      #expect(try #require(steps.firstIndex(of: "> " + list)) < new, "\(list)")
    }
    #expect(steps.last == "> manifest-sha256.txt")
    for (path, bytes) in try files(below: copy) {
      #expect(Data(bytes).range(of: Data("幸福小区".utf8)) == nil, "\(path)")
    }
  }

  @Test func anAnswerOfAnEarlierSystemThatWasTakenDownComesFirst() throws {
    let rows = "编号,答复,单位,答复时间\n7,路灯已修好。,旗住建局,2021-03-05\n8,已办。,旗水务局,2021-03-06\n"
    let table = try EarlierTable(of: Table(reading: Array(rows.utf8)), now: world.now.seconds)
    _ = try world.office.takeInEarlier(
      "old.csv", digest: [1], isReviewed: false, by: clerk, at: world.now, from: table)
    try world.work()
    try upload()
    let line = try recorded()
    try publish("阳光小区换热站噪声大", 2)
    try world.office.takeDownEarlier("7", because: .privacy, by: clerk, at: world.now)
    try world.work()
    try upload()
    let steps = try steps(from: line)
    #expect(steps.first == "> hdjl/wszx/ls/2021/n7.html")
    let new = try #require(steps.firstIndex(of: "> hdjl/wszx/2026/NM2026000002.html"))
    #expect(try #require(steps.firstIndex(of: "> hdjl/wszx/ls/2021/1.html")) < new)
    for (path, bytes) in try files(below: copy) {
      #expect(Data(bytes).range(of: Data("路灯".utf8)) == nil, "\(path)")
    }
  }

  @Test func aPageTakenDownWhileTheSiteGoesUpForTheFirstTimeIsNotLeftThere() throws {
    let page = try #require(
      try uploading.rehearse().put.firstIndex(of: Self.page), "the page is on its way")
    try upload(files: page + 1)
    try withdraw(1)
    try world.work()
    let line = try recorded()
    try upload(files: 1)
    #expect(try steps(from: line) == ["> " + Self.page])
  }

  @Test func whatLeftTheSiteIsRemovedAndWhatAStrangerPutThereStays() throws {
    try Data("x".utf8).write(to: URL(fileURLWithPath: copy + "/strange.html"))
    try FileManager.default.createDirectory(atPath: copy + "/hdjl/wszx", withIntermediateDirectories: true)
    try Data("y".utf8).write(to: URL(fileURLWithPath: copy + "/hdjl/wszx/other.html"))
    try upload()
    let before = try files(below: world.office.siteDirectory)
    try withdraw(1)
    try world.work()
    let gone = Set(before.keys).subtracting(try files(below: world.office.siteDirectory).keys)
    #expect(!gone.isEmpty, "the only letter's lists are gone")
    let tally = try upload()
    #expect(tally.removed == gone.count)
    let there = try files(below: copy)
    #expect(gone.allSatisfy { there[$0] == nil })
    #expect(there["strange.html"] == Array("x".utf8) && there["hdjl/wszx/other.html"] == Array("y".utf8))
  }

  @Test func thePageOfALookUpGoesFirstWhenItsLetterIsErased() throws {
    try upload()
    let line = try recorded()
    let path = try #require(
      try files(below: copy).keys.first { $0.hasPrefix("hdjl/wszx/cx/") && $0.count > 40 })
    try world.office.removeStatus(of: try world.letter().id)
    try publish("东风路供热管道漏水", 2)
    try upload()
    #expect(try steps(from: line).first == "- " + path)
    #expect(try files(below: copy)[path] == nil)
  }

  @Test func whereTheSiteIsNotThereNothingIsRemoved() throws {
    try upload()
    let there = try files(below: copy)
    let site = world.office.siteDirectory
    try FileManager.default.moveItem(atPath: site, toPath: site + "-away")
    let error = #expect(throws: (any Error).self) { try upload() }
    #expect(error.map { "\($0)".contains("there is no site any more") } == true)
    try FileManager.default.moveItem(atPath: site + "-away", toPath: site)
    try FileManager.default.removeItem(atPath: world.office.siteManifest)
    #expect(throws: (any Error).self) { try upload() }
    #expect(try files(below: copy) == there)
  }

  @Test func beforeThereIsASiteThereIsNothingToDo() throws {
    let world = try World()
    let uploading = Uploading(
      office: world.office, to: FTPWebspace(at: FolderAddress(kind: .ftp, server: nowhere, path: "x")),
      place: "x", records: world.directory + "/uploaded")
    try uploading.run(at: { world.now })
    #expect(uploading.tally == UploadTally())
  }

  private var nowhere: ServerAddress {
    ServerAddress(host: "127.0.0.1", port: 1, security: .none, user: "a", password: "b")
  }

  @Test func aPageThatOtherHandsChangedGoesNowhere() throws {
    try upload()
    let before = try files(below: copy)
    // What the manifest says is what counts: it was rewritten, the file is another.
    try publish("东风路供热管道漏水", 2)
    let second = "hdjl/wszx/2026/NM2026000002.html"
    try Data("z".utf8).write(to: URL(fileURLWithPath: world.office.siteDirectory + "/" + second))
    world.now = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 3600)
    let error = #expect(throws: SiteUnlikeManifest.self) { try upload() }
    #expect(
      error.map { "\($0)" }
        == "\(second) is not as the site's manifest says: \"huiyin site build\" puts them right")
    let there = try files(below: copy)
    #expect(there[second] == nil && there[Self.page] == before[Self.page])
    #expect(there["hdjl/wszx/index.html"] != before["hdjl/wszx/index.html"], "the others go on")
    #expect(there[RemoteManifest.path] == before[RemoteManifest.path], "it is not whole")
  }

  @Test func everythingGoesUpAgainWhereThatIsWanted() throws {
    let whole = try upload().uploaded
    try FileManager.default.removeItem(atPath: copy + "/" + Self.page)
    #expect(try upload() == UploadTally())
    #expect(try uploading.rehearse(full: true).put.count == whole - 1)
    #expect(try upload(full: true).uploaded == whole)
    #expect(try files(below: copy)[Self.page] != nil)
  }

  @Test func oneFileThatIsRefusedHoldsUpNoneOfTheOthers() throws {
    try FileManager.default.createDirectory(
      atPath: copy + "/style.css/x", withIntermediateDirectories: true)
    #expect {
      try upload()
    } throws: { error in
      if case FolderError.refused = error { true } else { false }
    }
    let there = try files(below: copy)
    #expect(there[Self.page] != nil && there["index.html"] != nil && there[RemoteManifest.path] == nil)
    try FileManager.default.removeItem(atPath: copy + "/style.css")
    #expect(try upload().uploaded == 2)
  }

  @Test func anotherPlaceHasARecordOfItsOwn() throws {
    let whole = try upload().uploaded
    let elsewhere = Uploading(
      office: world.office, to: FTPWebspace(at: FolderAddress(kind: .ftp, server: nowhere, path: "x")),
      place: "ftp://127.0.0.1:1/x", records: world.directory + "/uploaded")
    #expect(throws: FolderError.self) { try elsewhere.run(at: { world.now }) }
    #expect(try elsewhere.rehearse().put.count == whole - 1)
  }
}

/// What is noted of uploads.
@Suite struct UploadRecordTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func record() throws -> UploadRecord {
    try UploadRecord(in: folder.path + "/uploaded", of: "place")
  }

  private var file: String {
    get throws { folder.path + "/uploaded/" + (try #require(try folder.names(in: "uploaded").first)) }
  }

  @Test func itSaysTheSameWhenItIsReadAgain() throws {
    let first = try record()
    try first.begin("a.html")
    try first.note(.init(hash: "aa"), at: "b.html")
    try first.note(.init(hash: "bb", mark: "17.5"), at: "c.html")
    try first.note(.init(hash: "cc"), at: "d.html")
    try first.noteRemoved("d.html")
    try first.noteWhole(through: 47)
    let again = try record()
    #expect(
      again.entries == [
        "a.html": .init(), "b.html": .init(hash: "aa"), "c.html": .init(hash: "bb", mark: "17.5"),
      ])
    #expect(again.sequence == 47)
  }

  @Test func aTornLineIsAsIfItHadNotBeenWritten() throws {
    try record().note(.init(hash: "aa"), at: "b.html")
    let torn = try Data(contentsOf: URL(fileURLWithPath: file)) + Data("+ bb c.ht".utf8)
    try torn.write(to: URL(fileURLWithPath: file))
    let record = try record()
    #expect(record.entries == ["b.html": .init(hash: "aa")])
    try record.note(.init(hash: "dd"), at: "d.html")
    #expect(try self.record().entries == ["b.html": .init(hash: "aa"), "d.html": .init(hash: "dd")])
  }

  @Test func itDoesNotGrowForEver() throws {
    let record = try record()
    for number in 0..<5000 { try record.note(.init(hash: "\(number)"), at: "a.html") }
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).count < 60_000)
    #expect(try self.record().entries == ["a.html": .init(hash: "4999")])
  }

  @Test func whatIsInDoubtStaysOurs() throws {
    try record().note(.init(hash: "aa", mark: "1"), at: "b.html")
    try record().doubt(isNoted: true)
    #expect(try record().entries == ["b.html": .init()])
  }
}
