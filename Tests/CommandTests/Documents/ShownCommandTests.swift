import Rehearsal
import Testing

/// Every command that a document shows can be given: where it stands whole (in a block of `sh` or `console`) it is run, where
/// it is only named, its name and its options are held against the program's help.
struct ShownCommandTests {
  /// Shown whole and yet not run, and why.
  private static let parsedOnly = ["run": "it does not end by itself"]

  /// What an office that is a minute old has to refuse, with words of the complaint; "" where it has none or any.
  private static let refusals = [
    // Nobody has asked anything about that letter.
    "answer": "",
    // The mail that is shown has no signature.
    "verify": "",
    // An office without answers of the last months fails some points of the list.
    "inspect": "",
    // Nothing runs there, and nobody made a backup.
    "doctor": "",
    // Nobody supervises, and no month is over.
    "bulletin release": "is not the supervisor", "bulletin recheck": "was released",
    // Taken down first, and signed off first.
    "erase": "does not fit a letter at stage", "withhold": "does not fit a letter at stage",
    // Another web server would be the network.
    "site upload": "published nowhere else",
  ]

  @Test func whatIsShownWholeIsRun() throws {
    let (help, office) = (CommandHelp(), try ShownOffice())
    var count = 0
    for place in try MarkdownFile.all().flatMap({ $0.lines(in: ["sh", "console"]) }) {
      guard let command = ShownCommand(in: place.text) else { continue }
      count += 1
      let path = try help.path(in: command.words)
      // `huiyin help` and `huiyin --version` have no path of their own.
      guard !path.isEmpty || ["help", "--help", "--version"].contains(command.words.first) else {
        Issue.record("no such command: \(place)")
        continue
      }
      let name = path.joined(separator: " ")
      guard Self.parsedOnly[name] == nil else { continue }
      let answer = try office.answer(to: command, named: path, knowing: help.options(of: path))
      #expect(answer.isInForm, "\(place)\n\(answer.errors)")
      guard answer.status != 0 else { continue }
      let isExpected = Self.refusals[name].map { reason in
        reason.isEmpty || answer.complaints.contains { $0.contains(reason) }
      }
      #expect(answer.status == 1 && isExpected == true, "\(place)\n\(answer.status) \(answer.errors)")
    }
    #expect(count > 40)
  }

  @Test func whatIsNamedExistsWithItsOptions() throws {
    let help = CommandHelp()
    var count = 0
    for document in try MarkdownFile.all() where !document.isHistory {
      for command in (document.lines(in: [""]) + document.code).flatMap({ MentionedCommand.all(in: $0) }) {
        try check(command, help)
        count += 1
      }
    }
    #expect(count > 100)
  }

  private func check(_ command: MentionedCommand, _ help: CommandHelp) throws {
    let (place, words) = (command.place, command.words)
    let path = try help.path(in: words)
    guard !path.isEmpty else {
      return #expect(["help", "--help", "--version"].contains(words.first), "no such command: \(place)")
    }
    var options = try help.options(of: path)
    for (mark, word) in zip(words, words.dropFirst()) where ["/", "|"].contains(mark) {
      guard CommandHelp.isName(word) else { continue }
      let other = Array(path.dropLast()) + [word]
      #expect(try help.text(of: other) != nil, "no such command, \(word): \(place)")
      options.formUnion(try help.options(of: other))
    }
    for word in words where word.hasPrefix("--") {
      let option = String(word.prefix { $0 == "-" || ($0.isASCII && $0.isLetter) })
      #expect(options.contains(option), "no such option, \(option): \(place)")
    }
  }
}
