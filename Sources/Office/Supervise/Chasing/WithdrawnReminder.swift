import Domain
import Store

extension Office {
  /// Until when a reminder waits that could not leave in office hours, because a server was away: nobody is reminded at night.
  func opening(for item: OutboxMail, at now: Timestamp) -> Timestamp? {
    guard ["reminder", "escalation"].contains(item.mail.kind), !rules.chasing.isOpen(at: now, in: calendar)
    else { return nil }
    return rules.chasing.nextOpening(after: now, in: calendar)
  }

  /// Keeps back a reminder that still waits in the outbox when its unit has answered everything that it was about.
  /// - Returns: whether it was kept back.
  func withdraw(_ item: OutboxMail, at now: Timestamp) throws -> Bool {
    guard item.mail.kind == "reminder", item.resends == 0, let id = item.mail.letter,
      let unit = register.unit(writingFrom: item.mail.recipient, on: now.day)?.name
    else { return false }
    return try ledger.write { book in
      let reminded = try book.letter(id)?.events.last {
        if case .reminded(unit, _) = $0.fact { true } else { false }
      }
      guard let reminded else { return false }
      let isAwaited = try book.letters(remindedWith: reminded).contains { id in
        guard let letter = try book.letter(id) else { return false }
        let docket = Docket(office: self, now: now, book: book, letter: letter)
        return try letter.runningClocks.contains { clock in
          try clock.unit == unit && docket.isAwaited(clock)
        }
      }
      guard !isAwaited else { return false }
      try book.finish(item.id, .failed(reply: "withdrawn: the unit has answered since"), at: now)
      return true
    }
  }
}
