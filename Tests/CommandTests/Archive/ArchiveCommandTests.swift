import Foundation
import Rehearsal
import Testing

/// `huiyin archive`, as an administrator has it: a volume that is whole, private and can be checked, or none.
struct ArchiveCommandTests {
  private func year(of office: SmallOffice) -> String { String(office.letter.dropFirst(2).prefix(4)) }

  private func cells(of book: String) throws -> String {
    String(
      decoding: try Command.run(
        "/usr/bin/unzip", ["-p", book, "xl/worksheets/sheet1.xml"]),
      as: UTF8.self)
  }

  @Test func aYearIsWrittenWithItsListAndSumsForNobodyElseToRead() throws {
    let office = try SmallOffice()
    let (bureau, archive) = (office.bureau, office.bureau.directory + "/archive")
    let secret = try office.number(of: "低保")
    #expect(try bureau.huiyin("decline", secret, "--ground", "四").status == 0)
    let test = try office.number(of: "煤气泄漏")
    #expect(try bureau.huiyin("test", test, "--why", "检查前试投").status == 0)
    let merged = try office.number(of: "暖气")
    let answer = try bureau.huiyin(
      "archive", "--year", year(of: office), archive, "--important", office.letter, "--json")
    #expect(answer.status == 0 && answer.warnings.contains { $0.contains("is not over") }, "\(answer.errors)")
    let shown = try answer.object()
    #expect(shown["letters"] as? Int == 2 && shown["apart"] as? [String] == [secret])
    #expect(shown["tests"] as? [String] == [test] && (shown["open"] as? [String])?.isEmpty == false)
    #expect((shown["unproven"] as? [Any])?.isEmpty == true)

    try Command.run("/bin/bash", ["-c", "cd '\(archive)' && sha256sum --check --quiet --strict SHA256SUMS"])
    let loose = try Command.run(
      "/usr/bin/find",
      [archive, "!", "-type", "d", "!", "-perm", "600", "-o", "-type", "d", "!", "-perm", "700"])
    #expect(loose.isEmpty, "\(String(decoding: loose, as: UTF8.self))")
    let cells = try cells(of: archive + "/归档目录.xlsx")
    for words in [
      office.letter, merged, secret, "（不列示）", "公开答复", "并入\(office.letter)", "30年", "10年", "01-回复情况表.docx",
    ] {
      #expect(cells.contains(words), "\(words)")
    }
    #expect(!cells.contains(test) && !cells.contains("低保"))
    #expect(!FileManager.default.fileExists(atPath: "\(archive)/\(secret)"))
    let history = String(
      decoding: try Files.read("\(archive)/\(office.letter)/05-办理过程.txt"), as: UTF8.self)
    #expect(history.contains("李梅梅") && history.contains("已开阀，今日恢复供热。") && history.contains("评价：基本满意"))
    #expect(try Files.read("\(archive)/\(office.letter)/05-办理过程.json").first == UInt8(ascii: "{"))
    let readme = String(decoding: try Files.read(archive + "/说明.txt"), as: UTF8.self)
    #expect(readme.contains("另行立卷：\(secret)") && readme.contains("测试留言1件"))
  }

  @Test func whatIsThereStaysAndTheWebServersFoldersAreNoPlaceForIt() throws {
    let bureau = try Bureau.withLetter()
    let year = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
      .dropFirst(2).prefix(4).description
    let archive = bureau.directory + "/archive"
    #expect(try bureau.huiyin("archive", "--year", year, archive).status == 0)
    let before = try Files.read(archive + "/SHA256SUMS")
    let again = try bureau.huiyin("archive", "--year", year, archive)
    #expect(again.status == 2 && again.complaints == ["\(archive): is there already"])
    #expect(try Files.read(archive + "/SHA256SUMS") == before)
    let published = try bureau.huiyin("archive", "--year", year, bureau.site + "/archive")
    #expect(published.status == 2 && published.complaints.first?.hasSuffix("which is published") == true)
    let early = try bureau.huiyin("archive", "--year", "2999", bureau.directory + "/later")
    #expect(early.status == 2 && early.complaints == ["2999 has not come yet"])
    let wrong = try bureau.huiyin(
      "archive", "--year", year, bureau.directory + "/other", "--important", "NM\(year)000001")
    #expect(wrong.status == 2 && wrong.complaints == ["NM\(year)000001: not closed in \(year)"])
  }

  @Test func itIsMadeBesideARunningDaemon() throws {
    let office = try SmallOffice()
    let daemon = try RunningOffice(office.bureau)
    let answer = try office.bureau.huiyin(
      "archive", "--year", year(of: office), office.bureau.directory + "/archive")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.lines.first?.contains("2 letters") == true)
    #expect(daemon.terminate().status == 0)
  }

  @Test(.enabled(if: FullDiskTests.canMount, "no tmpfs can be mounted here"))
  func ofAFullDiskNothingIsLeft() throws {
    let office = try SmallOffice()
    let disk = office.bureau.directory + "/disk"
    try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
    try Command.run("/bin/mount", ["-t", "tmpfs", "-o", "size=16k", "huiyin-test", disk])
    defer { _ = try? Command.run("/bin/umount", ["-l", disk]) }  // it is gone with the machine at the latest
    let answer = try office.bureau.huiyin("archive", "--year", year(of: office), disk + "/archive")
    #expect(answer.status == 1 && answer.complaints.first?.contains("No space left on device") == true)
    #expect(answer.isInForm && answer.output.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk).isEmpty)
  }
}
