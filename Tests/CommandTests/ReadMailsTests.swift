import Foundation
import Rehearsal
import Testing

/// `huiyin read-mails`, which the daemon lets die over a mail.
struct ReadMailsTests {
  private let letter = Array("From: li@citizens.example\r\nSubject: x\r\n\r\n室内只有12度。\r\n".utf8)

  /// A scan of 7.5 MB.
  private let scan =
    Array(
      """
      From: a@b.example\r
      Content-Type: application/pdf; name=a.pdf\r
      Content-Disposition: attachment\r
      Content-Transfer-Encoding: base64\r
      \r
      JVBERi0x
      """.utf8)
    + [UInt8](repeating: UInt8(ascii: "A"), count: 10 << 20)

  @Test func itLivesOverOrdinaryMails() throws {
    let bureau = try Bureau()
    #expect(try read([letter, scan], bureau) == 0)
  }

  @Test func itDiesOverWhatNeedsTooMuchTime() throws {
    let bureau = try Bureau()
    // As many as one second of processor time is never enough for.
    #expect(try read([letter] + [[UInt8]](repeating: scan, count: 60), bureau, seconds: 1) == SIGKILL)
  }

  @Test func itDiesOverWhatNeedsTooMuchMemory() throws {
    let bureau = try Bureau()
    #expect(try read([scan], bureau, megabytes: 64) == 0)
    #expect([SIGABRT, SIGILL, SIGTRAP, SIGSEGV].contains(try read([letter, scan], bureau, megabytes: 2)))
  }

  private func read(_ mails: [[UInt8]], _ bureau: Bureau, seconds: Int = 60, megabytes: Int = 512) throws
    -> Int32
  {
    let input = mails.reduce(into: Data()) { data, mail in
      data += withUnsafeBytes(of: UInt64(mail.count).bigEndian) { Data($0) } + Data(mail)
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      "read-mails", "--config", bureau.configuration, "--time", "\(seconds)", "--memory",
      "\(megabytes << 20)",
    ]
    process.environment = ["SWIFT_BACKTRACE": "enable=no"]
    process.standardInput = pipe
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    try? pipe.fileHandleForWriting.write(contentsOf: input)  // it may be dead by then
    try? pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    return process.terminationStatus
  }
}
