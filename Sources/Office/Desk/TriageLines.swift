import Domain

/// The lines of a clerk's mails that are meant for us, as they are read one after the other.
struct TriageLines {
  /// One order, or what stands in the place of one.
  struct Line {
    enum Meaning: Equatable {
      case order(TriageOrder)
      /// Nobody knows what is wanted, or it is wanted in vain.
      case unread(why: String)
      /// What stands above is taken back, perhaps.
      case doubt
      /// It stops nothing, but its clerk hears how it was taken.
      case note(String)
    }

    let text: String
    let meaning: Meaning
    /// The letters that it names, read or not.
    let named: [Int]
    let mail: Int

    var isNote: Bool {
      if case .note = meaning { true } else { false }
    }
  }

  private(set) var lines: [Line] = []
  private let names: UnitNames
  private let surroundings: TriageLine
  private let numbers: TriageNumbers
  /// The number of the only letter there is.
  private let only: Int?

  init(_ names: UnitNames, surroundings: TriageLine, numbers: TriageNumbers, only: Int?) {
    self.names = names
    self.surroundings = surroundings
    self.numbers = numbers
    self.only = only
  }

  private static let most = 200

  /// A greeting and a name below are not meant for us. Where nothing is, the first line is answered, so that its clerk
  /// hears what would have been understood.
  mutating func read(_ words: String, ofMail mail: Int) {
    let all = OfficeText.lines(words)
    let own = all.prefix { !Self.isOurs($0) }.filter { !TriageLine.isQuote($0) }
    let texts = joined(Array(own.prefix(Self.most)))
    let before = lines.count
    var isSigned = false
    var isBelow = false
    for (position, text) in texts.enumerated() {
      if position > 0, TriageLine.isRule(text) {
        (isSigned, isBelow) = (true, isBelow || text.hasPrefix("--") && text.count <= 3)
      } else if position > 0, surroundings.isSignature(text) {
        isSigned = true
      } else if !isBelow || surroundings.isDoubt(text) {
        read(text, ofMail: mail, isFirst: position == 0, isSigned: isSigned)
      }
    }
    if !Set(own.dropFirst(Self.most)).isSubset(of: own.prefix(Self.most)) {
      // Whatever stands there may be about any of them.
      let why = "来信超过\(Self.most)行，未办理，请分几封写"
      lines.append(unread("……", why: why, named: lines.flatMap(\.named), mail))
    }
    guard lines[before...].allSatisfy(\.isNote) else { return }
    let why =
      own.isEmpty && !all.isEmpty ? "没有读懂，未办理：办理意见请写在最上面，引用的原文之上" : UnreadLine.notUnderstood
    lines.append(unread(texts.first ?? "（空白）", why: why, named: only.map { [$0] } ?? [], mail))
  }

  private mutating func read(_ text: String, ofMail mail: Int, isFirst: Bool, isSigned: Bool) {
    let usual = numbers.translated(TriageSpelling.usual(text))
    let orders = TriageOrder(wording: text).map { [$0] } ?? TriageOrder.all(in: usual, names)
    let numbered = Self.numbers(in: usual)
    let isUnread = !numbered.isEmpty && UnreadLine.reason(usual) != UnreadLine.notUnderstood
    if isDoubt(text, orders), !(isFirst && lines.isEmpty), !isUnread {
      let named = numbered.isEmpty ? named(byDoubt: usual) : numbered
      lines.append(Line(text: PenText.plain(text), meaning: .doubt, named: named, mail: mail))
    } else if isSigned, orders.allSatisfy({ $0.scope == .only }), surroundings.isOffice(text) {
      lines.append(Line(text: PenText.plain(text), meaning: .note("看作落款，未据此办理"), named: [], mail: mail))
    } else if !orders.isEmpty {
      lines += orders.map {
        Line(
          text: PenText.plain(text), meaning: .order($0), named: $0.numbers ?? only.map { [$0] } ?? [],
          mail: mail)
      }
    } else if TriageOrder.isMeant(usual) || !isSigned && surroundings.namesUnit(usual) {
      var named = TriageOrder.numbers(in: usual)
      if named.isEmpty { named = only.map { [$0] } ?? (Self.goesOn(text) ? lines.last?.named ?? [] : []) }
      lines.append(unread(text, why: UnreadLine.reason(usual), named: named, mail))
    }
  }

  private func unread(_ text: String, why: String, named: [Int], _ mail: Int) -> Line {
    Line(text: PenText.plain(text), meaning: .unread(why: why), named: named, mail: mail)
  }

  /// What can be read as 待定 of certain letters is that.
  private func isDoubt(_ text: String, _ orders: [TriageOrder]) -> Bool {
    guard orders.allSatisfy({ $0.scope == .only && $0.word == .leave }) else { return false }
    return (orders.isEmpty || only == nil) && surroundings.isDoubt(TriageSpelling.usual(text))
  }

  /// The letters that stand at a line's beginning; 5分钟后再说 names none.
  private static func numbers(in line: String) -> [Int] {
    let numbers = LineNumbers(in: line, numerals: .apart)
    return "分小时天点日月年个".contains(numbers.rest.first ?? " ") ? [] : TriageOrder.numbers(in: line)
  }

  /// The letters whose numbers stand anywhere in it; all that were decided above, where there are none, or others.
  private func named(byDoubt line: String) -> [Int] {
    let above = Set(lines.flatMap(\.named))
    let named = Set(
      line.unicodeScalars.split { !LineNumbers.isDigit($0) }.filter { $0.count <= 3 }
        .compactMap { Int(String($0)) })
    return (named.isEmpty || !named.isSubset(of: above) ? above.union(only.map { [$0] } ?? []) : named)
      .sorted()
  }

  /// A line below a word that stands alone which takes it back, perhaps.
  static func doubt(below line: String, in words: String) -> String? {
    guard DeskWord(reading: line)?.standsAlone == true else { return nil }
    let below = OfficeText.lines(words).dropFirst().prefix { !isOurs($0) }.prefix(20)
    return below.first { !TriageLine.isQuote($0) && TriageLine.isDoubt($0) }.map { PenText.plain($0) }
  }

  /// Where our own mail begins, if its reader quotes it without a mark.
  private static func isOurs(_ line: String) -> Bool {
    ["网民留言（编号：", "下列网民留言等待受理", "【为什么请您决定】"].contains(where: line.hasPrefix)
  }

  /// Whether an unread line may belong to the one before it.
  private static func goesOn(_ text: String) -> Bool {
    ["配合", "协办", "协助", "牵头", "并", "和", "由", "请"].contains(where: OfficeText.bare(text).hasPrefix)
  }

  /// What is written on two lines and is one: 标题 and 摘要; in an answer about one letter also a word and its name.
  private func joined(_ lines: [String]) -> [String] {
    var lines = lines
    let open = ["受理", "转办", "改派", "仍转", "统一答复", "不予受理", "并入"]
    if only != nil, lines.count > 1, open.contains(OfficeText.bare(TriageSpelling.usual(lines[0]))) {
      lines[0...1] = ["\(OfficeText.bare(lines[0])) \(lines[1])"]
    }
    for place in lines.indices.dropLast().reversed()
    where ["标题", "摘要"].allSatisfy({ word in
      lines[place...(place + 1)].contains { OfficeText.hasPrefix(word, $0) }
    }) {
      lines[place...(place + 1)] = ["\(lines[place]) \(lines[place + 1])"]
    }
    return lines
  }
}

extension TriageOrder {
  /// The letters that it names; nil where it names none.
  fileprivate var numbers: [Int]? {
    switch scope {
    case .numbers(let numbers): numbers
    case .rest(let numbers): numbers
    case .all: []
    case .only: nil
    }
  }
}
