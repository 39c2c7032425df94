import Foundation
import Lab
import Rehearsal
import Store

/// An office as it is shipped, with mails waiting in a Maildir or on a Dovecot.
final class KilledIntake {
  private static let account = Lab.Account(address: "box@lab.test")
  /// Mails that become letters, where nothing is wrong with them.
  private let letters: Int
  private let directory: String
  private let lab: Lab?
  private let mails: Set<[UInt8]>

  /// - Parameter deadly: the numbers of mails in a charset that no other is in, so that somebody who waits for
  ///   its converter can kill whoever reads them.
  init(lab: Lab?, count: Int = 200, deadly: Range<Int> = 0..<0) throws {
    self.lab = lab
    letters = (1...count).filter { $0 % 33 == 1 && !deadly.contains($0) }.count
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-intake-" + UUID().uuidString
    // A few are letters; the others are our own come back, which makes no work.
    let mails = (1...count).map { number in
      if deadly.contains(number) {
        let head =
          "From: li@citizens.example\r\nSubject: \(number)\r\nContent-Type: text/plain; charset=Big5\r\n\r\n"
        return Array(head.utf8) + [0xA4, 0xA4, 0xA4, 0xE5, 13, 10]
      }
      let sender = number % 33 == 1 ? "li\(number)@citizens.example" : "liuyan@naiman.example"
      let text = String(repeating: "小区供热不足，室内只有十二度。\r\n", count: 1 + number % 40)
      return Array("From: \(sender)\r\nSubject: \(number)\r\n\r\n\(text)".utf8)
    }
    self.mails = Set(mails)
    try FileManager.default.createDirectory(atPath: directory + "/mail", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    try lab.map { try fill($0, with: mails) } ?? fillMaildir(with: mails)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  private func fillMaildir(with mails: [[UInt8]]) throws {
    for folder in ["new", "cur", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: "\(directory)/mail/inbox/\(folder)", withIntermediateDirectories: true)
    }
    for (number, mail) in mails.enumerated() {
      try Data(mail).write(to: URL(fileURLWithPath: "\(directory)/mail/inbox/new/\(1000 + number).test"))
    }
  }

  private func fill(_ lab: Lab, with mails: [[UInt8]]) throws {
    try lab.doveadm("expunge", "-u", Self.account.address, "mailbox", "*", "all")
    for mail in mails { try lab.deliver(mail, to: Self.account) }
    let file = directory + "/config/huiyin.yaml"
    let text = String(decoding: try Files.read(file), as: UTF8.self)
    let mailbox =
      "    type: imap\n    host: localhost\n    port: \(lab.imaps)\n    authorities: \(lab.authorities)\n"
      + "    user: \(Self.account.address)\n    password-file: password\n"
    guard let line = text.range(of: "    type: maildir"),
      let end = text[line.upperBound...].firstIndex(of: "\n")
    else { throw Trouble("the shipped configuration has no Maildir") }
    try Files.write(text.replacingCharacters(in: line.lowerBound...end, with: mailbox), to: file)
    try Files.write("huiyin\n", to: directory + "/config/password")
    chmod(directory + "/config/password", 0o600)
  }

  /// Runs `huiyin once`.
  /// - Returns: whether it was killed.
  func run(under prefix: [String] = []) throws -> Bool {
    let process = Process()
    let command = prefix + [DaemonProcess.binary, "once", "--config", directory + "/config/huiyin.yaml"]
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationReason == .uncaughtSignal { return true }
    guard process.terminationStatus == 0 else { throw Trouble("once: status \(process.terminationStatus)") }
    return false
  }

  func finish() throws {
    guard try !run() else { throw Trouble("it was killed by nobody of ours") }
  }

  /// How often each call is made on the thread that makes most of them, in an undisturbed run.
  func calls(_ names: [String]) throws -> [String: Int] {
    let trace = directory + "/trace"
    _ = try run(under: [
      "/usr/bin/strace", "-f", "-qq", "-o", trace, "-e", "trace=\(names.joined(separator: ","))",
    ])
    var counts: [String: [Substring: Int]] = [:]
    for line in String(decoding: try Files.read(trace), as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      guard words.count == 2,
        let name = names.first(where: { words[1].drop { $0 == " " }.hasPrefix($0 + "(") })
      else {
        continue
      }
      counts[name, default: [:]][words[0], default: 0] += 1
    }
    return counts.compactMapValues { $0.values.max() }
  }

  /// Every mail lies where taken ones do, and is in the ledger once.
  ///
  /// - Parameter deadly: how many wait in the holding pen because somebody died over them.
  func check(deadly: Int = 0) throws {
    let (waiting, taken) =
      try lab.map { lab in
        let inbox = lab.maildir(of: Self.account)
        return (
          try contents(inbox + "/new") + contents(inbox + "/cur"),
          try contents(inbox + "/.&XfJlNg-/new")
            + contents(inbox + "/.&XfJlNg-/cur")
        )
      } ?? (contents(directory + "/mail/inbox/new"), contents(directory + "/mail/inbox/cur"))
    // COPY may double a mail on the server; MOVE and rename never do.
    guard waiting.isEmpty, taken.count == mails.count, Set(taken) == mails else {
      throw Trouble("\(waiting.count) wait, \(taken.count) taken, \(Set(taken).count) of them different")
    }
    let ledger = try Ledger.open(readingFrom: directory + "/state")
    let known = Set(try ledger.places().map(\.mail))
    let bytes = try known.compactMap { try ledger.mail($0)?.bytes }
    guard bytes.count == mails.count, Set(bytes.map(Self.canonical)) == Set(mails.map(Self.canonical)) else {
      throw Trouble("the ledger has \(bytes.count) mails, \(Set(bytes).count) of them different")
    }
    let (registered, held) = (try ledger.letters().count, try ledger.heldMail())
    // Whoever is killed twice over an innocent mail holds it, too: a person says what it is.
    guard try ledger.newMail(limit: 1).isEmpty, registered <= letters, held.count >= deadly,
      registered + held.count >= letters + deadly, held.allSatisfy({ $0.reason == "deadly" })
    else {
      throw Trouble("\(registered) letters of \(letters), held: \(held.map(\.detail))")
    }
  }

  /// A server may write line ends in its own way.
  private static func canonical(_ mail: [UInt8]) -> [UInt8] { mail.filter { $0 != 13 } }

  private func contents(_ folder: String) throws -> [[UInt8]] {
    try Files.names(in: folder).map { try Files.read("\(folder)/\($0)") }
  }
}
