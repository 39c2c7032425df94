import Domain
import Mail
import Store

/// To whom a letter's words came, as far as the office can know (知悉范围): mails, pages, bulletins. Where they went from
/// there no ledger says.
package struct Exposure: Sendable {
  /// A mail of ours.
  package struct Sent: Sendable {
    package let at: Timestamp?
    package let kind: String
    package let subject: String
    package let recipient: String
    /// A unit, a desk, a person or 网民本人.
    package let who: String
    package let state: OutboxMail.State
    package let holds: Holding
    package let hasReturned: Bool
  }

  /// What of the letter a mail says.
  package enum Holding: String, Sendable {
    case text = "含来信内容"
    case answer = "含答复"
    case title = "含标题"
    case number = "只提及编号"
    /// Nobody here can read it: it counts as if it said all.
    case encrypted = "加密件，按含来信内容计"
    case erased = "内容已删除，无法核对"
  }

  /// A time in which its page was public.
  package struct Shown: Sendable {
    package let from: Timestamp
    /// Nil where it still is.
    package internal(set) var until: Timestamp?
    package internal(set) var revisions: [Int]
  }

  /// What was said under an account or on the telephone.
  package struct Told: Sendable {
    package let at: Timestamp
    package let place: String
    package let doneAt: Timestamp?
  }

  package let letter: Letter
  package let mails: [Sent]
  package let told: [Told]
  package let shown: [Shown]
  /// Released bulletins that name it, by their periods, and when they were released.
  package let bulletins: [(period: Period, releasedAt: Timestamp)]

  package init(of letter: Letter, in office: Office) throws {
    self.letter = letter
    let words = SoughtWords(of: letter)
    let about = try office.ledger.outbox(of: letter.id)
    let lists = try office.lists(naming: letter.id).compactMap { try office.ledger.outbox(number: $0) }
    let returned = try office.ledger.returned((about + lists).map(\.id))
    mails = (about + lists).filter { $0.mail.kind != Docket.deletion }.map { item in
      let addressee = Addressee(
        of: item.mail, about: letter, in: office.register, on: (item.finishedAt ?? letter.registeredAt).day)
      // Of one whose content was erased, who got it and when is known all the same.
      let message = try? Message(parsing: item.mail.bytes)
      return Sent(
        at: item.finishedAt, kind: item.mail.kind, subject: message?.subject ?? "",
        recipient: item.mail.recipient, who: addressee.chinese, state: item.state,
        holds: words.holding(in: message),
        hasReturned: returned.contains(item.id))
    }
    told = try office.ledger.notices(about: letter.id).map {
      Told(
        at: $0.at, place: $0.content.way == .telephone ? "电话" : $0.content.account, doneAt: $0.doneAt)
    }
    shown = Self.shown(letter)
    bulletins = try office.ledger.bulletins().compactMap { bulletin in
      guard let releasedAt = bulletin.releasedAt,
        bulletin.content.topics.contains(where: { $0.letter == letter.id })
          || bulletin.content.leftOut.contains(where: { $0.letter == letter.id })
      else { return nil }
      return (bulletin.period, releasedAt)
    }
  }

  /// A correction goes on with the time of the page that it replaces.
  private static func shown(_ letter: Letter) -> [Shown] {
    var times: [Shown] = []
    for event in letter.events {
      switch event.fact {
      case .published(let publication):
        if let last = times.indices.last, times[last].until == nil {
          times[last].revisions.append(publication.revision)
        } else {
          times.append(Shown(from: event.at, until: nil, revisions: [publication.revision]))
        }
      case .withdrawn, .withheld:
        if let last = times.indices.last, times[last].until == nil { times[last].until = event.at }
      default: continue
      }
    }
    return times
  }
}

/// A letter's words as they are looked for in mails: line breaks, quotation marks and masks do not hide them.
private struct SoughtWords {
  private let title, text, answer: [[Unicode.Scalar]]
  private let isErased: Bool

  init(of letter: Letter) {
    isErased = letter.registration.text.text == nil
    title = Self.pieces(of: letter.title.text ?? "")
    let said = [letter.registration.text.text] + letter.supplements.map(\.text.text)
    text = said.compactMap(\.self).flatMap(Self.pieces)
    let answers = letter.events.compactMap { event -> String? in
      if case .replied(let answer) = event.fact { answer.text.text } else { nil }
    }
    answer = answers.flatMap(Self.pieces)
  }

  func holding(in message: Message?) -> Exposure.Holding {
    guard !isErased, let message else { return .erased }
    guard message.encryption.isEmpty else { return .encrypted }
    let words = Self.core(message.subject + message.text)
    if text.contains(where: { words.holds($0) }) { return .text }
    if answer.contains(where: { words.holds($0) }) { return .answer }
    return title.contains(where: { words.holds($0) }) ? .title : .number
  }

  private static func core(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  /// Ten signs in a row are nobody else's; a mask hides one piece, and not its neighbours.
  private static func pieces(of text: String) -> [[Unicode.Scalar]] {
    let core = core(text)
    guard core.count > length else { return core.count < 4 ? [] : [core] }
    return stride(from: 0, through: core.count - length, by: length).prefix(most).map {
      Array(core[$0..<$0 + length])
    }
  }

  private static let length = 10
  private static let most = 50
}

extension [Unicode.Scalar] {
  fileprivate func holds(_ piece: [Unicode.Scalar]) -> Bool {
    guard let first = piece.first, count >= piece.count else { return false }
    return indices.dropLast(piece.count - 1).contains {
      self[$0] == first && self[$0..<$0 + piece.count].elementsEqual(piece)
    }
  }
}
