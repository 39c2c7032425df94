import Domain
import Foundation
import Mail
import Testing
import World

/// A letter of the simulated week, and what a person who reads it knows.
struct WeekLetter {
  let author: Address
  let title: String
  let text: String
  let truth: WeekTruth
  /// When it is written.
  let at: Timestamp
}

/// What becomes of a letter, as its reader sees.
struct WeekTruth {
  /// On which ground it is declined, and no unit's.
  let ground: String?
  /// Whose it seems to be, until that unit gives it back.
  let seems: String
  /// Whose it is.
  let unit: String
  /// Who may take part.
  let with: [String]

  init(_ text: String) {
    let isGround = DeclineGround(chinese: text) != nil
    let turns = text.components(separatedBy: ">")
    let parts = turns[0].components(separatedBy: "+")
    ground = isGround ? text : nil
    seems = isGround ? "" : parts[0]
    unit = isGround ? "" : turns.count > 1 ? turns[1] : parts[0]
    with = Array(parts.dropFirst())
  }
}

/// The two hundred letters of the week: the same at every run.
enum WeekLetters {
  static let monday = Day("2026-11-23")!

  static func all() throws -> [WeekLetter] {
    let path = Repository.root + "/Tests/OfficeTests/Morning/Week/letters.txt"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(String.init)
    let often = lines.filter { !$0.hasPrefix("!") }
    let once = lines.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
    var draw = Draw()
    // Three rounds, so that what is written of again comes on another day.
    let rounds = (0..<3).map { round in
      draw.shuffled(often + once.enumerated().filter { $0.offset % 3 == round }.map(\.element))
    }
    var letters: [WeekLetter] = []
    for (number, line) in rounds.flatMap(\.self).enumerated() {
      // Somebody who has heard nothing for two days writes again what he wrote.
      let again = [101: 12, 150: 60, 185: 90][number].map { letters[$0] }
      letters.append(try again.map { $0.again(at: time(of: number)) } ?? letter(line, number))
    }
    try #require(letters.count == 200)
    return letters
  }

  private static func letter(_ line: String, _ number: Int) throws -> WeekLetter {
    let parts = line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    try #require(parts.count == 3, "\(line)")
    return WeekLetter(
      author: Address(
        name: family[number % family.count] + given[number / family.count % given.count],
        mailbox: "a\(number)@citizen.example"),
      title: filled(parts[1], number), text: filled(parts[2], number), truth: WeekTruth(parts[0]),
      at: time(of: number))
  }

  /// Forty a day, at four times of it.
  private static func time(of number: Int) -> Timestamp {
    Timestamp(monday + number / 40, hour: [7, 10, 16, 20][number % 40 / 10], minute: number % 10)
  }

  private static func filled(_ text: String, _ number: Int) -> String {
    [
      ("{小区}", estates[number % estates.count]), ("{路}", streets[number % streets.count]),
      ("{镇}", towns[number % towns.count]), ("{n}", "\(number % 7 + 2)"), ("{月}", "\(number % 9 + 2)"),
    ].reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  private static let family = ["李", "王", "包", "赵", "白", "刘", "陈", "韩", "孟", "吴", "杨", "何", "于"]
  private static let given = [
    "秀云", "海涛", "乌兰其其格", "国强", "晓梅", "志军", "丽丽", "文博", "春花", "立新", "玉兰", "小虎", "凤英", "建平", "金山", "雨桐",
  ]
  private static let estates = ["锦绣家园", "诺恩吉雅小区", "阳光新城", "幸福里", "王府花园", "和谐家园", "老一中家属院"]
  private static let streets = ["诺恩吉雅大街", "老哈河路", "工业街", "民族路", "王府街"]
  private static let towns = ["八仙筒镇", "青龙山镇", "新镇", "治安镇", "东明镇", "沙日浩来镇", "义隆永镇", "土城子乡"]
}

extension WeekLetter {
  fileprivate func again(at time: Timestamp) -> WeekLetter {
    WeekLetter(author: author, title: title, text: text, truth: truth, at: time)
  }

  /// Whether a mail shows it.
  func isShown(in lines: [String]) -> Bool { lines.contains(text) }
}

/// Draws lots, the same ones at every run.
struct Draw {
  private var state: UInt64 = 20_261_123

  mutating func next(below count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for place in elements.indices.dropFirst().reversed() { elements.swapAt(place, next(below: place + 1)) }
    return elements
  }
}
