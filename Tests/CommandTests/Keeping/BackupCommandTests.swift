import Foundation
import Rehearsal
import Testing

/// `huiyin backup` and `huiyin restore`, as an administrator has them.
struct BackupCommandTests {
  private func backUp(_ bureau: Bureau) throws -> String {
    let answer = try bureau.huiyin("backup", bureau.directory + "/backups", "--json")
    #expect(answer.status == 0, "\(answer.errors)")
    return try #require(try answer.object()["backup"] as? String)
  }

  /// Nobody but one clerk erases.
  private static let alone = (
    old: "  # second-person: ", new: "  second-person: {erase: off}\n  # second-person: "
  )

  @Test func aBackupIsMadeBesideTheDaemonAndTheKeysAreNotInIt() throws {
    let bureau = try Bureau.withLetter()
    let office = try RunningOffice(bureau)
    func isCounted() throws -> Bool {
      try bureau.huiyin("metrics").lines.contains { $0.hasPrefix("huiyin_backup_timestamp_seconds ") }
    }
    #expect(try !isCounted())
    let backup = try backUp(bureau)
    #expect(try isCounted())
    #expect(office.terminate().status == 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: backup).sorted()
    #expect(files == ["ledger.sqlite", "mail.sqlite", "manifest.json"])
    let key = try Files.read(bureau.directory + "/state/token.key")
    for file in files { #expect(try Data(Files.read("\(backup)/\(file)")).firstRange(of: Data(key)) == nil) }
  }

  @Test func onlyTheNewestStay() throws {
    let bureau = try Bureau.withLetter()
    let backups = bureau.directory + "/backups"
    for _ in 1...3 { try bureau.huiyin("backup", backups, "--keep", "2") }
    #expect(try Files.names(in: backups).count { $0.hasPrefix("20") } == 2)
    let wrong = try bureau.huiyin("backup", backups, "--keep", "0")
    #expect(wrong.status == 2 && wrong.isInForm)
  }

  @Test func anOfficeThatIsRestoredIsHeldAndAllFourThingsAreDone() throws {
    let bureau = try Bureau.withLetter([Change.myLogin, Self.alone])
    try bureau.write("路灯不亮", "村里的路灯坏了。")
    #expect(try bureau.huiyin("once").status == 0)
    let backup = try backUp(bureau)
    // What the backup does not know: a letter, and that another was erased.
    try bureau.write("备份之后", "垃圾没有人清运。")
    #expect(try bureau.huiyin("decline", "NM2026000001", "--ground", "七").status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("erase", "NM2026000001", "--why", "本人申请").status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("list").output.contains("NM2026000003"))
    let sent = try bureau.sentCount()

    let restored = try bureau.huiyin("restore", backup)
    #expect(restored.status == 0, "\(restored.errors)")
    #expect(restored.output.contains("held: nothing is published and no mail leaves"))
    // 1. The letter that was erased since is erased again.
    let words = try bureau.huiyin("show", "NM2026000001").output
    #expect(words.contains("erased") && !words.contains("室内只有12度"))
    // It says so wherever an administrator looks.
    #expect(try bureau.huiyin("check").warnings.contains { $0.hasPrefix("held since ") })
    #expect(try bureau.huiyin("todo").warnings.contains { $0.hasPrefix("held since ") })
    let early = try bureau.huiyin("resume")
    #expect(early.status == 1 && early.complaints.first?.contains("not yet compared") == true)

    // 2. The folder of taken mails is looked through again; 3. what is registered again has another number.
    let once = try bureau.huiyin("once")
    #expect(once.status == 0, "\(once.errors)")
    #expect(once.output.contains("收件箱: server"))
    let list = try bureau.huiyin("list").output
    #expect(list.contains("NM2026001003") && !list.contains("NM2026000003"), "\(list)")
    // 4. Nothing left.
    #expect(try bureau.sentCount() == sent)

    let resumed = try bureau.huiyin("resume")
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(resumed.output.contains("leaving now"))
    #expect(try bureau.sentCount() > sent)
    #expect(try bureau.huiyin("check").warnings.allSatisfy { !$0.hasPrefix("held since ") })
    #expect(try bureau.huiyin("ledger", "verify").status == 0)
    #expect(try bureau.huiyin("resume").complaints.first?.contains("nothing is held") == true)
  }

  /// An export that was taken after the backup lies among those that are done, and nobody will drop it again.
  @Test func whatAnAccountExportedSinceTheBackupIsTakenInAgain() throws {
    let bureau = try Bureau.withLetter([Change.myLogin] + Self.accountWithFolder)
    let backup = try backUp(bureau)
    try Files.write("评论ID,昵称,内容\n8,小李,停水了\n", to: bureau.directory + "/exports/评论.csv")
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("list").output.contains("NM2026000002"))
    #expect(try bureau.huiyin("restore", backup).status == 0)
    #expect(
      try bureau.huiyin("check").warnings.contains {
        $0.hasPrefix("奈曼政务: the exports that were taken there are still to be read once more")
      })
    #expect(try bureau.huiyin("resume").complaints.first?.contains("奈曼政务") == true)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("list").output.contains("NM2026001002"))
    #expect(try bureau.huiyin("resume").status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("list").lines.count == 2, "once each")
    #expect(try bureau.huiyin("check").warnings.allSatisfy { !$0.contains("once more") })
  }

  /// Its exports are its operator's, wherever they lie.
  @Test func anAccountWithoutAFolderHasNothingToBeReadAgain() throws {
    let bureau = try Bureau.withLetter([Change.myLogin, Self.alone, Self.accountWithFolder[0]])
    let export = bureau.directory + "/评论.csv"
    try Files.write("评论ID,昵称,内容\n8,小李,停水了\n", to: export)
    #expect(try bureau.huiyin("import", export, "--account", "奈曼政务").status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("decline", "NM2026000002", "--ground", "七").status == 0)
    #expect(try bureau.huiyin("erase", "NM2026000002", "--why", "本人申请").status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("show", "NM2026000002").output.contains("erased"))
    #expect(try bureau.huiyin("check").warnings.allSatisfy { !$0.contains("once more") })
    #expect(try bureau.huiyin("import", export, "--account", "奈曼政务").status == 0)
    #expect(try bureau.huiyin("list").lines.count == 2, "it is known, and comes to no new life")
  }

  private static let accountWithFolder = [
    (old: "# accounts:\n#   - name: 奈曼政务 ", new: "accounts:\n  - name: 奈曼政务\n# "),
    (old: "#     folder:   ", new: "    folder: {path: ../exports, poll: 1 second}\n#"),
  ]

  @Test func theDaemonIsHeldAsWellAndResumesBesideItself() throws {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let backup = try backUp(bureau)
    #expect(try bureau.huiyin("restore", backup).status == 0)
    let office = try RunningOffice(bureau)
    try office.wait(for: "held since ")
    try office.wait(for: "收件箱: server")
    let resumed = try bureau.huiyin("resume")
    #expect(resumed.status == 0 && resumed.output.contains("leaving now"), "\(resumed.errors)")
    try office.wait(for: "office  resumed")
    #expect(office.terminate().status == 0)
  }

  @Test func aBackupIsFoundByItsNameAlone() throws {
    let bureau = try Bureau.withLetter()
    let backups = bureau.directory + "/backups"
    #expect(try bureau.huiyin("backup", backups).status == 0)
    let name = try #require(try Files.names(in: backups).first { $0.hasPrefix("20") })
    try FileManager.default.moveItem(
      atPath: "\(backups)/\(name)", toPath: "\(bureau.directory)/backup-\(name)")
    let restored = try bureau.huiyin(
      "restore", "backup-\(name)", under: ["/usr/bin/env", "-C", bureau.directory])
    #expect(restored.status == 0, "\(restored.errors)")
  }

  @Test(arguments: [
    (["restore", "/nonexistent/backup"], "there is no backup"),
    (["restore", "NM2026000001"], "--why"),
    (["restore", "NM12"], "looks like NM2026000001"),
  ])
  func whatIsNoneIsRefused(arguments: [String], reason: String) throws {
    let bureau = try Bureau.withLetter()
    let answer = try bureau.huiyin(arguments)
    #expect(answer.status != 0 && answer.isInForm)
    #expect(answer.errors.joined().contains(reason), "\(answer.errors)")
  }

  @Test func aLedgerIsExportedAndImportedElsewhere() throws {
    let bureau = try Bureau.withLetter()
    let file = bureau.directory + "/ledger.jsonl"
    #expect(try bureau.huiyin("ledger", "export", file).status == 0)
    #expect(try bureau.huiyin("ledger", "export", file).status == 1, "what is there is not written over")
    let head = try bureau.huiyin("ledger", "verify").output
    #expect(try bureau.huiyin("ledger", "import", file).status == 1)
    try FileManager.default.moveItem(
      atPath: bureau.directory + "/state/ledger.sqlite", toPath: bureau.directory + "/away.sqlite")
    let imported = try bureau.huiyin("ledger", "import", file)
    #expect(imported.status == 0, "\(imported.errors)")
    let chain = try #require(head.split(separator: " ").last)
    #expect(imported.output.contains(chain), "\(imported.output)")
    #expect(try bureau.huiyin("ledger", "verify").status == 0)
    // What came since is not known to it: numbers are passed over, and nothing leaves.
    #expect(imported.output.contains("held: "))
    try bureau.write("导出以后的来信")
    #expect(try bureau.huiyin("once").status == 0)
    #expect(try bureau.huiyin("list").output.contains("NM2026001002"))
  }

  @Test func whoWasErasedIsErasedInAnImportedLedgerAsWell() throws {
    let bureau = try Bureau.withLetter()
    let file = bureau.directory + "/ledger.jsonl"
    #expect(try bureau.huiyin("ledger", "export", file).status == 0)
    let words = try bureau.huiyin("show", "NM2026000001").output
    let state = bureau.directory + "/state"
    let now = Int(Date().timeIntervalSince1970)
    let list = #"{"at":\#(now),"clerk":"王敏","letter":"NM2026000001","mails":[]}"#
    for name in try Files.names(in: state) where name.contains(".sqlite") {
      try FileManager.default.removeItem(atPath: "\(state)/\(name)")
    }
    try Files.write(list + "\n", to: state + "/erased.jsonl")
    let imported = try bureau.huiyin("ledger", "import", file)
    #expect(imported.status == 0, "\(imported.errors)")
    let shown = try bureau.huiyin("show", "NM2026000001").output
    #expect(shown != words && shown.contains("erased"), "\(shown)")
  }

  @Test func whatIsPublishedIsNoPlaceForBackupsAndExports() throws {
    let bureau = try Bureau.withLetter()
    for command in [["backup", bureau.site + "/backups"], ["ledger", "export", bureau.site + "/all.jsonl"]] {
      let answer = try bureau.huiyin(command)
      #expect(answer.status == 2 && answer.errors.joined().contains("which is published"), "\(answer.errors)")
    }
  }

  @Test func anAnchorFromOutsideIsComparedWithTheChain() throws {
    let bureau = try Bureau.withLetter()
    let head = try #require(
      try bureau.huiyin("ledger", "verify", "--json").object()["head"] as? [String: Any])
    let (sequence, hash) = (head["sequence"] as? Int ?? 0, head["hash"] as? String ?? "")
    #expect(try bureau.huiyin("ledger", "verify", "--anchor", "\(sequence):\(hash)").status == 0)
    let other = String(hash.reversed())
    let changed = try bureau.huiyin("ledger", "verify", "--anchor", "\(sequence):\(other)")
    #expect(
      changed.status == 1 && changed.complaints.first?.contains("another than was told outside") == true)
    let cut = try bureau.huiyin("ledger", "verify", "--anchor", "\(sequence + 5):\(hash)")
    #expect(cut.complaints.first?.contains("the ledger ends at \(sequence)") == true)
    #expect(try bureau.huiyin("ledger", "verify", "--anchor", "12").status == 2)
  }
}

extension Bureau {
  /// How many mails went out.
  fileprivate func sentCount() throws -> Int { try Files.names(in: directory + "/mail/outbox").count }
}
