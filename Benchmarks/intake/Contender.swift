import Foundation
import Lab

/// How one run went.
struct Run {
  let seconds: Double
  /// Of the process, in bytes.
  let peak: Int
}

struct Trouble: Error, CustomStringConvertible {
  let description: String
}

/// Who takes the mails, each as a process of its own with an empty folder.
enum Contender {
  static func huiyin(_ port: UInt16, _ lab: Lab, _ account: Lab.Account, _ mails: Int) throws -> Run {
    try inFolder { folder in
      let output = try run(
        CommandLine.arguments[0],
        ["pull", "\(port)", account.address, account.password, lab.authorities, "\(mails)"], folder)
      // What making an office takes, before it looks into its mailbox, is no part of it.
      let words = output.text.split(separator: " ").compactMap { Double($0) }
      guard words.count == 1 else { throw Trouble(description: output.text) }
      return Run(seconds: words[0], peak: output.peak)
    }
  }

  static func mbsync(_ port: UInt16, _ lab: Lab, _ account: Lab.Account, _ mails: Int) throws -> Run {
    try inFolder { folder in
      try Data(
        """
        FSync yes
        IMAPAccount lab
        Host localhost
        Port \(port)
        User \(account.address)
        Pass \(account.password)
        SSLType IMAPS
        CertificateFile \(lab.authorities)

        IMAPStore far
        Account lab

        MaildirStore near
        Path \(folder)/mail/
        Inbox \(folder)/mail/INBOX

        Channel bench
        Far :far:
        Near :near:
        Patterns INBOX
        Sync Pull
        Create Near
        SyncState *

        """.utf8
      ).write(to: URL(fileURLWithPath: folder + "/mbsyncrc"))
      try FileManager.default.createDirectory(atPath: folder + "/mail", withIntermediateDirectories: true)
      let output = try run("/usr/bin/mbsync", ["-q", "-c", folder + "/mbsyncrc", "bench"], folder)
      let count = ["new", "cur"].reduce(0) { sum, name in
        // None where there is no such folder.
        sum
          + ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/mail/INBOX/\(name)").count) ?? 0)
      }
      guard count == mails else { throw Trouble(description: "mbsync took \(count): \(output.text)") }
      return Run(seconds: output.seconds, peak: output.peak)
    }
  }

  private static func inFolder(_ work: (String) throws -> Run) throws -> Run {
    let folder = FileManager.default.temporaryDirectory.path + "/huiyin-bench-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // A leftover in the temporary folder harms nobody.
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try work(folder)
  }

  private static func run(
    _ program: String, _ arguments: [String], _ folder: String
  ) throws -> (text: String, seconds: Double, peak: Int) {
    let process = Process()
    // GNU time is not everywhere; the kernel's own account of the child is read while it is a zombie.
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    let watch = PeakWatch()
    let start = ContinuousClock.now
    try process.run()
    watch.follow(process.processIdentifier)
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let seconds = start.duration(to: .now) / .seconds(1)
    guard process.terminationStatus == 0 else { throw Trouble(description: "\(program): \(text)") }
    return (text.trimmingCharacters(in: .newlines), seconds, watch.peak)
  }
}
