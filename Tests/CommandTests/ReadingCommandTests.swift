import Foundation
import Rehearsal
import Testing

/// What people and their scripts read: texts for the one, `--json` with stable keys for the other.
struct ReadingCommandTests {
  @Test func listNamesEachLetterInOneLine() throws {
    let bureau = try Bureau.withLetter()
    let answer = try bureau.huiyin("list")
    #expect(answer.status == 0)
    #expect(answer.lines.count == 1)
    #expect(answer.lines[0].contains(/^NM\d{4}000001  registered  小区供热不足$/))
    #expect(try bureau.huiyin("list", "--stage", "published").output.isEmpty)
  }

  /// Whoever fetches a revocation list every night may fail to.
  @Test func whileARevocationListIsAwayLettersAreReadAndTheDaemonGoesOn() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let ca = bureau.directory + "/ca"
    try Command.run("/bin/bash", [Repository.root + "/Scripts/ca.sh", "init", ca])
    try bureau.edit("# authorities: [ca.pem]", "authorities: [../ca/ca.pem]")
    try bureau.edit("# revocation-lists: [ca.crl]", "revocation-lists: [../ca/crl.pem]")
    let daemon = try RunningOffice(bureau)
    try FileManager.default.moveItem(atPath: ca + "/crl.pem", toPath: ca + "/away.pem")
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    #expect(try bureau.huiyin("show", letter).lines.first?.contains(letter) == true)
    for reading in ["notices", "held", "duty", "topics", "proposals"] {
      #expect(try bureau.huiyin(reading).status == 0, "\(reading)")
    }
    #expect(try bureau.huiyin("note", letter, "电话催办").status == 0)
    let check = try bureau.huiyin("check", "--quiet")
    #expect(check.status == 2 && check.complaints.count == 1)
    #expect(check.complaints[0].contains(/huiyin\.yaml:\d+:\d+: cannot read .*crl\.pem: no such file/))
    let finding = try #require(
      (try bureau.huiyin("check", "--json").object()["problems"] as? [[String: Any]])?.first)
    #expect(finding["file"] as? String == "huiyin.yaml" && finding["line"] != nil)
    #expect(daemon.terminate().status == 0)
    // None is begun, and nothing is judged, without it.
    for judging in [["once"], ["run"], ["note", letter, "电话催办"], ["evidence", letter]] {
      let answer = try bureau.huiyin(judging)
      #expect(answer.status == 2 && answer.complaints == check.complaints, "\(judging)")
    }
  }

  @Test func theKeysOfAList() throws {
    let bureau = try Bureau.withLetter(Change.everythingAutomatic)
    let letter = try #require(try bureau.huiyin("list", "--json").list().first)
    let keys: Set = [
      "letter", "stage", "channel", "category", "title", "registered", "lead", "cooperating", "due",
      "overdue",
    ]
    #expect(keys.subtracting(["category"]).isSubset(of: letter.keys), "\(letter.keys)")
    #expect(letter["stage"] as? String == "assigned")
    #expect(letter["lead"] as? String == "旗住建局")
    #expect(letter["overdue"] as? Bool == false)
    #expect(try bureau.huiyin("list", "--stage", "declined", "--json").list().isEmpty)
  }

  @Test func attachmentsAreListedAndHandedOutAsTheyCame() throws {
    let bureau = try Bureau()
    let archive = Array("Rar!\u{1A}\u{7}\u{1}\u{0}".utf8)
    try bureau.write(
      attachments: [
        .init(name: "../合同.pdf", asciiName: "a.pdf", type: "image/png", bytes: Array("%PDF-1.4".utf8)),
        .init(name: "全部.jpg", asciiName: "b.jpg", type: "image/jpeg", bytes: archive),
      ])
    try bureau.huiyin("once")
    let number = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let list = try bureau.huiyin("attachments", number)
    #expect(
      list.lines == [
        "\(number)-1.pdf  pdf  8 bytes  _合同.pdf", "\(number)-2.bin  archive  8 bytes  withheld=kind  全部.jpg",
      ])
    let folder = bureau.directory + "/out"
    #expect(
      try bureau.huiyin("attachments", number, "--to", folder).status == 1, "there is no such directory")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let entries = try bureau.huiyin("attachments", number, "--to", folder, "--json").list()
    #expect(Set(entries[0].keys) == ["name", "sentAs", "kind", "bytes", "withheld"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == entries.map { $0["name"] as? String })
    #expect(try Files.read("\(folder)/\(number)-2.bin") == archive)
    let rights = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(number)-2.bin")[
      .posixPermissions]
    #expect(rights as? Int == 0o600)
  }

  @Test func showTellsTheWholeStory() throws {
    let bureau = try Bureau.withLetter()
    let number = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let answer = try bureau.huiyin("show", number.lowercased())
    #expect(answer.status == 0)
    #expect(answer.lines.first == "\(number)  registered  小区供热不足")
    #expect(answer.output.contains("    室内只有12度"))
    #expect(answer.output.contains("mail  receipt  to limeimei@citizens.example  sent"))
  }

  @Test func theKeysOfAStory() throws {
    let bureau = try Bureau.withLetter(Change.everythingAutomatic)
    let number = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    let story = try bureau.huiyin("show", number, "--json").object()
    #expect(
      Set(story.keys) == [
        "letter", "stage", "urgent", "title", "text", "events", "mails", "notices", "hops", "ratings",
      ])
    let events = try #require(story["events"] as? [[String: Any]])
    #expect(Set(events[0].keys) == ["sequence", "at", "by", "event", "facts", "words"])
    #expect(
      events.compactMap { $0["event"] as? String } == [
        "registered", "classified", "accepted", "assigned", "dueSet",
      ])
    let mails = try #require(story["mails"] as? [[String: Any]])
    #expect(Set(mails[0].keys) == ["kind", "to", "state", "tries", "reply", "messageID"])
    #expect(mails.compactMap { $0["kind"] as? String } == ["receipt", "assigned"])
    #expect(mails.allSatisfy { $0["state"] as? String == "sent" })
  }

  @Test func aLetterThatDoesNotExistIsSaidToBeNone() throws {
    let answer = try Bureau.withLetter().huiyin("show", "NM2026999999", "--json")
    #expect(answer.status == 1)
    #expect(answer.complaints == ["there is no letter NM2026999999"])
    #expect(answer.hints.last == "\"huiyin list\" shows the numbers")
  }

  @Test func heldListsEachMailWithItsReason() throws {
    let bureau = try Bureau()
    // In the name of a clerk, without the code of a question.
    let forged = "From: wurina@naiman.example\r\nTo: liuyan@naiman.example\r\nSubject: x\r\n\r\n受理 旗住建局\r\n"
    try bureau.post.send(Array(forged.utf8), from: "", to: "")
    #expect(try bureau.huiyin("once").status == 0)
    let reason = "    it comes in the name of somebody of the office, without the code of a question"
    #expect(try bureau.huiyin("held").lines.dropFirst().first == reason)
    let entry = try #require(try bureau.huiyin("held", "--json").list().first)
    #expect(entry["reason"] as? String == "no code")
  }

  @Test func whatStrangersWroteDoesNotReachTheTerminalRaw() throws {
    let bureau = try Bureau()
    let mail = "From: a@citizens.example\r\nSubject: =?utf-8?q?=1B[2J=E2=80=AE=0Ax?=\r\n\r\n\u{1B}[31m红\r\n"
    try bureau.post.send(Array(mail.utf8), from: "", to: "")
    #expect(try bureau.huiyin("once").status == 0)
    let number = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    for text in [try bureau.huiyin("list").output, try bureau.huiyin("show", number).output] {
      #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
    }
    #expect(try bureau.huiyin("list").lines.count == 1)
  }

  @Test func ledgerVerifyWalksTheChain() throws {
    let bureau = try Bureau.withLetter()
    let text = try bureau.huiyin("ledger", "verify")
    #expect(text.status == 0)
    #expect(text.output.contains(/^\d+ events, head \d+ [0-9a-f]{64}\n$/))
    let result = try bureau.huiyin("ledger", "verify", "--json").object()
    #expect(Set(result.keys) == ["events", "head"])
    let head = try #require(result["head"] as? [String: Any])
    #expect(Set(head.keys) == ["sequence", "hash"])
    #expect(head["sequence"] as? Int == result["events"] as? Int)
  }

  @Test func siteBuildCountsWhatItDid() throws {
    let bureau = try Bureau.withLetter()
    #expect(try bureau.huiyin("site", "build", "--full").status == 0)
    let again = try bureau.huiyin("site", "build", "--full", "--json").object()
    #expect(Set(again.keys) == ["written", "unchanged", "removed"])
    #expect(again["removed"] as? Int == 0)
    let office = try RunningOffice(bureau)
    let beside = try bureau.huiyin("site", "build", "--json")
    #expect(beside.status == 0)
    #expect(Set(try beside.object().keys) == ["written", "unchanged", "removed"])
    _ = office.terminate()
  }

  @Test(arguments: ["list", "held"]) func anOfficeThatNeverRanIsToldSo(command: String) throws {
    let bureau = try Bureau()
    let answer = try bureau.huiyin(command)
    #expect(answer.status == 1)
    #expect(answer.complaints == ["\(bureau.directory)/state: there is no ledger yet"])
    #expect(answer.hints.last?.contains("huiyin run") == true)
    #expect(!FileManager.default.fileExists(atPath: bureau.directory + "/state"))
  }

  @Test func everythingCanBeReadBesideADaemon() throws {
    let bureau = try Bureau.withLetter()
    let office = try RunningOffice(bureau)
    for command in [["list"], ["held"], ["ledger", "verify"]] {
      let answer = try Answer(of: [program] + command + ["--json", "--config", bureau.configuration])
      #expect(answer.status == 0, "\(answer.errors)")
    }
    #expect(office.terminate().status == 0)
  }
}
