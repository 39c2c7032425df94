import Foundation
import Lab
import Rehearsal
import Store

/// An office as it is shipped, with mails waiting in a Maildir or on a Dovecot.
final class KilledIntake: KilledIntakeOffice {
  private static let account = Lab.Account(address: "box@lab.test")
  let directory: String
  private let lab: Lab?
  private let mails: Set<[UInt8]>
  /// The subjects of mails that become letters, where nothing is wrong with them.
  private let letters: Set<String>
  /// The mails that must be held.
  private let deadly: Set<[UInt8]>

  /// - Parameters:
  ///   - lethal: the numbers of mails in a charset that no other is in, so that somebody who waits for its
  ///     converter can kill whoever reads them.
  ///   - deadly: the numbers of those that must be held in the end; as many as there are of the lethal, if nil.
  ///   - huge: the number of a mail that takes much memory to read.
  init(lab: Lab?, count: Int = 200, lethal: Range<Int> = 0..<0, deadly: Range<Int>? = nil, huge: Int? = nil)
    throws
  {
    self.lab = lab
    directory = FileManager.default.temporaryDirectory.path + "/huiyin-intake-" + UUID().uuidString
    let mails = (1...count).map { number in
      number == huge
        ? Self.hugeMail(number) : lethal.contains(number) ? Self.lethalMail(number) : Self.mail(number)
    }
    self.mails = Set(mails)
    let held = deadly ?? lethal
    self.deadly = Set(held.map { mails[$0 - 1] })
    letters = Set(
      (1...count).filter { ($0 % 33 == 1 || lethal.contains($0) || $0 == huge) && !held.contains($0) }
        .map { "\($0)" })
    try FileManager.default.createDirectory(atPath: directory + "/mail", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Repository.root + "/Config", toPath: directory + "/config")
    try lab.map { try fill($0, with: mails) } ?? fillMaildir(with: mails)
    // What a pass leaves to do must not hang on the hour.
    try configure("# questions: morning ", "questions: at once ")
  }

  /// A few are letters; the others are our own come back, which makes no work.
  private static func mail(_ number: Int) -> [UInt8] {
    let sender = number % 33 == 1 ? "li\(number)@citizens.example" : "liuyan@naiman.example"
    let text = String(repeating: "小区供热不足，室内只有十二度。\r\n", count: 1 + number % 40)
    return Array("From: \(sender)\r\nSubject: \(number)\r\n\r\n\(text)".utf8)
  }

  private static func lethalMail(_ number: Int) -> [UInt8] {
    let head =
      "From: li\(number)@citizens.example\r\nSubject: \(number)\r\nContent-Type: text/plain; charset=Big5\r\n\r\n"
    return Array(head.utf8) + [0xA4, 0xA4, 0xA4, 0xE5, 13, 10]
  }

  /// Two scans of 9 MB, each of which may be sent.
  private static func hugeMail(_ number: Int) -> [UInt8] {
    let head =
      "From: li\(number)@citizens.example\r\nSubject: \(number)\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    let scan = """
      --b\r
      Content-Type: application/pdf; name=a.pdf\r
      Content-Disposition: attachment\r
      Content-Transfer-Encoding: base64\r
      \r
      JVBERi0x
      """
    let part = Array(scan.utf8) + [UInt8](repeating: UInt8(ascii: "A"), count: 12 << 20) + [13, 10]
    return Array(head.utf8) + part + part + Array("--b--\r\n".utf8)
  }

  /// Changes the configuration.
  func configure(_ old: String, _ new: String) throws {
    let file = directory + "/config/huiyin.yaml"
    let text = String(decoding: try Files.read(file), as: UTF8.self)
    guard text.contains(old) else { throw Trouble("the shipped configuration has no \"\(old)\"") }
    try Files.write(text.replacing(old, with: new), to: file)
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

  /// Every mail lies where taken ones do, and is in the ledger once.
  func tally() throws -> IntakeTally {
    var tally = IntakeTally()
    let (waiting, taken) =
      try lab.map { lab in
        let inbox = lab.maildir(of: Self.account)
        return (
          try contents(inbox + "/new") + contents(inbox + "/cur"),
          try contents(inbox + "/.&XfJlNg-/new")
            + contents(inbox + "/.&XfJlNg-/cur")
        )
      } ?? (contents(directory + "/mail/inbox/new"), contents(directory + "/mail/inbox/cur"))
    tally.unsettled += waiting.count
    // COPY may double a mail on the server; MOVE and rename never do.
    tally.compare(taken.map(Self.canonical), with: Set(mails.map(Self.canonical)))
    let ledger = try Ledger.open(readingFrom: directory + "/state")
    let known = try Set(try ledger.places().map(\.mail)).compactMap { try ledger.mail($0)?.bytes }
    tally.compare(known.map(Self.canonical), with: Set(mails.map(Self.canonical)))
    let registered = try ledger.letters().compactMap { try ledger.letter($0)?.title.shown }
    tally.compare(registered, with: letters)
    tally.unsettled += try ledger.newMail(limit: 1000).count + ledger.mail(for: .letter, limit: 1000).count
    let deadly = Set(deadly.map(Self.canonical))
    let held = try ledger.heldMail().filter { $0.reason == "deadly" }
      .compactMap { try ledger.mail($0.mail)?.bytes }.map(Self.canonical)
    tally.wronglyHeld += try ledger.heldMail().count - held.count
    tally.unsettled += deadly.subtracting(held).count
    tally.wronglyHeld += held.count { !deadly.contains($0) }
    return tally
  }

  /// A server may write line ends in its own way.
  private static func canonical(_ mail: [UInt8]) -> [UInt8] { mail.filter { $0 != 13 } }

  private func contents(_ folder: String) throws -> [[UInt8]] {
    try Files.names(in: folder).map { try Files.read("\(folder)/\($0)") }
  }
}
