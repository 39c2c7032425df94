import Domain
import Mail
import Store
import Templates

/// What one desk is told: everything that waits for it, numbered, what presses most first.
struct MorningList {
  let items: [MorningItem]
  /// All that waits, also what this mail has no room for.
  private let all: [MorningItem]
  private let office: Office
  private let today: Day

  /// A mail that is read to its end; the rest comes with the next.
  private static let most = 50
  /// Lines that a button writes: few, as an address holds only so much.
  private static let mostDrafts = 8
  /// Of scans in one mail, in octets; what has no room has a mail of its own.
  static let mostScans = 6 << 20

  /// - Parameter all: what waits; of it, what nobody has told of yet comes first where there is no room for all.
  init(of all: [MorningItem], in office: Office, on today: Day) {
    self.all = all
    let sorted = all.sorted { $0.precedes($1, on: today) }
    let choice = sorted.filter { !$0.isTold || $0.isUrgent } + sorted.filter { $0.isTold && !$0.isUrgent }
    items = choice.prefix(Self.most).sorted { $0.precedes($1, on: today) }
    (self.office, self.today) = (office, today)
  }

  var isEmpty: Bool { items.isEmpty }
  /// In the order of their numbers.
  var matters: [ListedMatter] { items.map(\.matter) }

  /// Under which it asks what becomes of each letter.
  var numbersToDecide: [LetterID: Int] {
    let pairs = items.enumerated().compactMap { position, item in
      item.kind == .decide ? item.letterID.map { ($0, position + 1) } : nil
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  var values: TemplateValues {
    get throws {
      [
        "waiting": .flag(!isEmpty), "count": "\(all.count { !$0.isRule })",
        "more": all.count > items.count ? "\(all.count - items.count)" : "",
        "urgent": Self.count(all) { $0.isUrgent },
        "due": Self.count(all) { $0.due <= today },
        "kinds": .list(kinds.map { ["name": .text($0.name), "count": "\($0.count)"] }),
        "items": .list(
          try items.enumerated().map { .record(try $1.values(number: $0 + 1, on: today, office)) }),
        "drafts": .list(try drafts),
        "decides": .flag(items.contains { $0.kind == .decide }),
        "reviews": .flag(items.contains { $0.kind == .review }),
        "scans": .flag(items.contains { $0.kind == .confirmScan }),
        "holds": .flag(items.contains { $0.kind == nil }),
        "teaches": .flag(items.contains(where: \.isRule)),
        "calls": .flag(items.contains { $0.kind == .call }),
      ]
    }
  }

  private static func count(_ items: [MorningItem], _ test: (MorningItem) -> Bool) -> TemplateValue {
    let count = items.count(where: test)
    return .text(count > 0 ? "\(count)" : "")
  }

  /// In the order in which they first come.
  private var kinds: [(name: String, count: Int)] {
    items.reduce(into: []) { kinds, item in
      if let known = kinds.firstIndex(where: { $0.name == item.name }) {
        kinds[known].count += 1
      } else {
        kinds.append((item.name, 1))
      }
    }
  }

  private var drafts: [TemplateValue] {
    get throws {
      try items.enumerated().compactMap { position, item -> TemplateValue? in
        try item.draft.map { ["line": .text("\(position + 1) \($0)")] }
      }.prefix(Self.mostDrafts).map(\.self)
    }
  }

  /// The sealed scans that are to be looked at; those that a mail of their own has brought are with that one.
  var scans: [Attachment] {
    get throws {
      try items.flatMap { item -> [Attachment] in
        guard item.kind == .confirmScan, case .question(let waiting, let docket) = item.subject,
          !waiting.isAlone
        else { return [] }
        return try docket.scans()
      }
    }
  }
}
