import Domain
import Store
import Templates

/// Mails about no letter that did not arrive, such as a bulletin: somebody calls whoever should have read them. The first
/// desk runs the whole office, and hears of each once.
struct LostMail {
  private let mails: [OutboxMail]
  private let office: Office
  private let now: Timestamp

  private static let told = "lost mail told"
  /// As many as a mail is read with.
  private static let most = 50

  init(for desk: Desk, in office: Office, at now: Timestamp) throws {
    (self.office, self.now) = (office, now)
    let isFirst = desk.name == office.register.desks.first?.name
    let last = Timestamp(seconds: try office.ledger.mark(Self.told))
    mails = isFirst ? try office.ledger.lostMail(after: last, through: now) : []
  }

  var isEmpty: Bool { mails.isEmpty }

  func recordTold(in book: Book) throws {
    if !isEmpty { try book.setMark(Self.told, to: now.seconds) }
  }

  var values: [TemplateValue] {
    mails.prefix(Self.most).map { item in
      let (whose, person, telephone) = addressee(of: item)
      return [
        "what": .text(Docket.chinese(item.mail.kind)), "whose": .text(whose), "person": .text(person),
        "telephone": .text(telephone), "address": .text(item.mail.recipient),
      ]
    }
  }

  private func addressee(of item: OutboxMail) -> (whose: String, person: String, telephone: String) {
    let (address, day) = (item.mail.recipient, (item.finishedAt ?? now).day)
    switch Addressee(of: item.mail, about: nil, in: office.register, on: day) {
    case .unit(let unit):
      if let officer = unit.officer(writingFrom: address, on: day) {
        return (unit.name.text, "信息员\(officer.name)", officer.telephone ?? "")
      }
      return (unit.name.text, unit.leader(writingFrom: address, on: day)?.name ?? "", "")
    case .official(let name): return (name, "", "")
    case .desk(let desk, let clerk): return (clerk?.name ?? desk.name, "", "")
    case .author, .other: return (address, "", "")
    }
  }
}
