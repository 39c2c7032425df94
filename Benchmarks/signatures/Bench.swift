import Foundation
import Mail
import Signatures

/// What it takes to judge a signed mail, from its bytes to the verdict: `make bench-signatures`. Then the signatures
/// that are made to hurt and the largest mails that are read: each within 2 s of CPU and 256 MB.
@main
struct SignatureBench {
  private static let mails = 2000

  static func main() throws {
    if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "--judge" {
      return try judge(CommandLine.arguments[2], by: CommandLine.arguments[3])
    }
    let directory = FileManager.default.temporaryDirectory.path + "/bench-signatures-\(getpid())"
    defer { try? FileManager.default.removeItem(atPath: directory) }  // a leftover harms nobody
    var isGood = true
    let offices = try [
      ("RSA", "-algorithm RSA -pkeyopt rsa_keygen_bits:2048"),
      ("P-256", "-algorithm EC -pkeyopt ec_paramgen_curve:P-256"), ("SM2", "-algorithm SM2"),
      ("Ed25519", "-algorithm ED25519"),
    ].map { try TrialOffice($0, key: $1, in: directory) }
    for office in offices {
      for office in try [office, office.covered].compactMap(\.self) { isGood = try measure(office) && isGood }
    }
    let certificate = try der(of: directory + "/P-256/" + TrialOffice.address + ".pem")
    for bomb in SignatureBomb.all(certificate) {
      isGood =
        try judge(bomb.name, SignatureBomb.mail(bomb.der), accepting: false, in: directory) && isGood
    }
    for mail in try LargestMail.all(in: directory + "/P-256") {
      isGood = try judge(mail.name, mail.bytes, accepting: mail.isGenuine, in: directory) && isGood
    }
    if !isGood { exit(1) }
  }

  private static func measure(_ office: TrialOffice) throws -> Bool {
    let begin = rusage.spent
    var valid = 0
    for _ in 0..<mails {
      if try office.policy.verdict(on: Message(parsing: office.mail)).signer != nil { valid += 1 }
    }
    let each = Double(rusage.spent - begin) / Double(mails)
    print("\(office.name)\t\(String(format: "%.2f", each)) ms of CPU a mail, \(valid) of \(mails) valid")
    return valid == mails && each <= 2
  }

  /// In a child of its own, so that its memory is its own: this program once more, with 2 seconds of CPU.
  /// A mail that is not read at all says nothing of what judging takes, and fails.
  private static func judge(
    _ name: String, _ mail: [UInt8], accepting isGenuine: Bool, in directory: String
  ) throws -> Bool {
    let file = directory + "/bomb.eml"
    try Data(mail).write(to: URL(filePath: file))
    let child = Process()
    child.executableURL = URL(filePath: "/bin/sh")
    child.arguments = [
      "-c", "ulimit -t 2 && exec \"$0\" --judge \"$1\" \"$2\"", CommandLine.arguments[0], file,
      directory + "/P-256",
    ]
    let output = Pipe()
    child.standardOutput = output
    try child.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    child.waitUntilExit()
    let words = String(decoding: said, as: UTF8.self).split(separator: "\t")
    let isGood =
      words.count == 3 && words[0] != unread && (words[0] == valid) == isGenuine
      && Int(words[2]).map { $0 <= 256 } == true
    let cost = words.count == 3 ? "\(words[0]), \(words[1]) ms, \(words[2]) MB" : "died"
    print("\(isGood ? "" : "FAILED: ")\(name), \(mail.count >> 10) KiB: \(cost)")
    return isGood
  }

  private static let (valid, unread) = ("valid", "not a mail")

  /// What the child says: the verdict, milliseconds of CPU, and megabytes at most.
  private static func judge(_ file: String, by office: String) throws {
    let policy = try TrialOffice.policy(in: office)
    let mail = try TrialOffice.read(file)
    let before = rusage.spent
    let verdict = try? policy.verdict(on: Message(parsing: mail))
    let spent = rusage.spent - before
    let said = verdict?.signer != nil ? valid : verdict?.reason?.rawValue ?? verdict.map { "\($0)" } ?? unread
    print("\(said)\t\(spent)\t\(try mostMemory())", terminator: "")
  }

  private static func der(of path: String) throws -> [UInt8] {
    let lines = String(decoding: try TrialOffice.read(path), as: UTF8.self).split(separator: "\n")
    return Data(base64Encoded: lines.filter { !$0.hasPrefix("-----") }.joined()).map { [UInt8]($0) } ?? []
  }
}

extension SignatureBench {
  /// In megabytes, since this program was started: what `getrusage` says holds its parent's too.
  fileprivate static func mostMemory() throws -> Int {
    let status = String(decoding: try TrialOffice.read("/proc/self/status"), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? .max) / 1024
  }
}

extension rusage {
  /// Of this process.
  fileprivate static var now: rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  /// Milliseconds of CPU: a busy machine changes nothing.
  fileprivate static var spent: Int {
    let now = now
    return [now.ru_utime, now.ru_stime].reduce(0) { $0 + $1.tv_sec * 1000 + Int($1.tv_usec) / 1000 }
  }
}
