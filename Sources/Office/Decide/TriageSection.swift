import Domain
import Store
import Templates

/// What a desk's digest says of the letters that wait: a part of that mail, wherever it stands.
struct TriageSection {
  private struct Entry {
    let waiting: WaitingQuestion
    let docket: Docket
    /// Files that came with it.
    let files: Int

    var isUrgent: Bool { docket.letter.classification?.isUrgent == true }
  }

  private let shown: [Entry]
  private let total: Int
  private let new: Int

  /// A mail that is read to its end; the rest is told the next time.
  private static let most = 50
  /// Of a letter's text, in Unicode scalars.
  private static let mostText = 600
  /// Letters for which a button writes a line: few, as an address holds only so much.
  private static let mostDrafts = 8

  init(_ waiting: [WaitingQuestion], of office: Office, at now: Timestamp, in book: Book) throws {
    total = waiting.count
    new = waiting.count { !$0.isTold }
    // What nobody has told of yet comes first where not all can be told; who waits longest is read first.
    let choice = waiting.filter { !$0.isTold } + waiting.filter(\.isTold)
    let entries = try choice.prefix(Self.most * 4).compactMap { waiting in
      try book.letter(waiting.question.letter).map { letter in
        let docket = Docket(office: office, now: now, book: book, letter: letter)
        return Entry(
          waiting: waiting, docket: docket,
          files: docket.isReadHere ? 0 : try docket.enclosures().files.count)
      }
    }
    let chosen = (entries.filter(\.isUrgent) + entries.filter { !$0.isUrgent }).prefix(Self.most)
    shown = chosen.sorted { a, b in
      (a.isUrgent ? 0 : 1, a.docket.letter.registration.receivedAt, a.waiting.question.id)
        < (b.isUrgent ? 0 : 1, b.docket.letter.registration.receivedAt, b.waiting.question.id)
    }
  }

  var isEmpty: Bool { shown.isEmpty }
  /// In the order of their numbers.
  var questions: [Question] { shown.map(\.waiting.question) }

  /// Under which it asks about each letter.
  var numbers: [LetterID: Int] {
    Dictionary(
      shown.enumerated().map { ($1.docket.letter.id, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  var values: TemplateValues {
    [
      "waiting": .flag(!isEmpty), "count": "\(total)", "new": "\(new)",
      "more": total > shown.count ? "\(total - shown.count)" : "",
      "letters": .list(shown.enumerated().map { values(of: $1, number: $0 + 1) }),
      "drafts": .list(drafts),
    ]
  }

  /// What a button writes for the clerk to look through: never that something be declined, which is nobody's to do
  /// unread.
  private var drafts: [TemplateValue] {
    shown.enumerated().compactMap { position, entry in
      entry.docket.canBeAgreedUnread ? ["line": "\(position + 1) 通过"] : nil
    }.prefix(Self.mostDrafts).map(\.self)
  }

  private func values(of entry: Entry, number: Int) -> TemplateValue {
    let docket = entry.docket
    let letter = docket.letter
    let days = docket.office.calendar.workingDays(
      after: entry.waiting.question.askedAt.day, through: docket.now.day)
    var values = docket.valuesForDesk
    let (text, isCut) =
      docket.isReadHere ? (Docket.readHere(letter.id), false) : Self.cut(letter.textWithSupplements)
    values.merge([
      "number": "\(number)", "id": "\(letter.id)", "urgent": .flag(entry.isUrgent),
      "again": .flag(entry.waiting.isTold || entry.waiting.isAlone), "days": days > 0 ? "\(days)" : "",
      "reasons": .list(docket.reasonsForAsking.map(TemplateValue.text)), "text": .text(text),
      "cut": .text(isCut ? "huiyin show \(letter.id)" : ""), "answers": .list(docket.answers(number)),
      "files": entry.files > 0 ? "\(entry.files)" : "",
    ]) { _, new in new }
    return .record(values)
  }

  /// The beginning of a long text.
  private static func cut(_ text: String) -> (String, isCut: Bool) {
    let scalars = text.unicodeScalars
    guard scalars.count > mostText else { return (text, false) }
    return (String(String.UnicodeScalarView(scalars.prefix(mostText))) + "……", true)
  }
}

extension Docket {
  /// Whether 通过 accepts and assigns it.
  fileprivate var canBeAgreedUnread: Bool {
    if letter.stage == .registered, case .decline = proposal.decision.value { return false }
    return letter.lastReturn == nil && !proposal.leads.isEmpty
  }

  /// The lines that would do, the proposed one first: one button each.
  fileprivate func answers(_ number: Int) -> [TemplateValue] {
    var words: [String] = []
    if canBeAgreedUnread { words.append("通过") }
    words += proposal.leads.dropFirst(canBeAgreedUnread ? 1 : 0).map(\.value.text)
    if letter.stage == .registered, case .decline(let ground) = proposal.decision.value {
      words.append("不予受理 \(chineseDigit(ground.rawValue))")
    }
    return words.map { ["line": .text("\(number) \($0)")] }
  }
}
