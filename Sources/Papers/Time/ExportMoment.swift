/// When a comment was written, as far as its export says.
package struct ExportMoment: Equatable, Sendable {
  /// Since 1970.
  package let seconds: Int64
  package let precision: Precision

  /// How exactly a moment is known; what is `3小时前` today is another hour in the next export.
  package enum Precision: Int, Comparable, Sendable {
    case second, minute, hour, day

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// Reads a cell of a column of times.
  /// - Parameters:
  ///   - now: what relative times are counted from, in seconds since 1970.
  /// - Returns: nil for what is no time between 2000 and the end of tomorrow.
  ///   - isByHand: whether a person writes it now, whose clock is not ours.
  init?(_ cell: Cell, now: Int64, isByHand: Bool = false) {
    let moment: ExportMoment? =
      switch cell {
      case .empty: nil
      case .moment(let days): Self.serial(days)
      case .number(let number): Self.number(number)
      case .text(let text): Self.number(text) ?? WrittenTime(text, now: now, isByHand: isByHand).moment
      }
    guard let moment, moment.seconds >= Self.year2000, moment.seconds <= now + 2 * 86_400 else { return nil }
    self = moment
  }

  /// Reads a time as a person writes it: `11月24日 16:30`, `昨天 16:30`.
  package init?(written text: String, now: Int64) {
    self.init(.text(text), now: now, isByHand: true)
  }

  /// Reads a day and a time of day that have a column each; the latter may repeat the day.
  init?(day: Cell, time: Cell, now: Int64) {
    if case .moment(let days) = day, case .moment(let fraction) = time, fraction < 1 {
      self.init(.moment(days + fraction), now: now)
    } else {
      self.init(.text("\(day.shown.prefix(40)) \(time.shown.prefix(40))"), now: now)
    }
  }

  init(seconds: Int64, precision: Precision) {
    self.seconds = seconds
    self.precision = precision
  }

  private static let year2000: Int64 = 946_656_000

  /// Days as sheets count them, local; one without a fraction is a whole day.
  private static func serial(_ days: Double) -> ExportMoment? {
    guard let time = LocalTime(serial: days) else { return nil }
    return ExportMoment(seconds: time.seconds, precision: days == days.rounded() ? .day : .second)
  }

  /// Unix seconds or milliseconds; or days of a sheet whose format was lost.
  private static func number(_ text: String) -> ExportMoment? {
    let isPlain = text.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    guard isPlain, text.utf8.count <= 20, let number = Double(text) else { return nil }
    switch number {
    case 36_526..<80_000: return serial(number)
    case 900_000_000..<10_000_000_000: return ExportMoment(seconds: Int64(number), precision: .second)
    case 900_000_000_000..<10_000_000_000_000:
      return ExportMoment(seconds: Int64(number / 1000), precision: .second)
    default: return nil
    }
  }
}
