/// What a unit said otherwise than by mail, on the telephone or at the desk, and a clerk records for it (代录).
package struct SpokenWord: Codable, Sendable {
  package enum Act: String, Codable, CaseIterable, Sendable {
    case claim, `return`, extend, opinion, answer

    /// As the unit would have begun its mail.
    fileprivate func words(with text: String, days: Int?) -> String {
      switch self {
      case .claim: text.isEmpty ? "认领" : "认领\n\(text)"
      case .return: "退回：\(text)"
      case .extend: "延期\(days.map { " \($0) 个工作日" } ?? "")：\(text)"
      case .opinion: "配合意见：\(text)"
      case .answer: "答复：\(text)"
      }
    }
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

  /// The clerk has said what it is: nothing in it is read.
  var said: UnitWord {
    switch act {
    case .claim: .claim(note: text)
    case .return: .return(reason: text)
    case .extend: .extend(workingDays: days, reason: text)
    case .opinion: .opinion(text)
    case .answer: .answer(UnitAnswer(text))
    }
  }
}

/// Why it was not recorded.
package enum NotRecorded: Error, Equatable, CustomStringConvertible {
  case nobodyNamed
  case notAssigned
  case notOfLetter(String)
  case noScan
  case needsText
  /// As the unit's mail would have been refused.
  case refused(String)

  package var description: String {
    switch self {
    case .nobodyNamed: "who of the unit said it is missing"
    case .notAssigned: "the letter is at no unit"
    case .notOfLetter(let name): "the letter is not at \"\(name)\""
    case .noScan: "the file is no pdf, jpg, png or ofd on which a page can be read"
    case .needsText: "there are no words to record"
    case .refused(let why): why
    }
  }

  package var hint: String? {
    switch self {
    case .nobodyNamed: "--by 张三"
    case .notAssigned, .notOfLetter: "\"huiyin show\" tells where it is"
    case .noScan: "scan the sealed form anew"
    case .needsText: "give a file with the text, or - for standard input; a reason by --why"
    case .refused: nil
    }
  }
}
