import Domain
import Foundation
import Store
import Templates

/// What a list says of an item: its own part of the templates, under the name of its kind.
extension MorningItem {
  /// Of a letter's text, in Unicode scalars.
  private static let mostText = 600

  func values(number: Int, on today: Day, _ office: Office) throws -> TemplateValues {
    let waited = office.calendar.workingDays(after: since.day, through: today)
    let dueLater = "\(due.month)月\(due.dayOfMonth)日"
    var values: TemplateValues = [
      "number": "\(number)", "name": .text(name), "id": .text(letterID?.description ?? ""),
      "urgent": .flag(isUrgent), "again": .flag(isTold), "days": waited > 0 ? "\(waited)" : "",
      "late": .flag(due < today), "today": .flag(due == today), "due": due > today ? .text(dueLater) : "",
      "answers": .list(answers.map { ["line": .text("\(number) \($0)")] }),
    ]
    for kind in Self.parts { values[kind] = false }
    values[part] = .record(try content())
    return values
  }

  private static let parts = QuestionKind.allCases.map(\.part) + ["held"]
  private var part: String { kind?.part ?? "held" }

  var letterID: LetterID? {
    switch subject {
    case .question(_, let docket): docket.id
    case .held(let entry): entry.held.letter
    }
  }

  /// Whether one person alone was asked: the desk's own list does not tell of it.
  var isForOneAlone: Bool {
    guard case .question(let waiting, _) = subject else { return false }
    return waiting.persons != nil
  }

  private func content() throws -> TemplateValues {
    switch subject {
    case .held(let entry): Self.content(of: entry)
    case .question(let waiting, let docket):
      if kind == .decide {
        try Self.content(toDecide: docket)
      } else {
        try docket.shown(waiting)
      }
    }
  }

  private static func content(toDecide docket: Docket) throws -> TemplateValues {
    let letter = docket.letter
    let files = docket.isReadHere ? 0 : try docket.enclosures().files.count
    let (text, isCut) =
      docket.isReadHere ? (Docket.readHere(letter.id), false) : cut(letter.textWithSupplements)
    return docket.valuesForDesk.merging([
      "reasons": .list(docket.reasonsForAsking.map(TemplateValue.text)), "text": .text(text),
      "cut": .text(isCut ? "huiyin show \(letter.id)" : ""), "files": files > 0 ? "\(files)" : "",
      "unsure": .flag(docket.canBeAgreedUnread && !docket.isLikely),
      "id": "\(letter.id)",
    ]) { $1 }
  }

  private static func content(of entry: PenEntry) -> TemplateValues {
    [
      "from": .text(entry.from.map { PenText.plain($0) } ?? "（未读取）"),
      "title": .text(entry.subject.map { PenText.plain($0) } ?? "（未读取）"),
      "receivedAt": "\(entry.standing.receivedAt)", "entry": "\(entry.held.id)",
      "words": .text(entry.words.map { PenText.plain($0) } ?? ""), "reason": .text(entry.reason.chinese),
      "guess": .text(entry.guess.chinese),
      "wayOut": .text(entry.guess.answer == nil ? entry.reason.wayOut?.chinese ?? "" : ""),
    ]
  }

  /// The beginning of a long text.
  private static func cut(_ text: String) -> (String, isCut: Bool) {
    let scalars = text.unicodeScalars
    guard scalars.count > mostText else { return (text, false) }
    return (String(String.UnicodeScalarView(scalars.prefix(mostText))) + "……", true)
  }
}

extension QuestionKind {
  /// Under which a list's templates know it.
  fileprivate var part: String {
    switch self {
    case .decide: "decide"
    case .confirmScan: "scan"
    case .confirmPaper: "paper"
    case .review: "review"
    case .followUp: "followUp"
    case .authorWish: "wish"
    case .second: "second"
    case .call: "call"
    case .arbitrate: "arbitrate"
    case .letGo: "letGo"
    case .extend: "extend"
    case .rule: "rule"
    }
  }
}

extension Docket {
  /// What its asker wrote for the desk, as far as that may still be said.
  fileprivate func shown(_ waiting: WaitingQuestion) throws -> TemplateValues {
    let desk = office.register.asked(waiting.question.desk, on: now.day)
    guard waiting.shown != nil else {
      throw LedgerError.corrupt("question \(waiting.question.id) has nothing to show")
    }
    var values = try TemplateValues(encoded: waiting.shown)
    values["id"] = "\(id)"
    // A review that an older version has asked for has none.
    if waiting.question.kind == QuestionKind.review.rawValue, values["advice"] == nil {
      values["advice"] = .list([])
    }
    if waiting.isAlone, values["attachments"] != nil { values["attachments"] = ["已随该件单独的邮件发出"] }
    return try disclosure(namingOthers: values["answer"] != nil)
      .outgoing(values, to: desk?.address ?? "")
  }
}

extension TemplateValues {
  /// What the ledger keeps of an open question; nothing where no list tells of it.
  init(encoded bytes: [UInt8]?) throws {
    self = try bytes.map { try JSONDecoder().decode(TemplateValues.self, from: Data($0)) } ?? [:]
  }

  /// As the ledger keeps them until the question is closed.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return Array(try encoder.encode(self))
  }
}
