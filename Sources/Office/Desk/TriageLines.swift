import Domain

/// The lines of a clerk's mails that are meant for us, as they are read one after the other.
struct TriageLines {
  private(set) var lines: [Line] = []
  /// The doubts with numbers in their midst, which name letters only if an order names them, too.
  private var loose: [Int] = []
  /// Before which of the lines an empty one stands in the mail that is read.
  private var blocks: [Int] = []
  let names: UnitNames
  let surroundings: TriageLine
  let numbers: TriageNumbers
  /// The number of the only item there is.
  let only: Int?
  /// In which words each item is answered; letters that wait where it is left out.
  let vocabularies: [Int: Vocabulary]

  init(
    _ names: UnitNames, surroundings: TriageLine, numbers: TriageNumbers, only: Int?,
    vocabularies: [Int: Vocabulary] = [:]
  ) {
    self.names = names
    self.surroundings = surroundings
    self.numbers = numbers
    self.only = only
    self.vocabularies = vocabularies
  }

  private static let most = 200

  /// A greeting and a name below are not meant for us. Where nothing is, the first line is answered, so that its clerk
  /// hears what would have been understood.
  ///
  /// - Parameter indented: lines that may be his own; whatever they may be about is not done.
  mutating func read(_ words: String, indented: [String] = [], ofMail mail: Int) {
    let all = OfficeText.lines(words)
    let own = all.prefix { !Self.isOurs($0) }.filter { !TriageLine.isQuote($0) }
    let texts = withReasons(joined(Array(own.prefix(Self.most))))
    let openings = Self.openings(of: words)
    let before = lines.count
    blocks = [before]
    var isSigned = false
    var isBelow = false
    /// Of the last line that was read.
    var place = 0
    for (position, text) in texts.enumerated() {
      if openings.contains(where: { text == $0 || text.hasPrefix("\($0) ") }) { blocks.append(lines.count) }
      if position > 0, TriageLine.isRule(text) {
        (isSigned, isBelow) = (true, isBelow || text.hasPrefix("--") && text.count <= 3)
        continue
      }
      let above = isSigned ? nil : lines.last.flatMap { $0.mail == mail ? $0 : nil }
      let goesOn = mayGoOn(with: text, below: above, isNext: place == position - 1)
      if position > 0, !goesOn, surroundings.isSignature(text) {
        isSigned = true
      } else if !isBelow || surroundings.isDoubt(text) {
        let count = lines.count
        read(text, ofMail: mail, isSigned: isSigned, below: goesOn ? above : nil)
        if lines.count > count { place = position }
      }
    }
    for text in indented.prefix(Self.most) { readIndented(text, ofMail: mail) }
    settleLoose()
    if !Set(own.dropFirst(Self.most)).isSubset(of: own.prefix(Self.most)) {
      // Whatever stands there may be about any of them.
      let why = "来信超过\(Self.most)行，未办理，请分几封写"
      lines.append(unread("……", why: why, named: lines.flatMap(\.named), mail))
    }
    guard lines[before...].allSatisfy(\.isNote) else { return }
    let why =
      own.isEmpty && !all.isEmpty ? "没有读懂，未办理：办理意见请写在最上面，引用的原文之上" : UnreadLine.notUnderstood
    // What a second mail without an order was to mend nobody knows.
    let isTalk = !texts.isEmpty && texts.allSatisfy { surroundings.isIdle($0) }
    let named = isTalk ? [] : lines.flatMap(\.named)
    lines.append(unread(texts.first ?? "（空白）", why: why, named: only.map { [$0] } ?? named, mail))
  }

  /// - Parameter above: the line whose reason it may be a part of.
  private mutating func read(_ text: String, ofMail mail: Int, isSigned: Bool, below above: Line?) {
    let counted = LineNumbers(in: numbers.translated(TriageSpelling.usual(text)), numerals: .apart)
    if counted.isCount, ScanTicks(reading: text) == nil,
      ScanTicks(reading: TriageWord.withoutArrow(text)) == nil
    {
      let named = block(ofMail: mail, isWhole: false)
      return lines.append(unread(text, why: UnreadLine.count(text), named: named, mail))
    }
    if counted.areCounted || counted.isDotted && !surroundings.isIdle(text, isSigned: isSigned) {
      let named = counted.all.map { Int($0) } + (above?.named ?? [])
      return lines.append(unread(text, why: UnreadLine.counted, named: named, mail))
    }
    if above == nil, Self.isHouse(text), !surroundings.isIdle(text, isSigned: isSigned) {
      let named = isDecided(in: mail) ? block(ofMail: mail, isWhole: isSigned) : lines.flatMap(\.named)
      return lines.append(unread(text, why: UnreadLine.beside, named: named, mail))
    }
    if let several = numbers.ambiguous(in: TriageSpelling.usual(text)) {
      let items = several.numbers.map { "第\($0)件" }.joined(separator: "、")
      let why = "未办理：\(several.letter)在本邮件中有\(items)，请写明序号，如：\(several.numbers[0]) 通过"
      return lines.append(unread(text, why: why, named: several.numbers + (above?.named ?? []), mail))
    }
    switch ownWords(of: text) {
    case .order(let order)?:
      let named = order.numbers ?? only.map { [$0] } ?? []
      return lines.append(Line(text: PenText.plain(text), meaning: .order(order), named: named, mail: mail))
    case .unread(let why, let named)?:
      return lines.append(unread(text, why: why, named: named + (above?.named ?? []), mail))
    case nil: break
    }
    let usual = numbers.translated(TriageSpelling.usual(text))
    let orders = TriageOrder(wording: text).map { [$0] } ?? TriageOrder.all(in: usual, names)
    let numbered = Self.numbers(in: usual)
    let isUnread = !numbered.isEmpty && UnreadLine.reason(usual) != UnreadLine.notUnderstood
    if orders.isEmpty, let excepted = ExceptedNumbers(reading: usual) {
      let meaning = excepted.isPlain ? Line.Meaning.exception : .doubt
      lines.append(Line(text: PenText.plain(text), meaning: meaning, named: excepted.numbers, mail: mail))
    } else if isDoubt(text, orders), !isUnread {
      if numbered.isEmpty { loose.append(lines.count) }
      let named = numbered.isEmpty ? Self.named(byDoubt: usual) : numbered
      lines.append(Line(text: PenText.plain(text), meaning: .doubt, named: named, mail: mail))
    } else if let above, orders.allSatisfy({ $0.scope == .only }) {
      lines.append(unread(text, why: UnreadLine.mayGoOn, named: above.named + numbered, mail))
    } else if isSigned, orders.allSatisfy({ $0.scope == .only }), surroundings.isOffice(text) {
      lines.append(Line(text: PenText.plain(text), meaning: .note("看作落款，未据此办理"), named: [], mail: mail))
    } else if only == nil, let above = lines.last(where: { $0.mail == mail })?.named, !above.isEmpty,
      orders.contains(where: { $0.scope == .only && $0.word.decides })
    {
      // It may mend what stands above it.
      let why = "未办理：请写明是第几件，如：1 通过"
      lines.append(unread(text, why: why, named: above, mail))
    } else if !orders.isEmpty {
      lines += orders.map {
        Line(
          text: PenText.plain(text), meaning: .order($0), named: $0.numbers ?? only.map { [$0] } ?? [],
          mail: mail)
      }
    } else if TriageOrder.isMeant(usual) || !isSigned && surroundings.namesUnit(usual) {
      var named = TriageOrder.numbers(in: usual)
      if named.isEmpty { named = only.map { [$0] } ?? lines.last { $0.mail == mail }?.named ?? [] }
      lines.append(unread(text, why: UnreadLine.reason(usual), named: named, mail))
    } else if isDecided(in: mail), !surroundings.isIdle(text, isSigned: isSigned) {
      let named = block(ofMail: mail, isWhole: isSigned) + Self.named(byDoubt: usual)
      lines.append(unread(text, why: UnreadLine.beside, named: named, mail))
    }
  }

  /// `3号楼要隐去`: the number of a house or a measure, and not of an item.
  private static func isHouse(_ text: String) -> Bool {
    OfficeText.halfWidth(text).firstMatch(of: #/^\s*\d{1,4}(?:号[楼院栋]|[楼栋室房层度元户米]|单元)/#) != nil
  }

  private mutating func readIndented(_ text: String, ofMail mail: Int) {
    let usual = numbers.translated(TriageSpelling.usual(text))
    let named = TriageOrder.numbers(in: usual)
    if named.isEmpty, surroundings.isDoubt(usual) {
      return lines.append(Line(text: PenText.plain(text), meaning: .doubt, named: [], mail: mail))
    }
    let isMeant = TriageOrder.isMeant(usual) || !TriageOrder.all(in: usual, names).isEmpty
    if !isMeant, !surroundings.isDoubt(usual), isDecided(in: mail), !surroundings.isIdle(text, isSigned: true)
    {
      let all = block(ofMail: mail, isWhole: true)
      return lines.append(unread(text, why: UnreadLine.indented, named: all + named, mail))
    }
    guard isMeant || surroundings.isDoubt(usual), !surroundings.isSignature(text) else { return }
    lines.append(
      unread(text, why: UnreadLine.indented, named: named.isEmpty ? only.map { [$0] } ?? [] : named, mail))
  }

  /// The lines below an empty one.
  private static func openings(of words: String) -> Set<String> {
    let all = words.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: OfficeText.endsLine
    )
    .map { OfficeText.trimmed(String($0)) }
    return Set(all.indices.dropFirst().filter { all[$0 - 1].isEmpty && !all[$0].isEmpty }.map { all[$0] })
  }

  private func isDecided(in mail: Int) -> Bool {
    lines.contains { $0.mail == mail && ($0.order != nil || !$0.named.isEmpty) }
  }

  /// The letters of the last lines of a mail that name any, as far as no empty line stands above them.
  private func block(ofMail mail: Int, isWhole: Bool) -> [Int] {
    let naming = lines.indices.filter { lines[$0].mail == mail && !lines[$0].named.isEmpty }
    guard let last = naming.last else { return only.map { [$0] } ?? [] }
    let start = isWhole ? 0 : blocks.last { $0 <= last } ?? 0
    return naming.filter { $0 >= start }.flatMap { lines[$0].named }
  }

  private func unread(_ text: String, why: String, named: [Int], _ mail: Int) -> Line {
    Line(text: PenText.plain(text), meaning: .unread(why: why), named: named, mail: mail)
  }

  /// What can be read as 待定 of certain letters is that; 不是住建局 is no unit's name.
  private func isDoubt(_ text: String, _ orders: [TriageOrder]) -> Bool {
    guard orders.allSatisfy({ $0.scope == .only && $0.word == .leave || !$0.word.namesKnown(names) }) else {
      return false
    }
    let isLeft = only != nil && orders.contains { $0.word == .leave }
    return !isLeft && surroundings.isDoubt(TriageSpelling.usual(text))
  }

  /// A doubt whose numbers are no letters' is about all of them.
  private mutating func settleLoose() {
    let ordered = Set(lines.indices.filter { !loose.contains($0) }.flatMap { lines[$0].named })
    for place in loose where !ordered.isSuperset(of: lines[place].named) {
      let line = lines[place]
      lines[place] = Line(text: line.text, meaning: line.meaning, named: [], mail: line.mail)
    }
    loose = []
  }

  /// Where our own mail begins, if its reader quotes it without a mark.
  static func isOurs(_ line: String) -> Bool {
    ["网民留言（编号：", "下列事项等待您办理", "【为什么请您决定】", "您的来信已读取，结果如下"].contains(where: line.hasPrefix)
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
