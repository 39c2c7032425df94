import Foundation
import Rehearsal
import Testing

/// `huiyin read-mails`, which the daemon lets die over a mail.
struct ReadMailsTests {
  @Test func itLivesOverAnOrdinaryMailAndDiesOverOneThatNeedsTooMuch() throws {
    let bureau = try Bureau()
    let letter = Array("From: li@citizens.example\r\nSubject: x\r\n\r\n室内只有12度。\r\n".utf8)
    let photos =
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
    #expect(try read([letter, letter], bureau, seconds: 1) == 0)
    #expect(try read([letter, photos], bureau, seconds: 60) == 0)
    // A second of processor time is not enough for so many of them.
    #expect(try read([letter] + [[UInt8]](repeating: photos, count: 12), bureau, seconds: 1) == SIGKILL)
  }

  private func read(_ mails: [[UInt8]], _ bureau: Bureau, seconds: Int) throws -> Int32 {
    let input = mails.reduce(into: Data()) { data, mail in
      data += withUnsafeBytes(of: UInt64(mail.count).bigEndian) { Data($0) } + Data(mail)
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      "read-mails", "--config", bureau.configuration, "--time", "\(seconds)", "--memory", "536870912",
    ]
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
