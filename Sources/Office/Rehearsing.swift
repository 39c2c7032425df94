import Domain
import Mail
import Store

extension Office {
  /// What a deed of a clerk would lead to (`--dry-run`): a line for each event, mail and page; nothing of it is done.
  /// - Parameter directory: an empty one, where pages may be written meanwhile.
  package func rehearse(
    at now: Timestamp, in directory: String, _ deed: (Office) throws -> Void
  ) throws -> [String] {
    let office = elsewhere(directory)
    let rehearsal = try ledger.rehearse {
      try office.settle(at: now)
    } _: {
      try deed(office)
      try office.settle(at: now)
    }
    return Journal.lines(for: rehearsal.events).map { "event  \($0)" }
      + (try rehearsal.mails.map { mail in
        let subject = try Message(parsing: mail.bytes).subject
        return "mail   \(mail.kind)  to=\(mail.recipient)  \(subject)"
      })
      + pages(of: rehearsal.events).map { "page   \($0)" }
  }

  /// The flow, until it has nothing more to do.
  private func settle(at now: Timestamp) throws {
    var passes = 0
    while passes < 8, try Pipeline.pass(self, at: now) > 0 { passes += 1 }
  }

  private func pages(of events: [Event]) -> [String] {
    events.compactMap { event in
      switch event.fact {
      case .published(let publication): "\(publication.path)  written, and the lists that name it"
      case .withdrawn: "\(event.letter)  gives way to the note that it was withdrawn, and leaves the lists"
      default: nil
      }
    }
  }

  /// The same office, whose site is another.
  private func elsewhere(_ directory: String) -> Office {
    Office(
      ledger: ledger, register: register, calendar: calendar, rules: rules, trust: trust,
      templates: templates, replyForm: replyForm, pages: pages, siteDirectory: directory + "/site",
      siteManifest: directory + "/manifest", mint: mint, entropy: entropy, examiner: examiner,
      waryThrough: waryThrough, model: model)
  }
}
