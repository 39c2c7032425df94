/// A moment, in whole seconds since 1970-01-01T00:00:00Z; shown in China Standard Time.
///
/// China has one zone, UTC+08:00, without summer time since 1991, so the office needs no zone database.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
  package let seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// A moment on the local clock of Asia/Shanghai.
  package init(_ day: Day, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second) - Self.offset
  }

  package init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }

  /// The local day.
  package var day: Day { Day(number: Int((seconds + Self.offset).flooringDivision(by: 86_400))) }

  /// Seconds since local midnight, 0 ..< 86,400.
  package var secondOfDay: Int { Int(seconds + Self.offset) - day.number * 86_400 }

  /// `HH:MM`, local.
  package var clock: String {
    padded(secondOfDay / 3600, to: 2) + ":" + padded(secondOfDay / 60 % 60, to: 2)
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }
  package static func + (time: Timestamp, seconds: Int64) -> Timestamp {
    Timestamp(seconds: time.seconds + seconds)
  }

  private static let offset: Int64 = 8 * 3600
}

extension Timestamp: CustomStringConvertible {
  /// `YYYY-MM-DD HH:MM`, the form 国办发〔2017〕47号 asks of government sites.
  package var description: String { "\(day) \(clock)" }

  /// `2026-11-23T09:12:05+08:00` (RFC 3339).
  package var rfc3339: String { "\(day)T\(clock):\(padded(secondOfDay % 60, to: 2))+08:00" }
}

extension Int64 {
  fileprivate func flooringDivision(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
