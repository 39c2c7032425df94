import Foundation
import Lab
import Rehearsal
import Testing

/// `Docs/json.md` against what the commands print: scripts are written by that page.
struct KeyPageTests {
  /// What no small office prints: advice takes 200 decisions, a probe the signature of a leader, a folder of mails
  /// has no server that would reply.
  private static let rare: [String: Set<String>] = [
    "proposals": ["advice", "advice.confidence", "advice.share", "advice.share.right", "advice.share.total"],
    "unit probe": ["answeredAt", "reason", "detail"], "show": ["mails[].reply"],
    // Many authors, objections and a second month.
    "bulletin": [
      "topics[].letter", "topics[].authors", "topics[].units", "leftOut[].letter", "leftOut[].unit",
      "corrections[].from", "corrections[].through", "corrections[].unit", "corrections[].figure",
      "corrections[].before", "corrections[].after",
    ],
    // What was restored, what passes within a moment, the rules that a desk is asked about, certificates.
    "handover": [
      "others[].letter", "others[].title", "others[].stage", "hold.since", "hold.madeAt", "hold.ending",
      "rules[].keyword", "rules[].letter", "certificates[].whose",
      "certificates[].until",
    ],
    // What was erased, and the time that passes.
    "backup": ["holding[].backup", "holding[].letters"],
    // Other servers, and bulletins that name a letter; a sign-off whose mail is gone.
    "incident": [
      "copies[].target", "copies[].copy", "bulletins[].from", "bulletins[].through", "bulletins[].releasedAt",
    ],
    "archive": ["unproven[].letter", "unproven[].reason"],
    "bulletin objections": ["number", "unit", "letter", "at", "words", "answer"],
  ]

  @Test func everyKeyThatIsPrintedIsOnThePageAndEveryKeyOnThePageIsPrinted() throws {
    let page = try KeyPage(path: Repository.root + "/Docs/json.md")
    #expect(page.faults.isEmpty, "a key has a meaning and an example, once")
    let printed = try printed()
    #expect(Set(page.keys.keys) == Set(printed.keys))
    for (command, answers) in printed {
      let keys = AnswerKeys(of: answers).all
      let known = page.keys[command] ?? []
      #expect(keys.subtracting(known).sorted() == [], "huiyin \(command): not on the page")
      let seldom = Self.rare[command] ?? []
      #expect(known.subtracting(keys).subtracting(seldom).sorted() == [], "huiyin \(command): never printed")
    }
  }

  /// What every reading command answers, in several runs where one does not show all.
  private func printed() throws -> [String: [Any]] {
    let office = try SmallOffice()
    let folder = office.bureau.directory
    let (call, broken) = (try Self.mail(in: folder), folder + "/broken/huiyin.yaml")
    let (letters, judged, lessons) = try Self.letters(in: folder)
    try Files.write("office: {}\n", to: broken)
    let unreachable = try Bureau([Change.imapMailbox("网上咨询", port: 9)])
    try unreachable.writePassword()
    try Files.write("小区供热不足，还停水，老师违规补课。", to: folder + "/several.txt")
    try Files.write("我的电话13804751234", to: folder + "/personal.txt")
    let signed = try Self.judgements(in: folder)
    let (readyToGo, mailbox) = (
      try Bureau.withLetter(Change.everythingAutomatic), Change.imapMailbox("网上咨询", port: 9)
    )
    try readyToGo.edit(mailbox.old, mailbox.new)
    let report = try office.answer("report") as? [String: Any]
    let month = String((report?["from"] as? String ?? "").prefix(7))
    try Files.write("x", to: folder + "/site/strange.html")
    try Files.write("编号,答复,单位,答复时间,网址\n7,已修好。,旗住建局,2021-03-05,/a.html\n", to: folder + "/earlier.csv")
    _ = try office.bureau.huiyin("import", "--history", folder + "/earlier.csv")
    try Files.write(
      "rules:\n- {unit: 旗公安局, keyword: 违停, letter: \(office.letter), clerk: 乌日娜, day: 2026-11-24}\n",
      to: folder + "/state/learned.yaml")
    return [
      "todo": [try office.answer("todo")], "list": [try office.answer("list")],
      "show": try office.everyLetter.map { try office.answer("show", $0) },
      "attachments": [try office.answer("attachments", office.letter)],
      "held": [try office.answer("held")],
      "held show": try office.everyHeldMail.map { try office.answer("held", "show", $0) },
      "notices": [try office.answer("notices")], "calls": [try office.answer("calls")],
      "topics": [try office.answer("topics")], "proposals": [try office.answer("proposals")],
      "rules": [try office.answer("rules")], "desk": [try office.answer("desk")],
      "report": [
        try office.answer("report", "--by", "unit"), try office.answer("report", "--letters", "received"),
      ],
      "report register": [try office.answer("report", "register")],
      "report scores": [try office.answer("report", "scores")],
      "bulletin": [try office.answer("bulletin", "--month", month)],
      "bulletin objections": [try office.answer("bulletin", "objections")],
      "report self-check": [try office.answer("report", "self-check")],
      "inspect": [try office.answer("inspect")],
      "site moved": [try office.answer("site", "moved")],
      "site verify": [try office.answer("site", "verify")], "site upload": try Self.uploads(),
      "report annual": [try office.answer("report", "annual")],
      "duty": [try office.answer("duty", "--days", "1")],
      "unit probe": [try office.answer("unit", "probe", "旗住建局", "--result")],
      "deadline": [try office.answer("deadline", "2026-09-30")],
      "backup": [try office.answer("backup", folder + "/backups")],
      "archive": [
        try office.answer("archive", "--year", month.prefix(4).description, folder + "/archive")
      ],
      "incident": try office.everyLetter.map {
        try office.answer("incident", $0, "--report", "--backups", folder + "/backups")
      },
      "ledger verify": [try office.answer("ledger", "verify")],
      "check": [
        try office.answer("check"), try unreachable.huiyin("check", "--live", "--json").json(),
        try huiyin("check", "--config", broken, "--json").json(),
      ],
      "doctor": [try office.answer("doctor", "--no-probe", "--resolver", try ScriptedNames().address)],
      "handover": [try office.answer("handover"), try readyToGo.huiyin("handover", "--json").json()],
      "mail show": [try huiyin("mail", "show", call, "--json").json()],
      "verify": signed,
      "classify": [try office.answer("classify", folder + "/several.txt")],
      "redact": [try huiyin("redact", folder + "/personal.txt", "--json").json()],
      "evaluate": [try huiyin("evaluate", lessons, "--folds", "fold", "--json").json()],
      "duplicates": [try huiyin("duplicates", letters, "--judged", judged, "--json").json()],
    ]
  }

  private static func mail(in folder: String) throws -> String {
    let text = """
      From: =?UTF-8?B?5p2O5qKF?= <limei@citizens.example>
      To: liuyan@naiman.example
      Subject: x
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/plain; charset=utf-8

      认领
      --b
      Content-Type: image/jpeg; name="scan.jpg"
      Content-Transfer-Encoding: base64

      YWJj
      --b--
      """
    try Files.write(text, to: folder + "/mail.eml")
    return folder + "/mail.eml"
  }

  /// Letters to be compared, judged pairs of them, and letters to learn from.
  private static func letters(in folder: String) throws -> (letters: String, judged: String, lessons: String)
  {
    let paths = (folder + "/letters.jsonl", folder + "/judged.tsv", folder + "/lessons.jsonl")
    try Files.write(
      """
      {"id": 1, "title": "供热", "text": "小区暖气不热，请尽快解决。", "author": "a"}
      {"id": 2, "title": "供热", "text": "小区暖气不热，请尽快解决！", "author": "b"}
      """ + "\n", to: paths.0)
    try Files.write("1\t2\t1.00\tyes\n", to: paths.1)
    let lessons = (0..<40).flatMap { number in
      [("旗住建局", "小区暖气不热，第\(number)次反映"), ("旗教体局", "老师违规补课，家长第\(number)次反映")].map {
        #"{"title": "", "text": "\#($1)", "label": "\#($0)", "fold": \#(number % 2)}"#
      }
    }
    try Files.write(lessons.joined(separator: "\n") + "\n", to: paths.2)
    return paths
  }

  /// A mail that a leader signed, judged as it is and with another text; and one that somebody signed who is none.
  private static func judgements(in folder: String) throws -> [Any] {
    let bureau = try Bureau([
      ("# authorities: [ca.pem]", "authorities: [../ca/ca.pem]"),
      ("# revocation-lists: [ca.crl]", "revocation-lists: [../ca/crl.pem]"),
    ])
    let (script, ca) = (Repository.root + "/Scripts/ca.sh", bureau.directory + "/ca")
    try Command.run("/bin/bash", [script, "init", ca])
    let date = String(decoding: try Command.run("/usr/bin/env", ["LC_ALL=C", "date", "-R"]), as: UTF8.self)
    func signed(by person: String) throws -> String {
      try Command.run("/bin/bash", [script, "leader", ca, "高海峰", person])
      let mail =
        "From: \(person)\r\nTo: liuyan@naiman.example\r\nSubject: NM2026000001\r\n"
        + "Date: \(date.trimmingCharacters(in: .newlines))\r\nMessage-ID: <1@naiman.example>\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\n\r\n已修复。\r\n"
      return String(
        decoding: try Command.run("/bin/bash", [script, "sign", ca, person], input: Array(mail.utf8)),
        as: UTF8.self)
    }
    let leaders = try signed(by: "zjj-ld@naiman.example")
    let units = folder + "/signers.yaml"
    try Files.write(
      """
      units:
        - name: 旗住建局
          full-name: 旗住房和城乡建设局
          sign-off: smime
          officers: [{name: 乙, address: yi@naiman.example}]
          leaders: [{name: 高海峰, address: zjj-ld@naiman.example, certificates: [\(ca)/zjj-ld@naiman.example.pem]}]

      """, to: units)
    let others = try signed(by: "somebody@naiman.example")
    return try [leaders, leaders.replacing("已修复", with: "未修复"), others].map { text in
      try Files.write(text, to: folder + "/signed.eml")
      return try bureau.huiyin("verify", folder + "/signed.eml", "--units", units, "--json").json()
    }
  }

  /// To a server that is not there.
  private static func uploads() throws -> [Any] {
    let place = "  publish-to: [{type: webdav, host: 127.0.0.1, port: 9, security: none, folder: /}]\n"
    let bureau = try Bureau([("  # publish-to:  ", place + "  # publish-to:  ")])
    try bureau.write()
    try bureau.huiyin("once")
    return [
      try bureau.huiyin("site", "upload", "--dry-run", "--json").json(),
      try bureau.huiyin("site", "upload", "--json").json(),
    ]
  }
}

extension SmallOffice {
  fileprivate var everyLetter: [String] {
    get throws { try bureau.huiyin("list", "--json").list().compactMap { $0["letter"] as? String } }
  }

  fileprivate var everyHeldMail: [String] {
    get throws {
      try bureau.huiyin("held", "--json").list().compactMap { $0["number"] as? Int }.map(String.init)
    }
  }
}
