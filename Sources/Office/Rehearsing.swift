import Domain
import Mail
import Store

extension Office {
  /// What a deed of a clerk would lead to (`--dry-run`): a line for each event, mail and page, and for the troubles that
  /// the flow would meet; nothing of it is done. What is in trouble already is said, and stops nothing.
  /// - Parameter directory: an empty one, where pages may be written meanwhile.
  package func rehearse(
    at now: Timestamp, in directory: String, _ deed: (Office) throws -> Void
  ) throws -> [String] {
    let office = elsewhere(directory)
    var (before, after): ([String], [String]) = ([], [])
    let rehearsal = try ledger.rehearse {
      before = office.settle(at: now)
    } _: {
      try deed(office)
      after = office.settle(at: now)
    }
    return (Journal.lines(for: rehearsal.events) + Journal.lines(for: rehearsal.officeEvents))
      .map { "event  \($0)" }
      + (try rehearsal.mails.map { mail in
        let subject = try Message(parsing: mail.bytes).subject
        return "mail   \(mail.kind)  to=\(mail.recipient)  \(subject)"
      })
      + pages(of: rehearsal.events).map { "page   \($0)" }
      + before.map { "trouble already now: \($0)" }
      + after.filter { !before.contains($0) }.map { "trouble \($0)" }
  }

  /// Finds out what refuses `work`, before anything that cannot be taken back is kept for it.
  func tryOut(_ work: () throws -> Void) throws {
    // The next mail has the number of the one that never was.
    defer {
      openedMails.clear()
      readLetters.clear()
    }
    try ledger.rehearse(work)
  }

  /// The flow, until it has nothing more to do.
  /// - Returns: the troubles that it met.
  private func settle(at now: Timestamp) -> [String] {
    var troubles: [String] = []
    for _ in 0..<8 {
      let (done, met) = Pipeline.round(self, at: now)
      for trouble in met.map({ "\($0)" }) where !troubles.contains(trouble) { troubles.append(trouble) }
      if done == 0 { break }
    }
    return troubles
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
    var rules = rules
    rules.triage.learned = rules.triage.learned.apart()
    return Office(
      ledger: ledger, register: register, calendar: calendar, rules: rules, trust: trust,
      templates: templates, replyForm: replyForm, pages: pages, siteDirectory: directory + "/site",
      siteManifest: directory + "/manifest", mint: mint, entropy: entropy, examiner: examiner,
      waryThrough: waryThrough, model: model)
  }
}
