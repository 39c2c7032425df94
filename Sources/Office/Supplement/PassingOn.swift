import Domain
import Templates

extension Letter {
  /// A clerk took it up again after it had been declined or withdrawn by its author.
  var wasReopened: Bool { events.contains { $0.fact.act == .reopen } }

  /// What the author wrote, and below it what he has added, as those who work on it read it.
  var textWithSupplements: String {
    supplements.isEmpty
      ? registration.text.shown : registration.text.shown + "\n\n" + supplements.written(as: "网民补充")
  }
}

extension [Supplement] {
  /// One below the other, each with its time: the last twenty, as far as a mail can hold them.
  func written(as title: String) -> String {
    let (most, longest) = (20, 5000)
    let left = count > most ? ["（更早的\(count - most)次，请向本中心索取）"] : []
    let shown = suffix(most).map { supplement in
      let text = supplement.text.shown
      let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest)))
      return "【\(title) \(supplement.at)】\n\(head)" + (head == text ? "" : "\n……（未完，请向本中心索取全文）")
    }
    return (left + shown).joined(separator: "\n\n")
  }
}

extension Docket {
  /// Brings what an author has added to whoever works on his letter now, or decides about it.
  func passOn(_ supplements: [Supplement]) throws {
    guard !supplements.isEmpty else { return }
    // What is said of a unit that has the letter already does not go to it.
    if accusesItsUnits { return try askAboutFollowUp(supplements) }
    switch letter.stage {
    case .registered, .accepted:
      // The desk is asked anew, and what was added stands in the question.
      try book.voidQuestions(about: id, kind: QuestionKind.decide.rawValue)
      try book.voidQuestions(about: id, kind: QuestionKind.arbitrate.rawValue)
    case .assigned, .handling, .replied, .signedOff:
      try tellUnits(supplements)
      if letter.stage == .signedOff {
        try book.voidQuestions(about: id, kind: QuestionKind.review.rawValue)
      }
      // No mail has it: somebody has to tell them by another way.
      if mayBeSecret { try askAboutFollowUp(supplements) }
    case .merged, .split:
      let relatives = try openRelatives()
      if relatives.isEmpty { return try askAboutFollowUp(supplements) }
      for var relative in relatives { try relative.inherit(supplements, from: letter) }
      // He may say that his is another matter, and only the desk can take it out.
      if let merged = letter.events.last(where: { $0.fact.act == .merge }), letter.stage == .merged {
        try askAboutFollowUp(supplements.filter { $0.sequence > merged.sequence })
      }
    case .cleared, .published, .withheld, .withdrawn, .declined, .retracted:
      try askAboutFollowUp(supplements)
    }
  }

  /// The letters in which this one is handled: its root, or its children.
  func openRelatives() throws -> [Docket] {
    try (letter.children + [letter.root].compactMap(\.self)).compactMap { try book.letter($0) }
      .filter { !$0.stage.isClosed && ![.merged, .split, .cleared].contains($0.stage) }
      .map { Docket(office: office, now: now, book: book, letter: $0) }
  }

  /// What an author adds to another letter that is handled in this one. Whom he accuses there he accuses here.
  mutating func inherit(_ supplements: [Supplement], from other: Letter) throws {
    let before = letter.supplements.count
    for supplement in supplements {
      let text = "（\(other.id)的网民补充）\n\(words(of: other, supplement.text.shown))"
      try record(.supplemented(Words(text), mail: supplement.mail), by: .author)
    }
    try noteAccusation(with: other.accusation)
    try passOn(Array(letter.supplements.dropFirst(before)))
  }

  /// To the officers of the lead and of the cooperating units; their due days stay.
  /// - Parameter reason: what the desk says besides, where it has them handle the letter anew.
  func tellUnits(_ supplements: [Supplement], reopenedAs reason: String? = nil) throws {
    let files = try enclosures(of: supplements.compactMap(\.mail))
    let words = supplements.written(as: reason == nil ? "网民补充" : "网民来信")
    let text = [words, reason ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n")
    try tellUnits(text, reopened: reason != nil, enclosing: files)
  }

  func tellUnits(_ text: String, reopened: Bool = false, enclosing files: Enclosures = Enclosures()) throws {
    guard let assignment = letter.assignment else { return }
    for name in assignment.units {
      guard let unit = office.register.unit(name), let officer = unit.officer(on: now.day) else { continue }
      let due = letter.due[name]
      var values: TemplateValues = [
        "title": .text(letter.title.shown), "unit": .text(name.text), "officer": .text(officer.name),
        "text": .text(text), "dueChinese": .text(due?.day.chinese ?? ""),
        "weekday": .text(due?.day.weekday.chinese ?? ""), "lead": .flag(name == assignment.lead),
        "answered": .flag(letter.answer != nil), "reopened": .flag(reopened),
      ]
      try send(
        "supplement", to: officer.address,
        token: office.mint.token(for: name, round: assignment.round, of: id), cause: name.text,
        values: values, enclosing: files)
      guard let subUnit = letter.subUnit(of: name).flatMap({ unit.subUnit($0, on: now.day) }) else {
        continue
      }
      values["officer"] = .text(subUnit.name)
      try send(
        "supplement", to: subUnit.address,
        token: office.mint.token(for: subUnit.name, of: name, round: assignment.round, of: id),
        cause: subUnit.name, values: values, enclosing: files)
    }
  }
}
