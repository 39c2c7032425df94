import Foundation
import Synchronization

/// A private Dovecot and Postfix on free ports of this machine, in a folder of their own (`Scripts/lab.sh`).
///
/// They end with the test process, however that ends: the script waits for its standard input to close.
package final class Lab: Sendable {
  /// A mailbox in the lab.
  package struct Account: Sendable {
    package let address: String
    package let password: String

    package init(address: String, password: String = "huiyin") {
      self.address = address
      self.password = password
    }
  }

  /// Why the lab did not start, in the script's words.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Where everything listens on 127.0.0.1; `submission` and `smtps` want a login, and `smtps` offers no
  /// PIPELINING, SIZE or 8BITMIME.
  package let imap, imaps, lmtp, smtp, submission, smtps: UInt16
  /// The PEM file of the lab's own certificate authority.
  package let authorities: String
  /// The lab's folder: logs, configuration, mail.
  package let folder: String

  private let leash: FileHandle
  private let vended = Atomic(0)
  private let delivered = Atomic(100_000)

  /// Why no lab can run on this machine; `nil` if one can.
  package static let obstacle: String? = {
    do {
      let text = try output(of: "/bin/bash", [script, "check"])
      return text.isEmpty ? nil : text.split(separator: "\n").joined(separator: ", ")
    } catch {
      return "\(error)"
    }
  }()

  /// One lab for all tests of this process, with accounts for each (``account()``).
  package static func shared() throws -> Lab { try sharedResult.get() }

  private static let sharedAccounts = (1...150).map { "box\($0)@lab.test" }
  private static let sharedResult = Result { try start(accounts: sharedAccounts) }

  /// An account that no other test has; only in the shared lab.
  package func account() throws -> Account {
    let number = vended.add(1, ordering: .relaxed).oldValue
    guard number < Self.sharedAccounts.count else { throw Failure(description: "the lab is out of accounts") }
    return Account(address: Self.sharedAccounts[number], password: "huiyin")
  }

  /// Starts a lab of one's own.
  ///
  /// - Parameter accounts: `name@domain`, `name@domain:password`, `*=name@domain`; see the script.
  package static func start(accounts: [String]) throws -> Lab {
    if let obstacle { throw Failure(description: obstacle) }
    var trouble = Failure(description: "no free ports")
    for base in portBases() where areFree(base..<(base + 6)) {
      do { return try Lab(base: base, accounts: accounts) } catch let failure as Failure { trouble = failure }
    }
    throw trouble
  }

  private init(base: UInt16, accounts: [String]) throws {
    folder = try Self.newFolder()
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    let log = folder + "/start.log"
    try Data().write(to: URL(fileURLWithPath: log))
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [Self.script, "run", folder, String(base)] + accounts
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
    let endpoints = Self.line(from: output.fileHandleForReading)
    guard let endpoints, let authorities = endpoints["authorities"] else {
      // Whatever was written there explains more than its absence.
      throw Failure(description: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "no lab")
    }
    func port(_ name: String) throws -> UInt16 {
      guard let port = endpoints[name].flatMap({ UInt16($0) }) else {
        throw Failure(description: "the lab names no port for \(name)")
      }
      return port
    }
    imap = try port("imap")
    imaps = try port("imaps")
    lmtp = try port("lmtp")
    smtp = try port("smtp")
    submission = try port("submission")
    smtps = try port("smtps")
    self.authorities = authorities
    leash = input.fileHandleForWriting
  }

  /// Runs Dovecot's administration tool on this lab.
  @discardableResult
  package func doveadm(_ arguments: String...) throws -> String {
    try Self.output(of: "/usr/bin/env", ["doveadm", "-c", folder + "/dovecot.conf"] + arguments)
  }

  /// Takes Dovecot away, as a server that loses its power: nobody can log in, and its mail stays.
  package func stopDovecot() throws {
    let file = folder + "/dovecot/run/master.pid"
    let pid = try String(contentsOfFile: file, encoding: .utf8).filter(\.isNumber)
    // Its master leads a session of its own.
    _ = try Self.output(of: "/usr/bin/env", ["pkill", "-KILL", "--session", pid])
    try FileManager.default.removeItem(atPath: file)
  }

  /// Brings it back, on the same ports.
  package func startDovecot() throws {
    // What it would inherit of this process tells Foundation that its parent still runs.
    let start = """
      for fd in /proc/$$/fd/*; do fd=${fd##*/}; [ "$fd" -le 2 ] || eval "exec $fd>&-"; done
      /usr/sbin/dovecot -c "$0/dovecot.conf" </dev/null >>"$0/lab.log" 2>&1
      """
    _ = try Self.output(of: "/bin/bash", ["-c", start, folder])
  }

  /// An access token for this account (XOAUTH2), good for so many seconds; it has expired where they are negative.
  package static func token(for account: Account, lasting seconds: Int) throws -> String {
    try output(of: "/bin/bash", [script, "token", account.address, String(seconds)])
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The process that serves this account's connection.
  package func process(of account: Account) throws -> pid_t? {
    // box1@lab.test  1 imap  (4711)  (127.0.0.1)
    let words = try doveadm("-f", "tab", "who", "-1", account.address).split { $0 == "\n" || $0 == "\t" }
    return words.compactMap { pid_t($0) }.first { $0 > 1 }
  }

  /// Puts a mail into an account's inbox, as a delivery agent would.
  /// - Parameter time: when that was, in seconds since 1970: its INTERNALDATE; now where it is left out.
  package func deliver(_ mail: [UInt8], to account: Account, at time: Int64? = nil) throws {
    let name = "1790000000.M\(delivered.add(1, ordering: .relaxed).newValue).lab"
    let inbox = maildir(of: account)
    for folder in [inbox, inbox + "/new", inbox + "/cur", inbox + "/tmp"]
    where mkdir(folder, 0o700) == 0 || errno == EEXIST {
      try Self.give(folder)
    }
    try Data(mail).write(to: URL(fileURLWithPath: "\(inbox)/tmp/\(name)"))
    try Self.give("\(inbox)/tmp/\(name)")
    if let time {
      let date = Date(timeIntervalSince1970: Double(time))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(inbox)/tmp/\(name)")
    }
    try FileManager.default.moveItem(atPath: "\(inbox)/tmp/\(name)", toPath: "\(inbox)/new/\(name)")
  }

  /// To the user as whom Dovecot reads mail.
  private static func give(_ path: String) throws {
    guard let nobody = getpwnam("nobody"), chown(path, nobody.pointee.pw_uid, nobody.pointee.pw_gid) == 0
    else {
      throw Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Where Dovecot keeps this account's inbox, as a Maildir.
  package func maildir(of account: Account) -> String { "\(folder)/mail/\(account.address)" }

  /// Ends it now.
  package func stop() throws { try leash.close() }

  private static let script: String = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return tests.deletingLastPathComponent().appendingPathComponent("Scripts/lab.sh").path
  }()

  private static func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: text) }
    return text
  }

  /// The words `name=value` of the first line.
  private static func line(from file: FileHandle) -> [String: String]? {
    var text = Data()
    while !text.contains(0x0A) {
      let more = file.availableData
      if more.isEmpty { return nil }
      text += more
    }
    let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let pairs = words.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    return Dictionary(pairs.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
  }
}
