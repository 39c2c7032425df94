/// What a unit said otherwise than by mail, on the telephone or at the desk, and a clerk records for it (代录).
package struct SpokenWord: Codable, Sendable {
  package enum Act: String, Codable, CaseIterable, Sendable {
    case claim, `return`, extend, opinion, answer
    case transfer, question, correction, supplement
    case followUp = "follow-up"

    /// As the unit would have begun its mail.
    fileprivate func words(with text: String, days: Int?) -> String {
      switch self {
      case .claim: text.isEmpty ? "认领" : "认领\n\(text)"
      case .return: "退回：\(text)"
      case .extend: "延期\(days.map { " \($0) 个工作日" } ?? "")：\(text)"
      case .opinion: "配合意见：\(text)"
      case .answer: UnitWord.isNamed(text) ? text : "答复：\(text)"
      case .transfer: "转 \(text)"
      case .question: "询问：\(text)"
      case .correction: "更正：\(text)"
      case .supplement: "补充：\(text)"
      case .followUp: "回访：\(text)"
      }
    }

    /// Whether it stands in the place of what the public reads, and is signed off.
    package var isPublished: Bool { [.answer, .correction, .supplement].contains(self) }
  }

  package let act: Act
  /// As somebody calls it; nil for the lead unit.
  package let unit: String?
  /// Who of the unit said it.
  package let by: String
  package let text: String
  /// For how many working days more it asks.
  package let days: Int?
  /// Whether the clerk has found seal, signatures and text of the scan in order.
  package let isChecked: Bool
  /// When the signed and sealed paper came, who brought it, and its number.
  package let paper: String?

  package init(
    _ act: Act, unit: String? = nil, by: String, text: String = "", days: Int? = nil, isChecked: Bool = false,
    paper: String? = nil
  ) {
    self.act = act
    self.unit = unit
    self.by = by
    self.text = text
    self.days = days
    self.isChecked = isChecked
    self.paper = paper
  }

  var isOnPaper: Bool { paper != nil }

  var words: String { act.words(with: text, days: days) }

  /// The clerk has said what it is: nothing in it is read, but that an answer is not to be published, and what a
  /// follow-up call found.
  var said: UnitWord {
    switch act {
    case .claim: .claim(note: text)
    case .return: .return(reason: text)
    case .extend: .extend(days.map(WrittenTerm.workingDays), reason: text)
    case .opinion: .opinion(text)
    case .answer: isNamed ? UnitWord(reading: text) : .answer(UnitAnswer(text))
    case .transfer:
      .hand(to: OfficeText.trimmed(lines.first ?? ""), note: lines.dropFirst().joined(separator: "\n"))
    case .question: .ask(text)
    case .correction: UnitWord(reading: words(beginning: "更正"))
    case .supplement: UnitWord(reading: words(beginning: "补充"))
    case .followUp: UnitWord(reading: words)
    }
  }

  private func words(beginning label: String) -> String {
    UnitLine(lines.first ?? "").tail(after: [label])?.joint == .mark ? text : "\(label)：\(text)"
  }

  private var lines: [String] { OfficeText.lines(text) }

  private var isNamed: Bool { lines.first.map(UnitWord.isNamed) ?? false }

  /// A text that begins with a word of another act would be published with it.
  func check() throws(NotRecorded) {
    switch said {
    case .unread(let word): throw .unread(word.line, word.why)
    default: break
    }
    guard act.isPublished, !text.isEmpty else { return }
    let read = UnitWord(reading: text)
    if case .unread(let word) = read { throw .unread(word.line, word.why) }
    let other: Act? =
      switch read {
      case .claim: .claim
      case .return: .return
      case .extend: .extend
      case .opinion: .opinion
      case .hand: .transfer
      case .ask: .question
      case .correct: .correction
      case .complete: .supplement
      case .followUp: .followUp
      case .answer, .letStand, .agree, .sendBack, .courtesy, .unread: nil
      }
    if let other, other != act { throw .otherAct(other, insteadOf: act) }
  }
}

/// Why it was not recorded.
package enum NotRecorded: Error, Equatable, CustomStringConvertible {
  case nobodyNamed
  case notAssigned
  case notOfLetter(String)
  case noScan
  case needsText
  case otherAct(SpokenWord.Act, insteadOf: SpokenWord.Act)
  /// A line, and what is wrong with it.
  case unread(String, String)
  case claimedAlready
  case paperLacks(String)
  /// How many others would have to look at the scan.
  case nobodyConfirms(Int)
  /// As the unit's mail would have been refused, where the letter stands.
  case notNow(String)
  /// As it would have been refused anywhere.
  case refused(String)

  package var description: String {
    switch self {
    case .nobodyNamed: "who of the unit said it is missing"
    case .notAssigned: "the letter is at no unit"
    case .notOfLetter(let name): "the letter is not at \"\(name)\""
    case .noScan: "the file is no pdf, jpg, png or ofd on which a page can be read"
    case .needsText: "there are no words to record"
    case .otherAct(let other, let act): "the text begins as \(other.rawValue), not as \(act.rawValue)"
    case .unread(let line, let why): "“\(line)”: \(why)"
    case .claimedAlready: "the letter was claimed already: nothing would change"
    case .paperLacks(let what): "the paper is not told of for certain: \(what)没有读到"
    case .nobodyConfirms(let needed):
      "nobody could confirm the scan: \(needed == 1 ? "one clerk" : "\(needed) clerks") who did not record it would have to"
    case .notNow(let why), .refused(let why): why
    }
  }

  package var hint: String? {
    switch self {
    case .nobodyNamed: "--by 张三"
    case .notAssigned, .notNow, .notOfLetter: "\"huiyin show\" tells where it is"
    case .noScan: "scan the sealed form anew"
    case .needsText: "give a file with the text, or - for standard input; a reason by --why"
    case .otherAct(let other, _):
      "huiyin record … \(other.rawValue); what is an answer all the same begins with 答复："
    case .unread: "begin the text with 答复： and write below it"
    case .claimedAlready: "\"huiyin show\" tells where it stands"
    case .paperLacks:
      "--paper \"2026-11-25 EMS 奈水发〔2026〕12号\": a day that has come, who brought it, its number"
    case .nobodyConfirms(let needed):
      needed > 1
        ? "look at seal, signatures and text yourself and say --checked; then one other clerk is enough"
        : "register another clerk of the desk, or have the unit send the scan by mail"
    case .refused: nil
    }
  }
}
