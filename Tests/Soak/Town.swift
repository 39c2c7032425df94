import Correspondence
import Foundation
import Lab
import Mail
import Rehearsal
import Signatures
import Wire

/// The people around the office: authors, each with one letter, and those who answer for the office's units. They use the
/// servers as anybody does, and read what was delivered where Dovecot keeps it.
final class Town {
  private(set) var authors: [String] = []
  private(set) var tally = Tally()
  /// Mails that nobody here knows what to do with.
  private(set) var strange: [String: Int] = [:]

  private let lab: Lab
  private let courier: SMTPCourier
  private let leader: OfficeIdentity
  /// Letters of which the desk was told that a mail may not have arrived; it never does here where it says so.
  private var uncertain: [String] = []
  private let resend: (_ letter: String) throws -> Void
  private var letters = Letters(seed: 2026, about: Theme.ofCounty)
  private var answers = 0

  static let crowd = "crowd@citizens.example"
  private static let officer = "officer@zhujian.example"
  private static let leaderAddress = "leader@zhujian.example"

  /// - Parameter resend: what the administrator does about a letter of which a mail may not have arrived.
  init(_ lab: Lab, _ certificates: Certificates, resend: @escaping (_ letter: String) throws -> Void) throws {
    self.lab = lab
    self.resend = resend
    courier = SMTPCourier(
      to: ServerAddress(host: "localhost", port: lab.smtp, security: .none, user: "", password: ""))
    let path = "\(certificates.directory)/\(Self.leaderAddress)"
    leader = try OfficeIdentity(
      certificate: try Files.read(path + ".pem"), key: try Files.read(path + ".key"))
  }

  /// Somebody who never wrote before writes.
  func write() throws {
    let number = authors.count + 1
    let author = "author\(number)@citizens.example"
    let (title, text, _) = letters.questionAndAnswer()
    try send(
      Draft(
        from: Address(name: "网民\(number)", mailbox: author), to: [Address(name: nil, mailbox: Cast.office)],
        subject: "小区供热：\(title)", date: Int64(time(nil)), messageID: "letter.\(number)@citizens.example",
        text: "小区供热不足，物业不管。\(text)第\(number)封。"), from: author, to: Cast.office)
    authors.append(author)
  }

  /// Everybody reads what has come and answers it.
  /// - Returns: how many mails there were.
  func look() throws -> Int {
    var count = 0
    for mail in try take(from: Self.crowd) {
      let kind: Tally.Kind =
        mail.subject.contains("已登记") ? .receipt : mail.subject.contains("已答复") ? .answer : .other
      tally.add(kind, mail.messageID ?? "", to: mail.to.first?.mailbox ?? "")
      count += 1
    }
    for mail in try take(from: Self.officer) {
      count += 1
      guard mail.subject.contains("【网民留言转办】") else {
        strange[String(mail.subject.prefix { $0 != "】" }), default: 0] += 1
        continue
      }
      answers += 1
      try reply(to: mail, "答复：经现场核查，管网已经修复，入户测温20℃。本件为第\(answers)件。", from: Self.leaderAddress) {
        try leader.signed($0, at: Int64(time(nil)))
      }
    }
    for mail in try take(from: Cast.desk) {
      count += 1
      let words: String? =
        mail.subject.contains("【待受理】") ? "受理 旗住建局" : mail.subject.contains("【待审核公开】") ? "通过" : nil
      if mail.subject.contains("可能未送达") {
        uncertain.append(mail.subject.firstMatch(of: /NM\d+/).map { String($0.0) } ?? "")
      } else if let words {
        try reply(to: mail, words, from: "wangmin@naiman.example") { $0 }
      } else {
        strange[String(mail.subject.prefix { $0 != "】" }), default: 0] += 1
      }
    }
    // A daemon that was just killed is asked again.
    uncertain = uncertain.filter { (try? resend($0)) == nil }
    return count
  }

  private func reply(
    to mail: Message, _ words: String, from sender: String, sign: ([UInt8]) throws -> [UInt8]
  ) throws {
    let recipient = mail.replyTo.first?.mailbox ?? ""
    let quoted = mail.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
    let draft = Draft(
      from: Address(name: nil, mailbox: sender), to: [Address(name: nil, mailbox: recipient)],
      subject: "回复：" + mail.subject, date: Int64(time(nil)),
      // The same mail that came twice is answered twice in the same words, as by one who did not see that.
      messageID: "answer.\(UUID().uuidString)@people.example", inReplyTo: mail.messageID,
      text: words + "\n\n在 2026-11-23 09:12:00，网站管理中心 写道：\n" + quoted.joined(separator: "\n"))
    try send(draft, from: sender, to: recipient, sign: sign)
  }

  private func send(
    _ draft: Draft, from sender: String, to recipient: String,
    sign: ([UInt8]) throws -> [UInt8] = { $0 }
  ) throws {
    let parcel = Parcel(
      envelopeFrom: sender, recipient: recipient, audit: nil, messageID: "",
      bytes: try sign(try draft.composed()))
    let outcome = courier.deliver(parcel)
    guard case .sent = outcome else { throw Trouble("\(recipient) cannot be written to: \(outcome)") }
  }

  /// What has been delivered to a mailbox; it is gone from there then.
  private func take(from address: String) throws -> [Message] {
    let folder = "\(lab.folder)/mail/\(address)/new"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try Files.names(in: folder).map { name in
      defer { unlink("\(folder)/\(name)") }
      return try Message(parsing: try Files.read("\(folder)/\(name)"))
    }
  }
}
