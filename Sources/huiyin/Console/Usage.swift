import ArgumentParser
import Domain

extension Failure {
  /// What the parser found wrong with a command line.
  init(usage error: any Error) {
    let lines = Huiyin.message(for: error).split(separator: "\n").map { $0.drop { $0 == " " || $0 == "-" } }
    let choices = lines.dropFirst().joined(separator: ", ")
    let message = [String(lines.first ?? ""), choices].filter { !$0.isEmpty }.joined(separator: " ")
    let usage = Huiyin.fullMessage(for: error).split(separator: "\n").first { $0.hasPrefix("Usage: ") }
    self.init(
      message.prefix(1).lowercased() + message.dropFirst(),
      hint: usage.map { "usage: " + $0.dropFirst("Usage: ".count) }, status: 2)
  }
}

extension LetterID {
  /// As somebody types it.
  static func argument(_ text: String) throws -> LetterID {
    guard let id = LetterID(text.uppercased()) else {
      throw ValidationError("a letter's number looks like NM2026000001")
    }
    return id
  }
}

extension DeclineGround {
  static func argument(_ text: String) throws -> DeclineGround {
    guard let ground = DeclineGround(chinese: text) else {
      throw ValidationError("a ground of article 7 is 一 … 八 or 1 … 8")
    }
    return ground
  }
}

extension Clause {
  static func argument(_ text: String) throws -> Clause {
    // The numerals of article 6 are those of article 7.
    guard let clause = DeclineGround(chinese: text).flatMap({ Clause($0.rawValue) }) else {
      throw ValidationError("an item of article 6 is 一 … 七 or 1 … 7")
    }
    return clause
  }
}

extension Stage: ExpressibleByArgument {}

extension Timestamp {
  /// `2026-11-23`, which means its end, or `2026-11-23 09:12`.
  static func argument(_ text: String) throws -> Timestamp {
    let parts = text.split(separator: " ")
    let clock = parts.count == 2 ? parts[1].split(separator: ":").compactMap { Int($0) } : [23, 59]
    guard (1...2).contains(parts.count), let day = Day(String(parts[0])), clock.count == 2,
      (0...23).contains(clock[0]), (0...59).contains(clock[1])
    else { throw ValidationError("a time looks like 2026-11-23 or \"2026-11-23 09:12\"") }
    return Timestamp(day, hour: clock[0], minute: clock[1])
  }
}

/// A reason has to say something.
func checkReason(_ why: String) throws {
  guard why.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--why says nothing") }
}
