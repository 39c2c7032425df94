import Domain

/// Weighs a clerk's lines against each other: what each comes to, seen beside the others.
struct TriageWeighing {
  typealias Line = TriageLines.Line
  typealias Step = TriageAnswer.Step

  let lines: [Line]
  /// Of the letters there are.
  let numbers: [Int]
  let names: UnitNames

  var steps: [Step] {
    lines.indices.flatMap { position -> [Step] in
      let line = lines[position]
      switch line.meaning {
      case .order(let order): return steps(of: order, at: position)
      case .unread(let why):
        let number = UnreadLine.isOfParts(line.text) && line.named.count == 1 ? line.named.first : nil
        return [Step(line: line.text, number: number, act: .refuse(why))]
      case .exception: return [Step(line: line.text, number: nil, act: .pass("看作除外，未办理"))]
      case .note(let what): return [Step(line: line.text, number: nil, act: .pass(what))]
      case .doubt:
        let why =
          "读作尚有疑问：\(line.named.isEmpty ? "所写的都" : "有关的件")未办理，请确定后重新写明，如：\(numbers.count == 1 ? "通过" : "1 通过")"
        return [Step(line: line.text, number: nil, act: .refuse(why))]
      }
    }
  }

  private func steps(of order: TriageOrder, at position: Int) -> [Step] {
    let text = lines[position].text
    switch order.scope {
    case .numbers(let named):
      let present = named.filter(numbers.contains)
      let absent = named.filter { !numbers.contains($0) }
      // By 1-50 of fourteen nobody meant those that he saw.
      if absent.count > 1, !present.isEmpty { return missing(absent, text, "，本行都未办理，请写明是哪几件") }
      return missing(absent, text)
        + present.map { Step(line: text, number: $0, act: act(order, on: $0, at: position)) }
    case .only:
      let number = numbers.count == 1 ? numbers[0] : nil
      return [Step(line: text, number: number, act: only(order, at: position))]
    case .rest, .all:
      if let why = reasonAgainst(order, at: position) {
        return [Step(line: text, number: nil, act: .refuse(why))]
      }
      let left = numbers.filter { !named.contains($0) }
      guard !left.isEmpty else { return [Step(line: text, number: nil, act: .refuse("没有其余的件"))] }
      return left.map { Step(line: text, number: $0, act: .decide(order.word, .rest)) }
    }
  }

  /// What is not in the mail, in one line however much it is.
  private func missing(_ missing: [Int], _ text: String, _ consequence: String = "") -> [Step] {
    guard let first = missing.first, let last = missing.last else { return [] }
    let why =
      switch missing.count {
      case 1: "所回复的邮件中没有第\(first)件"
      case last - first + 1: "所回复的邮件中没有第\(first)件至第\(last)件"
      default:
        "所回复的邮件中没有第\(missing.prefix(10).map(String.init).joined(separator: "、"))件\(missing.count > 10 ? "等" : "")"
      }
    return [Step(line: text, number: nil, act: .refuse(why + consequence))]
  }

  /// Whatever any line names; what 除3外 leaves out with it.
  private var named: Set<Int> { Set(lines.flatMap(\.named)) }
}

extension TriageWeighing {
  private func act(_ order: TriageOrder, on number: Int, at position: Int) -> Step.Act {
    let line = lines[position]
    if let doubt = doubt(about: number, at: position) {
      return .refuse("另一行“\(doubt.text)”尚有疑问，本行未办理")
    }
    if order.word.decides, let why = reasonToLeave(number, to: order, at: position) { return why }
    if let contradicted = contradiction(of: order, on: number, at: position) {
      return .refuse("与另一行“\(contradicted.text)”不一致，未办理，请只写一种；改主意的请写：更正：\(number) 单位名")
    }
    for later in lines[(position + 1)...] where later.named.contains(number) && order.word.decides {
      switch later.meaning {
      case .note, .doubt, .exception: continue
      case .unread: return .refuse("后面一行“\(later.text)”没有读懂，本行也未办理")
      case .order(let next):
        guard next.word.decides, next.isCorrection || !later.isWider(than: line) else { continue }
        return .pass("已由后面一行“\(later.text)”代替")
      }
    }
    return .decide(order.word, order.isOfSeveral ? .several : .one)
  }

  /// Without a number two different words are no decision, unless the later one says that it mends the other.
  private func only(_ order: TriageOrder, at position: Int) -> Step.Act {
    if case .learn = order.word, numbers.count != 1 { return .decide(order.word, .one) }
    guard numbers.count == 1 else { return .refuse("未办理：请写明是第几件，如：1 通过；其余都同意的写：其余 通过") }
    if let doubt = doubt(about: numbers[0], at: position) {
      return .refuse("另一行“\(doubt.text)”尚有疑问，本行未办理")
    }
    for (place, line) in lines.enumerated() where place != position {
      switch line.meaning {
      case .note, .doubt: continue
      case .exception: return .refuse("另一行“\(line.text)”写明除外，本行未办理")
      case .unread:
        if order.word.decides { return .refuse("另一行“\(line.text)”没有读懂，本行也未办理") }
      case .order(let other):
        guard order.word.decides, other.word.decides else { continue }
        if isSame(order.word, other.word) {
          if place < position { return .pass("与前面一行相同") }
        } else if place > position, other.mends {
          return .pass("已由后面一行“\(line.text)”代替")
        } else if place > position || !order.mends {
          return .refuse("与另一行“\(line.text)”不一致，未办理，请只写一种")
        }
      }
    }
    return .decide(order.word, .one)
  }

  /// Why 其余 or 全部 is not carried out.
  private func reasonAgainst(_ order: TriageOrder, at position: Int) -> String? {
    if order.word != .leave, let doubt = doubt(about: nil, at: position) {
      return "另一行“\(doubt.text)”尚有疑问，本行未办理"
    }
    // What decides without saying about which letter is as good as unread.
    if let unread = lines.first(where: { $0.isUnread && !$0.isOfParts || $0.order?.scope == .only }) {
      return "有一行“\(unread.text)”没有读懂，为免误办，本行未办理"
    }
    if let later = lines[(position + 1)...].first(where: {
      $0.order?.isSweeping == true && $0.order?.word.decides == true
    }),
      order.word.decides
    {
      return "已由后面一行“\(later.text)”代替"
    }
    if case .decline = order.word { return "未办理：不予受理须逐件写明序号" }
    if case .merge = order.word { return "未办理：并入须写明序号" }
    if order.scope == .all, !named.isEmpty { return "未办理：另有单独写明的件，请写“其余”" }
    return nil
  }
}
