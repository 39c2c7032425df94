import Foundation
import Rehearsal
import Testing

/// `huiyin init`.
struct InitTests {
  /// A folder that is not there yet; gone with the test.
  private final class Place {
    let path = FileManager.default.temporaryDirectory.path + "/huiyin-init-" + UUID().uuidString

    deinit { try? FileManager.default.removeItem(atPath: path) }  // a leftover harms nobody

    var configuration: String { path + "/config/huiyin.yaml" }

    func text(_ file: String) throws -> String {
      String(decoding: try Files.read(path + "/" + file), as: UTF8.self)
    }

    func mode(_ file: String) throws -> Int {
      try #require(
        try FileManager.default.attributesOfItem(atPath: path + "/" + file)[.posixPermissions] as? Int)
    }

    /// Answers the questions line by line, through a pipe or at a terminal.
    func answer(_ answers: String..., atTerminal: Bool = false) throws -> Answer {
      let typed = answers.map { "\($0)\\n" }.joined()
      let command = "'\(program)' init '\(path)'"
      let line =
        atTerminal
        ? "(sleep 1; printf '\(typed)') | script -qec \"\(command)\" /dev/null"
        : "printf '\(typed)' | \(command)"
      return try Answer(of: ["/bin/bash", "-c", "set -o pipefail; \(line)"])
    }
  }

  @Test func withoutQuestionsThereIsAnOfficeThatRunsAndSendsNothing() throws {
    let place = Place()
    let answer = try huiyin("init", place.path, "--yes")
    #expect(answer.status == 0, "\(answer.errors)")
    #expect(answer.output.contains("huiyin check --config \(place.configuration)"))
    #expect(try Answer(of: [program, "check", "--quiet", "--config", place.configuration]).status == 0)
    #expect(try Answer(of: [program, "once", "--config", place.configuration]).status == 0)
    #expect(try place.mode("secrets") == 0o700 && place.mode("config/huiyin.yaml") == 0o644)
    #expect(try place.text("config/huiyin.yaml").contains("  # certainty: 0.8 "), "every key stays explained")
  }

  @Test func whatIsThereIsNotOverwritten() throws {
    let place = Place()
    #expect(try huiyin("init", place.path, "--yes").status == 0)
    try Files.write("# mine\n", to: place.configuration)
    try FileManager.default.removeItem(atPath: place.path + "/config/units.yaml")
    let answer = try huiyin("init", place.path, "--yes")
    #expect(answer.status == 2)
    #expect(answer.complaints == ["\(place.configuration) is there already; nothing was written"])
    #expect(try place.text("config/huiyin.yaml") == "# mine\n")
    #expect(!FileManager.default.fileExists(atPath: place.path + "/config/units.yaml"))
  }

  @Test(arguments: [false, true]) func theAnswersStandInTheConfiguration(atTerminal: Bool) throws {
    let place = Place()
    let answer = try place.answer(
      "青河县信访中心", "青河县", "qh", "QH", "liuyan@qinghe.example", "0400-1234567", "", "高娃 (主任)",
      "gaowa@qinghe.example", "servers", "", "mail.qinghe.example", "", atTerminal: atTerminal)
    #expect(answer.status == 0, "\(answer.output) \(answer.errors)")
    let check = try Answer(of: [program, "check", "--config", place.configuration])
    #expect(check.status == 0, "\(check.errors)")
    for line in [
      "name: 青河县信访中心", "region: 青河县", "prefix: QH", "address: liuyan@qinghe.example",
      "telephone: 0400-1234567",
      "regulation: 青河县网民留言办理工作制度", "address: taixi@qinghe.example", "name: 高娃 (主任)",
      "host: imap.qinghe.example",
      "host: mail.qinghe.example", "user: liuyan@qinghe.example", "name: 青河县人民政府",
    ] {
      #expect(check.output.contains(line), "\(line)")
    }
    #expect(
      !check.output.contains("陈志远") && !check.output.contains("naiman"),
      "nothing of the sample's office is left")
    #expect(try place.mode("secrets/mail") == 0o600)
    #expect((answer.output + answer.errors.joined()).contains("that must be two to four Latin capitals"))
    #expect(answer.output.contains("secrets/mail: write the password into it"))
  }

  @Test func whoeverStopsAnsweringLeavesNothingBehind() throws {
    let place = Place()
    let answer = try place.answer("青河县信访中心", "青河县")
    #expect(answer.status == 2 && answer.complaints == ["there is no answer"])
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }

  @Test func withoutTheShippedFilesItSaysWhereTheyAre() throws {
    let place = Place()
    let answer = try huiyin("init", place.path, "--yes", "--from", "/nowhere")
    #expect(answer.status == 2 && answer.complaints == ["/nowhere: the shipped configuration is not there"])
  }
}
