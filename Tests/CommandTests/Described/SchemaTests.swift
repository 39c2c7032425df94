import Foundation
import Rehearsal
import Settings
import Testing

@testable import huiyin

/// What editors and readers of the manual are told, beside what the reader of the files knows.
struct SchemaTests {
  private static let config = Repository.root + "/Config"
  private static let python = "/usr/bin/python3"
  /// Nil where there is a validator that is not ours.
  private static let obstacle: String? = {
    let isThere = (try? Command.run(python, ["-c", "import jsonschema, yaml"])) != nil
    return isThere ? nil : "no python3-jsonschema"
  }()

  /// Every document with what explains it.
  private static let documents: [(document: Document, explanations: Explanations)] = Document.allCases
    .compactMap {
      document in
      (try? document.explanations(in: document.shipped(in: config))).map { (document, $0) }
    }

  /// The properties of a schema, and what stands in them.
  private static func paths(of schema: JSONValue) -> Set<[String]> {
    guard case .object(let schema) = schema else { return [] }
    var paths: Set<[String]> = []
    if case .object(let properties)? = schema["properties"] {
      for (name, inner) in properties {
        paths.formUnion([[name]] + Self.paths(of: inner).map { [name] + $0 })
      }
    }
    if let items = schema["items"] { paths.formUnion(Self.paths(of: items)) }
    if case .list(let kinds)? = schema["anyOf"] {
      for kind in kinds { paths.formUnion(Self.paths(of: kind)) }
    }
    return paths
  }

  @Test func everyKeyThatTheReaderKnowsStandsInTheSchemaInTheManualAndInTheShippedFiles() throws {
    #expect(Self.documents.count == Document.allCases.count)
    let manual = ConfigurationManual(documents: Self.documents).page()
    var count = 0
    for (document, explanations) in Self.documents {
      let known = document.outline.paths.map(\.path)
      count += known.count
      #expect(Self.paths(of: JSONSchema(document: document, explanations: nil).value()) == Set(known))
      for path in known {
        #expect(manual.contains("\\fB\(path.last ?? "")".replacing("-", with: "\\-")), "\(document): \(path)")
        // A key may be explained where it stands first, as those of servers.
        let isExplained = explanations[path] != nil || explanations[path.dropLast()] != nil
        #expect(isExplained, "\(document): \(path) is not documented")
      }
    }
    #expect(count > 300)
  }

  /// HUIYIN_RECORD=1 writes them anew.
  @Test(arguments: Document.allCases.map(\.rawValue) + ["part"])
  func theShippedSchemaIsWhatTheReaderSays(name: String) throws {
    let isPart = name == "part"
    let (document, explanations) = try #require(
      Self.documents.first { $0.document.rawValue == (isPart ? "huiyin" : name) })
    let schema = JSONSchema(document: document, explanations: explanations)
    let text = try JSON.text(schema.value(isPart: isPart)) + "\n"
    let path = Self.config + "/schema/\(name).json"
    if ProcessInfo.processInfo.environment["HUIYIN_RECORD"] == "1" { try Files.write(text, to: path) }
    #expect(String(decoding: try Files.read(path), as: UTF8.self) == text)
  }

  /// The reader of a real configuration asks for no key that the outline does not have.
  @Test func theOutlineKnowsWhatTheReaderAsksFor() {
    let outline = Document.huiyin.outline
    for path in [
      ["office", "address-tokens"], ["mailboxes", "status", "host-key"],
      ["mailboxes", "channel", "new-media"],
      ["mailboxes", "folders"], ["accounts", "folder", "key-file"],
      ["courier", "audit", "mailbox", "folder"],
      ["site", "publish-to", "path-style"], ["policy", "extensions", "approver"],
      ["chasing", "levels", "tells"],
      ["include"], ["signatures", "next-office-key-file"], ["control", "group"], ["clocks", "urgent"],
    ] {
      #expect(outline.paths.contains { $0.path == path }, "\(path)")
    }
    #expect(outline.keys.filter(\.isRequired).map(\.name) == ["office", "desks"])
    let units = Document.units.outline
    guard case .sections(let unit)? = units["units"]?.kind else {
      Issue.record("units: is no list")
      return
    }
    #expect(unit.keys.filter(\.isRequired).map(\.name) == ["name", "full-name"], "a desk has no officers")
  }

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")")) func whatIsShippedAndWhatTheDemoWritesIsValid()
    throws
  {
    let place = FileManager.default.temporaryDirectory.path + "/huiyin-schema-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: place) }  // a leftover harms nobody
    let premises = try Premises(in: place + "/office", lab: nil)
    let demo = URL(fileURLWithPath: premises.configurationFile).deletingLastPathComponent().path
    let good = Repository.root + "/Tests/SettingsTests/Good"
    for document in Document.allCases {
      let schema = place + "/\(document).json"
      try Files.write(
        try Answer(of: [program, "schema", document.rawValue, "--words", document.shipped(in: Self.config)])
          .output, to: schema)
      let files = [Self.config, demo, good].flatMap { folder in
        document == .calendar
          ? ((try? Files.names(in: folder + "/calendar")) ?? []).filter {
            $0.hasSuffix(".yaml") && !$0.contains("local")
          }
          .map { folder + "/calendar/" + $0 }
          : [folder + "/\(document).yaml"]
      }.filter { FileManager.default.fileExists(atPath: $0) }
      #expect(!files.isEmpty)
      let answer = try Answer(of: [Self.python, Repository.root + "/Scripts/schema.py", schema] + files)
      #expect(answer.status == 0, "\(answer.output) \(answer.errors)")
    }
  }

  @Test(
    .enabled(if: obstacle == nil, "\(obstacle ?? "")"),
    arguments: [
      ("  telephone:", "  telefone:"), ("  prefix: NM", "  prefix: nm"),
      ("# certainty: 0.8", "certainty: 80"),
      ("  type: folder ", "  type: smpt "), ("    # poll: 60 seconds", "    poll: 60"),
      ("    # path: ../mail/inbox", "    host: imap.naiman.example"), ("# hot-topic: 3", "hot-topic: three"),
    ]) func whatTheReaderWouldRefuseAnEditorShows(old: String, new: String) throws
  {
    let bureau = try Bureau([(old, new)])
    let schema = bureau.directory + "/huiyin.json"
    try Files.write(try Answer(of: [program, "schema"]).output, to: schema)
    let answer = try Answer(of: [
      Self.python, Repository.root + "/Scripts/schema.py", schema, bureau.configuration,
    ])
    #expect(answer.status == 1 && answer.lines.count >= 1, "\(answer.output) \(answer.errors)")
    #expect(try bureau.huiyin("check", "--quiet").status == 2)
  }

  @Test(.enabled(if: obstacle == nil, "\(obstacle ?? "")")) func aFileThatIsIncludedMayLeaveOutTheRest()
    throws
  {
    let bureau = try Bureau()
    let (whole, part) = (bureau.directory + "/huiyin.json", bureau.directory + "/part.json")
    try Files.write(try Answer(of: [program, "schema"]).output, to: whole)
    try Files.write(try Answer(of: [program, "schema", "part"]).output, to: part)
    let file = bureau.directory + "/config/more.yaml"
    try Files.write("policy:\n  certainty: 0.7\noffice: {short-name: 中心}\n", to: file)
    func judge(_ schema: String) throws -> Int32 {
      try Answer(of: [Self.python, Repository.root + "/Scripts/schema.py", schema, file]).status
    }
    #expect(try judge(part) == 0 && judge(whole) == 1)
    try Files.write("include: [other.yaml]\n", to: file)
    #expect(try judge(whole) == 0)
  }

  @Test(arguments: ["huiyin", "huiyin.yaml"]) func aPageOfTheManualCanBeRead(name: String) throws {
    let page = FileManager.default.temporaryDirectory.path + "/huiyin-manual-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: page) }  // a leftover harms nobody
    let answer = try huiyin("manual", name)
    #expect(answer.status == 0 && answer.output.hasPrefix(".\\\""))
    for words in name == "huiyin"
      ? ["huiyin assign", "--lead", "SIGHUP"] : ["cut-off:", "host-key:", "sub-units:"]
    {
      #expect(answer.output.contains(words.replacing("-", with: "\\-")), "\(words)")
    }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/man") else { return }
    try Files.write(answer.output, to: page)
    let shown = try Answer(
      of: [
        "/usr/bin/env", "LC_ALL=C.UTF-8", "MANWIDTH=100", "man", "--warnings=w", "-E", "UTF-8", "-l", page,
      ])
    #expect(shown.status == 0 && shown.output.contains("SEE ALSO"))
    #expect(
      shown.errors.allSatisfy { $0.contains("cannot adjust") || $0.contains("can't break") },
      "\(shown.errors.prefix(3))")
  }

  /// As the documents say: the same that the manual has.
  @Test func whereNoFileIsNamedTheShippedOneExplainsTheKeys() throws {
    for document in Document.allCases {
      let named = try huiyin("schema", document.rawValue, "--words", document.shipped(in: Self.config))
      #expect(
        try huiyin("schema", document.rawValue).output == named.output && named.output.contains("description")
      )
    }
  }

  @Test func thereIsNoSchemaOfAnythingElse() throws {
    let answer = try huiyin("schema", "units.yaml")
    #expect(answer.status == 2 && answer.complaints == ["there is no schema of \"units.yaml\""])
  }
}
