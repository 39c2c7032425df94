import Foundation
import Testing

/// What a command line that cannot be used leads to: exit status 2, what is wrong, and how it is used.
struct UsageTests {
  struct Misuse: CustomTestStringConvertible {
    let arguments: [String]
    let complaint: String
    var testDescription: String { arguments.joined(separator: " ") }

    init(_ arguments: String..., complaint: String) {
      self.arguments = arguments
      self.complaint = complaint
    }
  }

  static let misuses = [
    Misuse("bogus", complaint: "unexpected argument 'bogus'"),
    Misuse("--bogus", complaint: "unknown option '--bogus'"),
    Misuse("list", "--bogus", complaint: "unknown option '--bogus'"),
    Misuse("verify", complaint: "missing expected argument '<file>'"),
    Misuse("show", complaint: "missing expected argument '<letter>'"),
    Misuse(
      "assign", "NM1", "--lead", "旗住建局",
      complaint: "the value 'NM1' is invalid for '<letter>': a letter's number looks like NM2026000001"),
    Misuse("list", "--stage", "lost", complaint: "the value 'lost' is invalid for '--stage <stage>'. "),
    Misuse("assign", "NM2026000001", complaint: "missing expected argument '--lead <lead>'"),
    Misuse(
      "decline", "NM2026000001", "--ground", "九",
      complaint: "the value '九' is invalid for '--ground <ground>': a ground of article 7 is 一 … 八 or 1 … 8"),
    Misuse("verify", "a.eml", "--at", "soon", complaint: "the value 'soon' is invalid for '--at <at>': "),
    Misuse("site", "bogus", complaint: "unexpected argument 'bogus'"),
  ]

  @Test(arguments: misuses) func misuseIsSaidInOneLineAndHintedAt(misuse: Misuse) throws {
    let answer = try Answer(of: [program] + misuse.arguments)
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.count == 2 && answer.isInForm, "\(answer.errors)")
    #expect(answer.complaints.first?.hasPrefix(misuse.complaint) == true, "\(answer.errors)")
    #expect(answer.hints.first?.hasPrefix("usage: huiyin") == true, "\(answer.errors)")
  }

  @Test(arguments: [["--help"], ["help", "show"], ["show", "--help"], [], ["--version"]])
  func helpAndVersionAreAnswers(arguments: [String]) throws {
    let answer = try Answer(of: [program] + arguments)
    #expect(answer.status == 0)
    #expect(answer.errors.isEmpty)
    #expect(!answer.output.isEmpty)
  }

  @Test func theHelpDocumentsTheExitStatus() throws {
    let help = try huiyin("--help").output
    #expect(help.contains("Exit status: 0 done, 1 what was asked failed, 2 wrong usage"))
  }

  @Test func aConfigurationThatIsNotThereIsNamed() throws {
    let answer = try huiyin("list", "--config", "/nonexistent/huiyin.yaml")
    #expect(answer.status == 2)
    #expect(answer.complaints.count == 1)
    #expect(answer.complaints[0].contains("/nonexistent/huiyin.yaml: no such file or directory"))
  }

  @Test func anAnswerThatCannotBeWrittenIsNoAnswer() throws {
    let bureau = try Bureau()
    let command = "\(program) check --quiet --json --config \(bureau.configuration) > /dev/full"
    let answer = try Answer(of: ["/bin/sh", "-c", command])
    #expect(answer.status == 1)
    #expect(answer.complaints == ["standard output: No space left on device"])
  }

  @Test func aReaderThatGoesAwayIsNoFailure() throws {
    let bureau = try Bureau()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["check", "--config", bureau.configuration]
    let output = Pipe()
    try output.fileHandleForReading.close()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }
}
