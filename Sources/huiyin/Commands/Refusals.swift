import ArgumentParser
import Domain
import Foundation
import Office
import OfficeSettings
import Settings

struct Refusals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell which letters of a file the rules would decline, with their reasons.",
    discussion: """
      FILE has a letter in each line, as JSON with title, text and, where known, author and time. Of letters that an \
      office accepted, whatever is listed is a wrongful refusal. First come those that would be declined by \
      themselves where policy: decline: is automatic, then those that the desk would be asked about. No ledger is \
      needed.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letters, as JSON lines.", completion: .file()) var file: String
  @Flag(help: "Print the figures alone.") var figures = false

  func run() throws {
    let configuration = try options.load()
    let rules = OfficeRules(configuration)
    let today = Environment.now().day
    let letters = try LetterLine.read(file).inOrderOfTime()
    var earlier: [[String]: LetterLine] = [:]
    var (certain, proposed): ([String], [String]) = ([], [])
    for letter in letters {
      let found = ProposedDecision(
        title: letter.title, text: letter.text, by: rules, register: configuration.register, on: today,
        repeating: letter.key.flatMap { earlier[$0] }.flatMap(letter.repeated))
      if let key = letter.key, earlier[key] == nil { earlier[key] = letter }
      guard case .decline(let ground) = found.decision.value else { continue }
      let reasons = found.decision.because.joined(separator: "、")
      let line = "\(letter.line): \(ground.chinese) \(found.decision.percentage) \(reasons)｜\(letter.shown)"
      if found.isCertain { certain.append(line) } else { proposed.append(line) }
    }
    if !figures {
      try Console.answer(lines: ["declined by itself:"] + certain.map { "  " + $0 })
      try Console.answer(lines: ["decline proposed first:"] + proposed.map { "  " + $0 })
    }
    func share(_ count: Int) -> String {
      let share = letters.isEmpty ? 0 : Double(count) * 100 / Double(letters.count)
      return "\(count) of \(letters.count) (\(String(format: "%.2f", share)) %)"
    }
    try Console.answer(lines: [
      "declined by itself: \(share(certain.count))",
      "decline proposed first: \(share(certain.count + proposed.count))",
    ])
  }
}

/// A letter as one line of a file has it.
private struct LetterLine: Decodable {
  let title: String
  let text: String
  let author: String?
  let time: String?
  /// In the file, from 1.
  private(set) var line = 0

  private enum CodingKeys: String, CodingKey {
    case title, text, author, time
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    title = try values.decodeIfPresent(String.self, forKey: .title) ?? ""
    text = try values.decode(String.self, forKey: .text)
    author = try values.decodeIfPresent(String.self, forKey: .author)
    time = try values.decodeIfPresent(String.self, forKey: .time)
  }

  static func read(_ file: String) throws -> [LetterLine] {
    // Whatever the reason, the remedy is the same.
    guard let bytes = try? Data(contentsOf: URL(filePath: file)) else {
      throw Failure("\(file): cannot be read", hint: "see that it exists and that you may read it")
    }
    let decoder = JSONDecoder()
    return try bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        guard line.contains(where: { $0 > 32 }) else { return nil }
        do {
          var letter = try decoder.decode(LetterLine.self, from: Data(line))
          letter.line = number + 1
          return letter
        } catch {
          throw Failure(
            "\(file):\(number + 1): no letter: \(reason(of: error))",
            hint: "each line is JSON with title and text")
        }
      }
  }

  /// By the author and the letters and digits of title and text: the same words once more. Nil where no author is known.
  var key: [String]? {
    guard let author, !author.isEmpty, Self.letters(of: text).count >= 20 else { return nil }
    return [author, Self.letters(of: title), Self.letters(of: text)]
  }

  /// A number to stand for the letter that this one repeats, by its line; nil where they came together, or nobody knows
  /// when they came.
  func repeated(_ earlier: LetterLine) -> LetterID? {
    guard let seconds, let before = earlier.seconds, seconds - before > Letter.doubleSending else {
      return nil
    }
    return LetterID(prefix: "NM", year: 2000, serial: earlier.line)
  }

  /// The parts of its time, whatever stands between them: year, month, day, hour, minute, second.
  var moment: [Int] { (time ?? "").split { !$0.isNumber }.prefix(6).compactMap { Int($0) } }

  private var seconds: Int64? {
    guard moment.count >= 3, moment.allSatisfy({ $0 < 10_000 }),
      let day = Day(year: moment[0], month: moment[1], day: moment[2])
    else { return nil }
    let clock = moment.dropFirst(3) + [0, 0, 0]
    return Timestamp(day).seconds + clock.prefix(3).reduce(0) { $0 * 60 + Int64($1) }
  }

  /// The beginning, in one line.
  var shown: String {
    let words = "\(title)｜\(text)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(String.UnicodeScalarView(words.unicodeScalars.prefix(160)))
  }

  private static func letters(of text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }))
  }
}

extension [LetterLine] {
  /// Letters that say no time stay where they are in the file, before the others.
  fileprivate func inOrderOfTime() -> [LetterLine] {
    zip(map(\.moment), self).enumerated().sorted { a, b in
      if a.element.0 == b.element.0 { return a.offset < b.offset }
      return a.element.0.lexicographicallyPrecedes(b.element.0)
    }.map(\.element.1)
  }
}

extension LetterLine {
  /// What the decoder objects to, without the depths of Foundation.
  private static func reason(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "there is no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context):
      "\"\(context.codingPath.last?.stringValue ?? "")\" is no text"
    default: "it is no JSON object"
    }
  }
}
