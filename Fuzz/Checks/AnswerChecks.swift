import Domain

@testable import Office

extension Complaints {
  /// What a clerk answers to a mail that asks about letters.
  mutating func check(triageAnswer bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for (count, vocabularies) in [(1, [:]), (9, [:]), (9, Self.vocabularies)] {
      let steps = Self.steps(of: [text], count, vocabularies)
      require(!steps.isEmpty, "an answer that is not answered")
      require(steps.count <= 2000, "\(steps.count) lines of answer")
      for step in steps {
        requireOneLine(step.line, "a line of the answer")
        require(step.number.map { (1...count).contains($0) } ?? true, "a letter that nobody asked about")
        if case .decide = step.act { require(step.number != nil, "a decision about no letter") }
      }
      // Whatever was written, a second mail may stop it.
      let doubted = Self.steps(of: [text, "等等，先别转"], count, vocabularies)
      require(
        !doubted.contains { if case .decide = $0.act { true } else { false } },
        "a decision in spite of a doubt")
    }
  }

  /// What a list asks beside letters that wait.
  private static let vocabularies: [Int: Vocabulary] = [
    1: .question(.review), 2: .question(.confirmScan), 3: .question(.call), 4: .held, 5: .question(.extend),
    6: .question(.arbitrate), 7: .question(.followUp), 8: .question(.rule), 9: .letters,
  ]

  private static func steps(
    of words: [String], _ count: Int, _ vocabularies: [Int: Vocabulary]
  ) -> [TriageAnswer.Step] {
    TriageAnswer(
      reading: words, about: Array(1...count), names, signedAs: ["网站管理中心", "王敏"],
      letters: Dictionary(
        uniqueKeysWithValues: (1...count).map { ($0, LetterID(prefix: "NM", year: 2026, serial: $0)) }),
      vocabularies: vocabularies
    ).steps
  }

  private static let names = UnitNames(
    Register(
      units: [("旗住建局", "奈曼旗住房和城乡建设局"), ("旗水务局", "奈曼旗水务局"), ("社区", "大沁他拉镇社区")].map {
        HandlingUnit(name: UnitName($0), fullName: $1, officers: [], leaders: [], signOff: .scan)
      }, desks: []), on: Day(number: 20_000))

  /// What a unit replies.
  mutating func check(unitWord bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    let words = UnitWord.all(in: text)
    require((1...2).contains(words.count), "\(words.count) words in one reply")
    let own = Disclaimer.removed(from: text)
    require(own.utf8.count <= text.utf8.count, "more words without a disclaimer")
    require(Disclaimer.removed(from: "同意\n\(text)").hasPrefix("同意"), "a yes that is taken for a disclaimer")
    for clause in [
      Consultation.clause(in: text),
      AnswerDoubt(of: ["于洋"], TriageLine(signedAs: ["于洋"], Self.names)).first(in: text, isKeptBack: false)?
        .line,
    ] {
      require((clause?.utf8.count ?? 0) <= text.utf8.count + 3, "a doubt about what nobody wrote")
    }
    for word in words {
      switch word {
      case .agree:
        require(
          text.unicodeScalars.contains("同") || text.unicodeScalars.contains("审"), "a yes without its word")
      case .extend(.workingDays(let days)?, _): require((1...999).contains(days), "\(days) working days")
      case .extend(.weeks(let weeks)?, _): require((1...199).contains(weeks), "\(weeks) weeks")
      case .answer(let answer):
        require(answer.text.utf8.count <= text.utf8.count + 1, "an answer longer than its mail")
        require(answer.keptBack != "" && answer.finding != "", "an empty wish or finding")
      case .unread(let unread):
        requireOneLine(unread.line, "a line that is not understood")
        require(unread.line.unicodeScalars.count <= 41, "a long line in a mail of ours")
      default: continue
      }
    }
  }

  /// What somebody on duty answers when he was called.
  mutating func check(dutyWord bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if DutyWord(reading: text, of: "张玉兰") == .acknowledged {
      require(text.contains("悉"), "acknowledged without the word")
    }
  }
}
