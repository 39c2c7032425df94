import Domain

/// What a clerk says of the signed and sealed paper that came (原件已收): the day, who brought it, and its number (文号).
struct PaperReceipt: Equatable {
  enum Item: CaseIterable {
    case day, courier, number

    var chinese: String {
      switch self {
      case .day: "收件日期"
      case .courier: "送件人或快递"
      case .number: "文号（没有的写“无文号”）"
      }
    }
  }

  let day: Day?
  let courier: String
  let number: String

  /// Reads `2026-11-25 EMS 奈水发〔2026〕12号` in any order; a day after `today` is none.
  init(reading words: String, on today: Day) {
    var day: Day?
    var numbers: [String] = []
    var rest: [String] = []
    for word in OfficeText.words(OfficeText.halfWidth(words)) {
      if day == nil, let found = Self.day(word, on: today), found <= today {
        day = found
      } else if Self.isNumber(word) {
        numbers.append(word)
      } else {
        rest.append(word)
      }
    }
    self.day = day
    number = numbers.count == 1 ? numbers[0] : ""
    courier = rest.joined(separator: " ")
  }

  var lacking: [Item] {
    Item.allCases.filter { item in
      switch item {
      case .day: day == nil
      case .courier: courier.isEmpty
      case .number: number.isEmpty
      }
    }
  }

  /// What stands where its bringer is named and says something of the paper, or may: `但没盖公章`, `复印件`, `签字不全`.
  var reservation: String? {
    courier.split(separator: " ").map(String.init).first { word in
      word.count > 12 || Self.reserving.contains(where: word.contains)
    }
  }

  private static let reserving = [
    "不", "没", "未", "无", "缺", "少", "但", "待", "需", "请", "吗", "？", "?", "复印", "扫描", "传真", "错", "模糊", "已收", "原件",
    "先", "再",
    "一致", "退", "补", "公章", "签字", "盖章",
  ]

  /// For the ledger; nil where something is missing, or something else is said.
  var note: String? {
    guard lacking.isEmpty, reservation == nil, let day else { return nil }
    return "\(day) \(courier) \(number)"
  }

  /// `奈水发〔2026〕12号`, `第12号`, `无文号`.
  private static func isNumber(_ word: String) -> Bool {
    if word == "无文号" { return true }
    return word.hasSuffix("号") && word.unicodeScalars.contains { ("0"..."9").contains($0) }
  }

  /// `2026-11-25`, `2026年11月25日`, `11月25日`, `今天`, `昨天`.
  private static func day(_ word: String, on today: Day) -> Day? {
    switch word {
    case "今天", "今日": return today
    case "昨天", "昨日": return Day(number: today.number - 1)
    default: break
    }
    guard let match = word.wholeMatch(of: #/(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})日?/#),
      let month = Int(match.2), let day = Int(match.3)
    else { return nil }
    let year = match.1.flatMap { Int($0) } ?? today.year
    guard let found = Day(year: year, month: month, day: day) else { return nil }
    // In January it may have come in December.
    return match.1 == nil && found > today ? Day(year: year - 1, month: month, day: day) : found
  }
}
