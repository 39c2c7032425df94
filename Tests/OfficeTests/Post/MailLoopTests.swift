import Domain
import Foundation
import Mail
import Store
import Testing
import World

@testable import Office

/// Machines that write to each other: two offices, and somebody on holiday whose mailbox answers everything. Whatever
/// they do to our marks, nobody gets more than one mail from us by itself in a day.
@Suite struct MailLoopTests {
  @Test(arguments: Village.Way.allCases, Village.Answering.allCases)
  func theyFallSilentAfterOneMailEach(way: Village.Way, answering: Village.Answering) throws {
    let village = try Village(way: way, answering: answering)
    // He writes to both offices, and somebody writes to each of them in the other's name.
    for office in Village.offices {
      try village.write(from: Village.traveller, to: office, "供热不足")
      for other in Village.offices where other != office { try village.write(from: other, to: office, "停水") }
    }
    let busy = try village.live(hours: 24)
    #expect(busy < 12, "they still write after \(busy) rounds of five minutes")
    for (pair, count) in village.automaticMails {
      #expect(count <= 1, "\(pair.from) wrote \(count) mails to \(pair.to)")
    }
    #expect(village.automaticMails.count >= 2, "both answered somebody")
  }

  /// What is put off until the next day must not wake the other again and again.
  @Test(arguments: Village.Way.allCases)
  func nothingIsLeftOfItAfterAWeek(way: Village.Way) throws {
    let village = try Village(way: way, answering: .from)
    for office in Village.offices {
      for other in Village.offices where other != office { try village.write(from: other, to: office, "停水") }
    }
    let busy = try village.live(hours: 12 * 24, roundsPerHour: 1)
    #expect(busy < 8 * 24, "they still write on day \(busy / 24)")
    for (pair, count) in village.automaticMails {
      #expect(count <= 6, "\(pair.from) wrote \(count) mails to \(pair.to)")
    }
  }

  @Test func theNextDayHeIsAnsweredAgain() throws {
    let village = try Village(way: .asItIs, answering: .nothing)
    for _ in 0..<3 {
      try village.write(from: Village.traveller, to: Village.offices[0], "供热不足")
      _ = try village.live(hours: 25)
    }
    #expect(village.automaticMails.map(\.value) == [3])
  }
}

/// The offices, the man on holiday, and the roads between them: a mail that one sends is another's within five minutes.
final class Village {
  /// What becomes of a mail on its way.
  enum Way: CaseIterable {
    case asItIs
    /// Some gateway drops every field that says what a mail is, and every address but the two plain ones.
    case withoutMarks
    /// And a mailing system that writes the text anew: no token and no number is left of ours.
    case rewritten
  }

  /// Where the man's mailbox sends its notices, which carry no field of RFC 3834.
  enum Answering: CaseIterable {
    case nothing, from, replyTo, returnPath
  }

  struct Pair: Hashable {
    let from: String
    let to: String
  }

  static let offices = ["liuyan@naiman.example", "liuyan@kailu.example"]
  static let traveller = "wangdashan@citizen.example"

  private let worlds: [String: World]
  private let way: Way
  private let answering: Answering
  private var mailNumber = 0
  private var delivered: [String: Int] = [:]
  private(set) var automaticMails: [Pair: Int] = [:]

  init(way: Way, answering: Answering) throws {
    self.way = way
    self.answering = answering
    let worlds = try Self.offices.map { address in
      let world = try World {
        $0.address = address
        $0.numberPrefix = address.hasSuffix("naiman.example") ? "NM" : "KL"
        $0.post.returnPath = .verp
      }
      return (address, world)
    }
    self.worlds = Dictionary(uniqueKeysWithValues: worlds)
  }

  func write(from sender: String, to recipient: String, _ subject: String, _ text: String? = nil) throws {
    mailNumber += 1
    let draft = Draft(
      from: Address(mailbox: sender), to: [Address(mailbox: recipient)], subject: subject,
      date: try #require(worlds.values.first).now.seconds, messageID: "\(mailNumber)@people.example",
      text: text ?? "\(subject)，请处理。")
    try deliver(try draft.composed(), to: recipient)
  }

  /// - Returns: the last round in which anybody sent anything.
  func live(hours: Int, roundsPerHour: Int = 12) throws -> Int {
    var last = 0
    for round in 1...(hours * roundsPerHour) {
      for office in Self.offices {
        let world = try #require(worlds[office])
        world.now = world.now + Int64(3600 / roundsPerHour)
        try world.work()
      }
      for office in Self.offices where try carry(from: office) { last = round }
    }
    return last
  }

  /// - Returns: whether anybody outside was written to; the desk hears of what is held, which is nobody's loop.
  private func carry(from office: String) throws -> Bool {
    let world = try #require(worlds[office])
    let sent = try world.office.ledger.mail(in: .sent)
    let new = sent.dropFirst(delivered[office] ?? 0)
    delivered[office] = sent.count
    var isBusy = false
    for item in new {
      let recipient = item.mail.recipient
      let isStranger = recipient == Self.traveller || Self.offices.contains(recipient)
      if isStranger { automaticMails[Pair(from: office, to: recipient), default: 0] += 1 }
      isBusy = isBusy || isStranger
      let sender = world.office.envelopeSender(of: item)
      if recipient == Self.traveller {
        try answer(Message(parsing: item.mail.bytes), returnedTo: sender)
      } else if Self.offices.contains(recipient) {
        try deliver(try changed(item.mail.bytes, from: office, to: recipient, sender), to: recipient)
      }
    }
    return isBusy
  }

  private func answer(_ mail: Message, returnedTo sender: String) throws {
    let from = mail.from[0].mailbox
    let recipient: String? =
      switch answering {
      case .nothing: nil
      case .from: from
      case .replyTo: mail.replyTo.first?.mailbox ?? from
      case .returnPath: sender
      }
    guard let recipient else { return }
    try write(from: Self.traveller, to: way == .asItIs ? recipient : from, "您好", "我正在外地，回来后再联系您。")
  }

  private func changed(_ bytes: [UInt8], from: String, to: String, _ sender: String) throws -> [UInt8] {
    guard way != .asItIs else { return Array("Return-Path: <\(sender)>\r\n".utf8) + bytes }
    mailNumber += 1
    let mail = try Message(parsing: bytes)
    let isRewritten = way == .rewritten
    return try Draft(
      from: Address(mailbox: from), to: [Address(mailbox: to)], subject: isRewritten ? "通知" : mail.subject,
      date: 0, messageID: "\(mailNumber)@gateway.example",
      text: isRewritten ? "您的来信我们已经收到。" : mail.text
    ).composed()
  }

  private func deliver(_ mail: [UInt8], to recipient: String) throws {
    let plain = recipient.replacing(/\+[^@]*/, with: "")
    try worlds[plain]?.post(Array("Delivered-To: \(recipient)\r\n".utf8) + mail)
  }
}
