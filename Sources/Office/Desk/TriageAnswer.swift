import Domain

/// What a clerk's lines come to, before anything is done: for each letter the last line that names it, and for each
/// line what becomes of it.
///
/// A line that cannot be read stops whatever it may have been about: the letters it names, and 其余, which would sweep
/// them up.
struct TriageAnswer {
  /// One decision to be carried out, or the reason why it is not.
  struct Step: Equatable {
    enum Act: Equatable {
      /// - Parameter inBulk: whether no line names the letter.
      case decide(TriageWord, inBulk: Bool)
      case refuse(String)
    }

    let line: String
    /// In the digest; nil where the line names none.
    let number: Int?
    let act: Act
  }

  fileprivate struct Line {
    let text: String
    let orders: [TriageOrder]
    /// The letters that it names, read or not.
    let named: [Int]

    /// Whether it decides something, or may have meant to.
    var decides: Bool { orders.isEmpty || orders.contains { $0.word != .markUrgent } }
  }

  let steps: [Step]

  /// - Parameters:
  ///   - words: of one mail or of several of one clerk, in the order in which they came.
  ///   - numbers: of the letters there are.
  init(reading words: [String], about numbers: [Int], _ names: UnitNames) {
    let only = numbers.count == 1 ? numbers[0] : nil
    let lines = words.flatMap { Self.lines(of: $0, only: only, names) }
    steps = Reading(lines: lines, numbers: numbers).steps
  }

  static let notUnderstood = "没有读懂，未办理"
  private static let most = 200

  /// The lines that are meant for us; a greeting and a name below it are not. Where there are none of them, the first
  /// line is answered, so that its clerk hears what would have been understood.
  /// - Parameter only: the number of the only letter there is.
  private static func lines(of words: String, only: Int?, _ names: UnitNames) -> [Line] {
    let texts = joined(
      Array(OfficeText.lines(words).prefix { !isOurs($0) }.prefix(most)), isAboutOne: only != nil)
    var lines: [Line] = []
    for (position, text) in texts.enumerated() {
      let orders = TriageOrder.all(in: text, names).filter { order in
        // Below a clerk's words stands often his office's name: that is no decision.
        !(order.scope == .only && position > 0 && names.isName(OfficeText.bare(text)))
      }
      guard !orders.isEmpty || TriageOrder.isMeant(text) else { continue }
      var named = orders.isEmpty ? TriageOrder.numbers(in: text) : orders.flatMap(\.numbers)
      if named.isEmpty, orders.isEmpty || orders[0].scope == .only {
        named = only.map { [$0] } ?? (goesOn(text) ? lines.last?.named ?? [] : [])
      }
      lines.append(Line(text: PenText.plain(text), orders: orders, named: named))
    }
    guard lines.isEmpty else { return lines }
    return [
      Line(text: texts.first.map { PenText.plain($0) } ?? "（空白）", orders: [], named: only.map { [$0] } ?? [])
    ]
  }

  /// Where our own mail begins, if its reader quotes it without a mark.
  private static func isOurs(_ line: String) -> Bool {
    ["网民留言（编号：", "下列网民留言等待受理", "【为什么请您决定】"].contains(where: line.hasPrefix)
  }

  /// Whether an unread line may belong to the one before it.
  private static func goesOn(_ text: String) -> Bool {
    ["配合", "协办", "协助", "牵头", "并", "和", "由", "请"].contains(where: OfficeText.bare(text).hasPrefix)
  }

  /// In an answer about one letter a word alone takes its name from the next line.
  private static func joined(_ lines: [String], isAboutOne: Bool) -> [String] {
    guard isAboutOne, lines.count > 1,
      ["受理", "转办", "改派", "仍转", "统一答复", "不予受理", "并入"].contains(OfficeText.bare(lines[0]))
    else { return lines }
    return ["\(OfficeText.bare(lines[0])) \(lines[1])"] + lines.dropFirst(2)
  }
}

extension TriageOrder {
  /// The letters that it names.
  fileprivate var numbers: [Int] {
    switch scope {
    case .numbers(let numbers): numbers
    case .rest(let numbers): numbers
    case .all, .only: []
    }
  }

  fileprivate var isSweeping: Bool {
    switch scope {
    case .rest, .all: true
    case .numbers, .only: false
    }
  }
}

extension TriageAnswer {
  /// Weighs the lines against each other.
  private struct Reading {
    let lines: [Line]
    let numbers: [Int]

    var steps: [Step] {
      lines.indices.flatMap { position -> [Step] in
        let line = lines[position]
        guard !line.orders.isEmpty else {
          return [Step(line: line.text, number: nil, act: .refuse(TriageAnswer.notUnderstood))]
        }
        return line.orders.flatMap { steps(of: $0, at: position) }
      }
    }

    private func steps(of order: TriageOrder, at position: Int) -> [Step] {
      let text = lines[position].text
      switch order.scope {
      case .numbers(let named):
        return named.map { Step(line: text, number: $0, act: act(order, on: $0, at: position)) }
      case .only:
        return [
          Step(line: text, number: numbers.count == 1 ? numbers[0] : nil, act: only(order, at: position))
        ]
      case .rest, .all:
        if let why = reasonAgainst(order, at: position) {
          return [Step(line: text, number: nil, act: .refuse(why))]
        }
        let left = numbers.filter { !named.contains($0) }
        guard !left.isEmpty else { return [Step(line: text, number: nil, act: .refuse("没有其余的件"))] }
        return left.map { Step(line: text, number: $0, act: .decide(order.word, inBulk: true)) }
      }
    }

    /// Whatever any line names.
    private var named: Set<Int> { Set(lines.flatMap(\.named)) }

    private func act(_ order: TriageOrder, on number: Int, at position: Int) -> Step.Act {
      guard numbers.contains(number) else { return .refuse("所回复的邮件中没有第\(number)件") }
      if order.word == .markUrgent { return .decide(order.word, inBulk: false) }
      for later in lines[(position + 1)...] where later.named.contains(number) {
        if later.orders.isEmpty { return .refuse("后面一行“\(later.text)”没有读懂，本行也未办理") }
        if later.orders.contains(where: { $0.word != .markUrgent }) {
          return .refuse("已由后面一行“\(later.text)”代替")
        }
      }
      return .decide(order.word, inBulk: false)
    }

    /// Without a number two different words are no decision, unless the later one says that it mends the other.
    private func only(_ order: TriageOrder, at position: Int) -> Step.Act {
      guard numbers.count == 1 else { return .refuse("请写明是第几件，如：1 \(Self.example)；其余都同意的写：其余 通过") }
      if order.word == .markUrgent { return .decide(order.word, inBulk: false) }
      let others = lines.indices.filter { $0 != position && lines[$0].decides }
      for other in others {
        let line = lines[other]
        if line.orders.isEmpty { return .refuse("另一行“\(line.text)”没有读懂，本行也未办理") }
        guard !line.orders.contains(order) else {
          if other < position { return .refuse("与前面一行相同") }
          continue
        }
        if other > position, line.orders.allSatisfy(\.isCorrection) {
          return .refuse("已由后面一行“\(line.text)”代替")
        }
        if other < position, order.isCorrection { continue }
        return .refuse("与另一行“\(line.text)”不一致，未办理，请只写一种")
      }
      return .decide(order.word, inBulk: false)
    }

    private static let example = "通过"

    /// Why 其余 or 全部 is not carried out.
    private func reasonAgainst(_ order: TriageOrder, at position: Int) -> String? {
      // What decides without saying about which letter is as good as unread.
      if let unread = lines.first(where: { $0.orders.allSatisfy { $0.scope == .only } }) {
        return "有一行“\(unread.text)”没有读懂，为免误办，本行未办理"
      }
      if let later = lines[(position + 1)...].first(where: { $0.orders.contains(where: \.isSweeping) }) {
        return "已由后面一行“\(later.text)”代替"
      }
      if case .decline = order.word { return "不予受理须逐件写明序号" }
      if case .merge = order.word { return "并入须写明序号" }
      if order.scope == .all, !named.isEmpty { return "另有单独写明的件，请写“其余”" }
      return nil
    }
  }
}

extension TriageAnswer.Step {
  /// Why it is not carried out; of what could not be read, with the words that would do.
  func refusal(help: String) -> String {
    guard case .refuse(let why) = act else { return "" }
    return why == TriageAnswer.notUnderstood ? "\(why)。\(help)" : why
  }
}
