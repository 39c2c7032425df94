/// What the words of a date mean, in English and Chinese.
enum DateWords {
  /// 1…12.
  static func month(_ word: String) -> Int? {
    if let place = english.firstIndex(where: { word.hasPrefix($0) }) { return place + 1 }
    guard word.hasSuffix("月") else { return nil }
    return chinese.firstIndex(of: String(word.dropLast())).map { $0 + 1 }
  }

  static func isAfternoon(_ word: String) -> Bool? {
    if word == "am" || ["上午", "早上", "凌晨", "清晨"].contains(where: word.contains) { return false }
    if word == "pm" || ["下午", "晚上", "中午", "傍晚"].contains(where: word.contains) { return true }
    return nil
  }

  /// The units that are written after a number of the date.
  static let units: [([String], DateTokens.Unit)] = [
    (["年"], .year), (["月"], .month), (["日", "号", "號"], .day),
  ]

  /// Where the sign ends that stands here, if it is one of these.
  static func unit(of signs: [String], in value: [UInt8], at index: Int) -> Int? {
    guard index < value.count, value[index] >= 0x80 else { return nil }
    return signs.first { value[index...].starts(with: $0.utf8) }.map { index + $0.utf8.count }
  }

  private static let english = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static let chinese = [
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二",
  ]

  /// Hours east of Greenwich. The military letters but `Z` were defined wrongly once, and mean nothing (RFC 5322 §4.3).
  static let zones: [String: Int] = {
    var zones = [
      "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "met": 1, "cest": 2, "eet": 2,
      "mest": 2, "eest": 3, "msk": 3, "cst": 8, "hkt": 8, "sgt": 8, "edt": -4, "est": -5, "cdt": -5,
      "mdt": -6,
      "mst": -7, "pdt": -7, "pst": -8, "jst": 9, "kst": 9,
    ]
    for letter in "abcdefghiklmnopqrsuvwxyz" { zones[String(letter)] = 0 }
    return zones
  }()
}
