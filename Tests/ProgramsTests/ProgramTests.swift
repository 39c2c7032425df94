import Foundation
import Programs
import Testing

/// Real programs of this machine.
@Suite struct ProgramTests {
  private func shell(_ script: String, time: Duration = .seconds(20), output: Int = 64 << 10) -> Program {
    Program(["/bin/sh", "-c", script], timeLimit: time, outputLimit: output)
  }

  @Test func itReadsWhatItIsToldAndEndsWithItsStatus() {
    #expect(shell("read word; test \"$word\" = 特急").run(input: Array("特急\n".utf8)).end == .exited(0))
    #expect(shell("exit 3").run(input: []).end == .exited(3))
    #expect(shell("kill -TERM $$").run(input: []).end == .died(signal: SIGTERM))
  }

  @Test func oneThatDoesNotReadIsNotWaitedFor() {
    #expect(shell("exit 0").run(input: [UInt8](repeating: 120, count: 60_000)).end == .exited(0))
  }

  @Test func itsFirstLineIsHeardWithoutWhatATerminalWouldObey() {
    #expect(shell("printf 'no\\033[31m credit\\nmore'; exit 1").run(input: []).said == "no[31m credit")
  }

  @Test func itGetsItsOwnEnvironmentAndNoneOfOurFiles() throws {
    let held = try #require(FileHandle(forReadingAtPath: "/dev/zero"))
    // Inherited unless somebody closes it.
    _ = fcntl(held.fileDescriptor, F_SETFD, 0)
    #expect(shell("test -z \"$HOME$USER\" && test \"$(pwd)\" = /").run(input: []).end == .exited(0))
    let script = "test ! -e /proc/self/fd/\(held.fileDescriptor) || test \(held.fileDescriptor) -lt 3"
    #expect(shell(script).run(input: []).end == .exited(0))
  }

  @Test func itIsKilledWithItsChildrenWhenItTakesTooLong() throws {
    let mark = FileManager.default.temporaryDirectory.path + "/huiyin-program-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: mark) }
    let script = "sleep 600 & echo $! > \(mark); wait"
    #expect(shell(script, time: .milliseconds(500)).run(input: []).end == .tookTooLong)
    let child = try #require(
      pid_t(try String(contentsOfFile: mark, encoding: .utf8).split(separator: "\n")[0]))
    // A killed process may take a moment to go.
    for _ in 0..<500 where isAlive(child) { usleep(10_000) }
    #expect(!isAlive(child))
  }

  /// Killed, though perhaps nobody has fetched its status yet.
  private func isAlive(_ process: pid_t) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !status.contains(") Z ") && !status.contains(") X ")
  }

  @Test func itIsKilledWhenItSaysTooMuch() {
    #expect(shell("yes", output: 10_000).run(input: []).end == .saidTooMuch)
  }

  @Test func oneThatIsNotThereDoesNotStart() {
    let reason = Program(["/nowhere/alert"]).run(input: []).end
    #expect(reason == .notStarted(reason: "No such file or directory"))
    #expect(Program(["alert"]).run(input: []).end == .notStarted(reason: "no absolute path"))
    #expect(Program([]).run(input: []).end == .notStarted(reason: "no absolute path"))
  }

  @Test func itReadsDocumentsThatLieNowhere() {
    let documents = ["水务", "局", ""].map { Array($0.utf8) }
    let paths = documents.indices.map(Program.path(ofDocument:))
    let (end, output) = Program(["/bin/cat"] + paths).output(reading: documents)
    #expect(end == .exited(0))
    #expect(output == Array("水务局".utf8))
  }

  @Test func aLargeDocumentIsReadWholeAndAllThatIsSaidIsKept() {
    let document = [UInt8](repeating: 0x61, count: 1 << 20)
    let (end, output) = Program(["/bin/cat", Program.path(ofDocument: 0)], outputLimit: 2 << 20)
      .output(reading: [document])
    #expect(end == .exited(0))
    #expect(output == document)
    let brief = Program(["/bin/cat", Program.path(ofDocument: 0)])
    #expect(brief.output(reading: [document]).end == .saidTooMuch)
  }

  @Test func complaintsAreNoOutput() {
    let (end, output) = shell("echo no >&2; echo yes; exit 2").output(reading: [])
    #expect(end == .exited(2))
    #expect(output == Array("yes\n".utf8))
  }
}
