import Domain
import Mail
import Testing
import World

@testable import Office

/// An author of whom every value that the office has stands nowhere else.
struct Canary {
  let name: String
  let address: String
  let telephone: String
  let card: String
  let home: String
  /// Stands in the form alone, and in no text.
  let workplace: String

  var values: [String] { [name, address, telephone, card, home, workplace] }

  static let author = Canary(
    name: "慕容雁归", address: "yangui-canary@citizen.example", telephone: "13904757391",
    card: "150525198811237391", home: "雁归巷77号附3",
    workplace: "雁归测绘队88号")

  static func form(_ title: String, _ text: String, address: Bool = true) -> String {
    """
    编号：WZ\(title.unicodeScalars.reduce(0) { $0 + Int($1.value) })
    姓名：\(author.name)
    电话：\(author.telephone)
    \(address ? "邮箱：" + author.address : "")
    身份证号：\(author.card)
    住址：\(author.home)
    工作单位：\(author.workplace)
    标题：\(title)
    内容：\(text)
    """
  }

  /// A letter as people sign them: with name, telephone, card.
  static var signed: String {
    "请尽快解决。\n此致敬礼 慕容 雁归，电话１３９０４７５７３９１，139-0475-7391，\(author.address)，证件\(author.card)"
  }

  /// Which of the values somebody who may know none of them can read in a text.
  static func values(in text: String, of values: [String] = author.values) -> [String] {
    let plain = SecondGate.normalised(text)
    return values.filter { SecondGate.contains(plain, SecondGate.normalised($0)) }
  }
}

extension World {
  /// The kinds with which the desk is asked to tell an author something: it must know how.
  private static let desksOwn: Set<String> = ["call", "entry", "entered", "morning"]

  static var desks: Set<String> {
    Set(Cast.register.desks.flatMap { [$0.address] + $0.clerks.map(\.address) })
  }

  func submit(_ title: String, _ text: String, address: Bool = true) throws {
    try write(from: Cast.portal, subject: "新的留言", text: Canary.form(title, text, address: address))
    try work()
  }

  /// Nothing that leaves shows who wrote but to himself, and to the desk where it must know.
  func expectNoCanary() throws {
    var mails = 0
    for mail in try everyMail() where mail.recipient != Canary.author.address {
      mails += 1
      let isDesks = Self.desks.contains(mail.recipient)
      if isDesks, Self.desksOwn.contains(mail.kind) { continue }
      // The desk decides about the letter as it was written; what stands beside it is not in its mails.
      let found = Canary.values(
        in: mail.text, of: isDesks ? [Canary.author.workplace] : Canary.author.values)
      #expect(found.isEmpty, "in \(mail.kind) to \(mail.recipient)")
    }
    #expect(mails > 0)
    for file in everyFile() { #expect(Canary.values(in: file.text).isEmpty, "in \(file.path)") }
    for line in takeJournal() { #expect(Canary.values(in: line).isEmpty, "\(line)") }
    for id in try office.ledger.letters(at: Stage.allCases) {
      for reason in try office.ledger.letter(id)?.reasons ?? [] {
        #expect(Canary.values(in: reason).isEmpty, "\(reason)")
      }
    }
  }
}

extension Letter {
  /// Whatever an event says for good of why something was done.
  fileprivate var reasons: [String] {
    events.flatMap { event -> [String] in
      switch event.fact {
      case .classified(let classification):
        let proposal = classification.proposal
        return classification.because + (classification.accusation?.because ?? [])
          + (proposal?.decision.because ?? []) + (proposal?.leads.flatMap(\.because) ?? [])
          + (proposal?.duplicates.flatMap(\.because) ?? [])
      case .held(_, let area, let detail): return [area, detail]
      case .escalated(_, let reason): return [reason]
      default: return []
      }
    }
  }
}
