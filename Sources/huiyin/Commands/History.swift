import Domain
import Office
import Store

/// A letter's story; its JSON keys are stable.
struct History: Encodable {
  struct Entry: Encodable {
    let sequence: Int64
    let at: String
    let by: String
    let event: String
    let facts: [String: String]
    let words: [String]
    /// As a person reads it.
    fileprivate let lines: [String]

    private enum CodingKeys: String, CodingKey {
      case sequence, at, by, event, facts, words
    }
  }
  struct Turn: Encodable {
    let unit: String
    let round: Int
    let lead: Bool
    let since: String
    let until: String?
    /// `returned`, `reassigned`, `released`, `dropped`; nil while it has the letter, and where it answered.
    let end: String?
  }
  struct Mail: Encodable {
    let kind: String
    let to: String
    let state: String
    let tries: Int
    let reply: String?
    let messageID: String
    /// When its fate was known.
    fileprivate let finished: String?

    private enum CodingKeys: String, CodingKey {
      case kind, to, state, tries, reply, messageID
    }
  }
  let letter: String
  let stage: String
  let urgent: Bool
  /// The number its portal knows it by.
  let portalSerial: String?
  let title: String
  let text: String
  struct Told: Encodable {
    let kind: String
    let way: String
    let account: String
    let since: String
    let done: String?
    let by: String?
  }
  struct Judgement: Encodable {
    let rating: String
    /// `author`, or `unit` where the unit says so that called him.
    let of: String
    let by: String
    let at: String
  }
  /// What was said of how satisfied its author is, in order: of each kind the last counts.
  let ratings: [Judgement]
  /// Every unit that had it, round by round.
  let hops: [Turn]
  let events: [Entry]
  let mails: [Mail]
  let notices: [Told]
  /// Whose turn it is.
  private let standing: String?

  private enum CodingKeys: String, CodingKey {
    case letter, stage, urgent, portalSerial, title, text, ratings, hops, events, mails, notices
  }

  init(
    _ letter: Letter, mails: [OutboxMail], notices: [Notice] = [], at now: Timestamp, by rules: ClockRules
  ) {
    standing = letter.standing(at: now, by: rules)
    self.letter = letter.id.description
    stage = letter.stage.rawValue
    urgent = letter.isUrgent
    portalSerial = letter.registration.submission?.serial?.shown
    title = letter.title.shown
    text = letter.registration.text.shown
    events = letter.events.map { event in
      Entry(
        sequence: event.sequence, at: event.at.description, by: event.by.description,
        event: Journal.name(of: event.fact),
        facts: Dictionary(Journal.facts(of: event.fact), uniquingKeysWith: { first, _ in first }),
        words: event.fact.words, lines: event.lines)
    }
    ratings = letter.ratings.map {
      Judgement(
        rating: $0.rating.rawValue, of: $0.isAuthors ? "author" : "unit", by: $0.by.description,
        at: $0.at.description)
    }
    hops = letter.hops.map {
      Turn(
        unit: $0.unit.text, round: $0.round, lead: $0.isLead, since: $0.since.description,
        until: $0.until?.description, end: $0.end?.rawValue)
    }
    self.mails = mails.map {
      Mail(
        kind: $0.mail.kind, to: $0.mail.recipient, state: $0.state.rawValue, tries: $0.tries, reply: $0.reply,
        messageID: $0.mail.messageID, finished: $0.finishedAt?.description)
    }
    self.notices = notices.map {
      Told(
        kind: $0.content.kind, way: $0.content.way.rawValue, account: $0.content.account,
        since: $0.at.description, done: $0.doneAt?.description, by: $0.doneBy)
    }
  }
}

extension History {
  /// The story as a person reads it.
  var story: String {
    var lines =
      ["\(letter)  \(stage)\(urgent ? "  URGENT" : "")  \(title)"] + [standing].compactMap(\.self)
      + (portalSerial.map { ["portal serial \($0)"] } ?? [])
    lines += ["author", "unit"].compactMap { kind in ratings.last { $0.of == kind } }.map {
      "rated \($0.rating) by \($0.of == "author" ? "its author" : "its unit's call")  \($0.at)  \($0.by)"
    }
    lines += [""] + text.split(whereSeparator: \.isNewline).map { "    \($0)" } + [""]
    lines += events.flatMap(\.lines) + [""]
    // One unit that has kept it is no news.
    lines += hops.contains { $0.end != nil } ? hops.map(\.sentence) + [""] : []
    lines += mails.map { mail in
      let reply = mail.reply.map { "  \"\($0)\"" } ?? ""
      let state = [mail.state, mail.finished].compactMap(\.self).joined(separator: " ")
      return "mail  \(mail.kind)  to \(mail.to)  \(state)\(reply)"
    }
    lines += notices.map { notice in
      let place = notice.account.isEmpty ? notice.way : notice.account
      let done = notice.done.map { "told \($0) (\(notice.by ?? ""))" } ?? "open since \(notice.since)"
      return "notice  \(notice.kind)  \(place)  \(done)"
    }
    return lines.map(\.onOneLine).joined(separator: "\n")
  }
}

extension History.Turn {
  /// `round 1  旗住建局  lead  2026-11-23 09:00 – 2026-11-24 09:00  returned`.
  fileprivate var sentence: String {
    "round \(round)  \(unit)  \(lead ? "lead" : "cooperating")  \(since) – \(until ?? "")  \(end ?? "")"
      .trimmingEnd
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
