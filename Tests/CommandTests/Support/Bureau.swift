import Foundation
import Lab
import Mail
import Rehearsal
import Wire

/// An office as an administrator first has it: the shipped configuration, a Maildir for letters, a folder for
/// what goes out; removed at the end of the test.
final class Bureau {
  let directory: String
  let post: FolderPost
  private var letters = 0

  /// - Parameter changes: what is written in `huiyin.yaml` instead of what.
  init(_ changes: [(old: String, new: String)] = []) throws {
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-command-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    try FileManager.default.createDirectory(atPath: directory + "/mail", withIntermediateDirectories: true)
    post = try FolderPost(inbox: directory + "/mail/inbox", sent: directory + "/mail/outbox")
    // Each letter by itself, whatever the hour.
    try edit("# questions: morning ", "questions: at once ")
    // Without a mail to ourselves, whose fate nobody tells a folder.
    try edit("# address-tokens: probe ", "address-tokens: on ")
    for change in changes { try edit(change.old, change.new) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: directory)  // a leftover in the temporary folder harms nobody
  }

  var configuration: String { directory + "/config/huiyin.yaml" }
  var socket: String { directory + "/state.sock" }
  var site: String { directory + "/site" }

  /// Writes something else into the configuration; `old` must stand there.
  func edit(_ old: String, _ new: String) throws {
    let text = String(decoding: try Files.read(configuration), as: UTF8.self)
    guard text.contains(old) else { throw Trouble("the shipped configuration has no \"\(old)\"") }
    try Files.write(text.replacing(old, with: new, maxReplacements: 1), to: configuration)
  }

  /// Runs `huiyin` with this office's configuration.
  /// - Parameter prefix: what to run it under, such as setpriv.
  @discardableResult
  func huiyin(_ arguments: String..., under prefix: [String] = []) throws -> Answer {
    try huiyin(arguments, under: prefix)
  }

  func huiyin(_ arguments: [String], under prefix: [String] = []) throws -> Answer {
    try Answer(of: prefix + [DaemonProcess.binary] + arguments + ["--config", configuration])
  }

  /// A citizen's letter lands in the Maildir.
  func write(
    _ subject: String = "小区供热不足", _ text: String = "室内只有12度，请尽快解决供热问题。",
    attachments: [Attachment] = []
  ) throws {
    letters += 1
    let draft = Draft(
      from: Address(name: "李梅梅", mailbox: "limeimei@citizens.example"),
      to: [Address(name: nil, mailbox: "liuyan@naiman.example")], subject: subject, date: 1_795_000_000,
      messageID: "letter.\(letters)@citizens.example", text: text, attachments: attachments)
    try post.send(try draft.composed(), from: "limeimei@citizens.example", to: "liuyan@naiman.example")
  }

  /// Subjects of the mails that went out to somebody.
  func subjects(to address: String) throws -> [String] {
    try post.mailbox(of: address).map { try Message(parsing: $0).subject }
  }

  /// An office with one letter that waits for the desk.
  static func withLetter(_ changes: [(old: String, new: String)] = []) throws -> Bureau {
    let bureau = try Bureau(changes)
    try bureau.write()
    let answer = try bureau.huiyin("once")
    guard answer.status == 0 else { throw Trouble(answer.errors.joined(separator: "\n")) }
    return bureau
  }
}

/// The login name of whoever runs the tests, and changes that make it a clerk's or give the desk a free hand.
enum Change {
  static let myLogin = (old: "logins: [wurina]", new: "logins: [\(NSUserName())]")
  static let everythingAutomatic = ["accept", "decline", "assign", "review"].map {
    (old: "# \($0): ask  ", new: "\($0): automatic  ")
  }
  static let quickPoll = (old: "    # poll: 60 seconds", new: "    poll: 1 second")

  /// A second mailbox, on an IMAP server of this machine.
  static func imapMailbox(_ name: String, port: UInt16) -> (old: String, new: String) {
    let mailbox = """
        - {name: \(name), type: imap, host: 127.0.0.1, port: \(port), security: none, user: liuyan,
           password-file: password}
        # - name: 网上咨询
      """
    return (old: "  # - name: 网上咨询", new: mailbox)
  }
}

extension Change {
  /// A second mailbox, an account of the lab.
  /// - Parameter more: further keys, each with its value.
  static func mailbox(of account: Lab.Account, in lab: Lab, more: String...) -> (old: String, new: String) {
    let more = more.map { ", " + $0 }.joined()
    let mailbox = """
        - {name: 网上咨询, type: imap, host: localhost, port: \(lab.imaps), authorities: \(lab.authorities),
           user: \(account.address), password-file: password\(more)}
        # - name: 网上咨询
      """
    return (old: "  # - name: 网上咨询", new: mailbox)
  }
}

extension Bureau {
  /// The password of an IMAP mailbox.
  func writePassword(_ password: String = "secret") throws {
    let path = directory + "/config/password"
    try Files.write(password + "\n", to: path)
    chmod(path, 0o600)
  }
}
