import Domain
import Mail
import Store
import Templates

/// What somebody is told: everything that waits for him, numbered, what presses most first. What is too much for one
/// mail goes in several, whose numbers go on, so that a line under the wrong one is about nothing.
struct MorningList {
  let items: [MorningItem]
  /// The number of the first.
  let first: Int
  let part: Int
  private let parts: Int
  /// All that waits, also what these mails have no room for.
  private let all: [MorningItem]
  private let scansOfItems: ListedScans
  private let office: Office
  private let today: Day

  /// A mail that is read to its end.
  private static let most = 50
  private static let mostParts = 6
  /// Lines that a button writes: few, as an address holds only so much.
  private static let mostDrafts = 8
  /// Files in one mail; ours takes no more, either.
  private static let mostFiles = 20
  /// Of words in one mail, in octets: behind more its code would be lost where an answer is read no further, as 64 KiB of it are.
  private static let mostBeforeCode = 20 << 10
  /// Of scans in one mail, in octets; what is larger by itself has a mail of its own.
  static let mostOctets = 6 << 20

  /// - Parameter all: what waits; of it, what nobody has told of yet comes first where there is no room for all.
  static func lists(
    of all: [MorningItem], with scans: ListedScans, in office: Office, on today: Day
  ) -> [MorningList] {
    let sorted = all.sorted { $0.precedes($1, on: today) }
    let choice = sorted.filter { !$0.isTold || $0.isUrgent } + sorted.filter { $0.isTold && !$0.isUrgent }
    let chosen = choice.prefix(most * mostParts).sorted { $0.precedes($1, on: today) }
    let parts = parted(chosen, scans)
    var first = 1
    return parts.enumerated().map { position, items in
      defer { first += items.count }
      return MorningList(
        items: items, first: first, part: position + 1, parts: parts.count, all: all, scansOfItems: scans,
        office: office, today: today)
    }
  }

  /// In their order, each part as full as it may be; one without items where there is nothing.
  private static func parted(_ items: [MorningItem], _ scans: ListedScans) -> [[MorningItem]] {
    var parts: [[MorningItem]] = [[]]
    var (files, octets) = (0, 0)
    for item in items {
      let own = scans[item]
      let size = own.reduce(0) { $0 + $1.bytes.count }
      if parts[parts.count - 1].count >= most || files > 0 && files + own.count > mostFiles
        || octets > 0 && octets + size > mostOctets
      {
        parts.append([])
        (files, octets) = (0, 0)
      }
      parts[parts.count - 1].append(item)
      (files, octets) = (files + own.count, octets + size)
    }
    return parts
  }

  var isEmpty: Bool { items.isEmpty }
  /// In the order of their numbers.
  var matters: [ListedMatter] { items.map(\.matter) }

  /// Under which it asks what becomes of each letter.
  var numbersToDecide: [LetterID: Int] {
    let pairs = numbered.compactMap { number, item in
      item.kind == .decide ? item.letterID.map { ($0, number) } : nil
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  private var numbered: [(number: Int, item: MorningItem)] {
    items.enumerated().map { ($0.offset + first, $0.element) }
  }

  var values: TemplateValues {
    get throws {
      let items = try numbered.map {
        TemplateValue.record(try $0.item.values(number: $0.number, on: today, office))
      }
      let listed = parts == 1 ? self.items.count : min(all.count, Self.most * Self.mostParts)
      return [
        "waiting": .flag(!isEmpty), "count": "\(all.count { !$0.isRule })",
        "more": all.count > listed && part == parts ? "\(all.count - listed)" : "",
        "parts": parts > 1 ? "\(parts)" : "", "part": "\(part)", "first": "\(first)",
        "last": "\(first + items.count - 1)",
        "long": .flag(items.reduce(0) { $0 + $1.octets } > Self.mostBeforeCode),
        "urgent": Self.count(all) { $0.isUrgent },
        "due": Self.count(all) { $0.due <= today && !$0.isRule },
        "kinds": .list(kinds.map { ["name": .text($0.name), "count": "\($0.count)"] }),
        "items": .list(items),
        "drafts": .list(try drafts),
        "decides": .flag(self.items.contains { $0.kind == .decide }),
        "reviews": .flag(self.items.contains { $0.kind == .review }),
        "scans": .flag(self.items.contains { $0.kind == .confirmScan }),
        "holds": .flag(self.items.contains { $0.kind == nil }),
        "teaches": .flag(self.items.contains(where: \.isRule)),
        "calls": .flag(self.items.contains { $0.kind == .call }),
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
      try numbered.compactMap { number, item -> TemplateValue? in
        try item.draft.map { ["line": .text("\(number) \($0)")] }
      }.prefix(Self.mostDrafts).map(\.self)
    }
  }

  /// The sealed scans that are to be looked at; those that a mail of their own has brought are with that one.
  var scans: [Attachment] { items.flatMap { scansOfItems[$0] } }
}

extension TemplateValue {
  /// About how many it takes to show it.
  fileprivate var octets: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .flag, .markup: 0
    case .list(let items): items.reduce(0) { $0 + $1.octets }
    case .record(let values): values.values.reduce(0) { $0 + $1.octets }
    }
  }
}

/// The sealed scans of what a list asks about, each mail of which is opened once.
struct ListedScans {
  private var scans: [ListedMatter: [Attachment]] = [:]

  init(of items: [MorningItem]) throws {
    for item in items where item.kind == .confirmScan {
      guard case .question(let waiting, let docket) = item.subject, !waiting.isAlone else { continue }
      scans[item.matter] = try docket.scans()
    }
  }

  subscript(item: MorningItem) -> [Attachment] { scans[item.matter] ?? [] }

  /// Those of one item that would make a mail larger than servers take.
  func isTooMuch(_ item: MorningItem) -> Bool {
    self[item].reduce(0) { $0 + $1.bytes.count } > MorningList.mostOctets
  }
}
