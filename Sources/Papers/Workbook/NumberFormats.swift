/// Which styles of a workbook show a number as a day or a time of day (ECMA-376 part 1, §18.8.30).
struct NumberFormats {
  private var areDates: [Bool] = []
  private let firstDay: Double

  init(_ part: ZipPart?, startsIn1904: Bool) throws(TableError) {
    firstDay = startsIn1904 ? 1462 : 0
    guard let part else { return }
    let walk = try XMLWalk(part)
    var codes: [Int: String] = [:]
    var isCellStyle = false
    while let step = try walk.next() {
      switch step {
      case .start("numFmt"):
        if let id = walk.attribute("numFmtId").flatMap({ Int($0) }) {
          codes[id] = walk.attribute("formatCode")
        }
      case .start("cellXfs"): isCellStyle = true
      case .end("cellXfs"): isCellStyle = false
      case .start("xf") where isCellStyle:
        let id = walk.attribute("numFmtId").flatMap { Int($0) } ?? 0
        areDates.append(codes[id].map(Self.isDate) ?? Self.isBuiltInDate(id))
      default: break
      }
    }
  }

  /// A cell with that number in that style.
  func cell(_ number: String, style: Int) -> Cell {
    guard areDates.indices.contains(style), areDates[style], let days = Double(number), days.isFinite else {
      return .number(number)
    }
    return .moment(days + firstDay)
  }

  /// Those of 27 to 36 and 50 to 58 are dates where the language is Chinese.
  private static func isBuiltInDate(_ id: Int) -> Bool {
    [14...22, 27...36, 45...47, 50...58].contains { $0.contains(id) }
  }

  /// Whether a format has a letter of days or hours outside of quotation marks and brackets.
  private static func isDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.unicodeScalars {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\", "_", "*": isEscaped = true
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "y", "Y", "d", "D", "h", "H", "s", "S", "年", "月", "日", "时":
        if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}
