import Bombs
import Glibc
import Mail

/// How the cost of reading grows with a bomb: counted in instructions, since a clock tells little on a busy machine.
enum Growth {
  /// A mail that doubles in size may cost this many times as much: twice, and a little for tables that grow.
  static let most = 2.2
  /// Instructions below which nothing is left but the fixed cost of a mail, and its chances.
  static let least = 500_000.0

  /// Reads each bomb once with none of its pieces, then in three sizes, each twice as large as the one before, with the
  /// limits as they are and without.
  static func measure(_ bombs: [Bomb], bytes: Int) {
    var weight = 0
    // What is made once, tables and converters, shall not be counted.
    for bomb in bombs { _ = counted(bomb.bytes(pieces: 4), .standard, &weight, isWarm: false) }
    for (name, limits) in [("", MailLimits.standard), (" without limits", MailLimits.lifted)] {
      for bomb in bombs {
        let pieces = bomb.pieces(forBytes: bytes)
        for size in [0, pieces, pieces * 2, pieces * 4] {
          let mail = bomb.bytes(pieces: size)
          _ = counted(mail, limits, &weight, isWarm: true)
          print("\(mail.count)\t\(bomb.name)\(name)")
        }
      }
    }
    print("\(weight)\tweight")
  }

  private static func counted(
    _ bytes: [UInt8], _ limits: MailLimits, _ weight: inout Int, isWarm: Bool
  ) -> String {
    isWarm
      ? countedReading(bytes, limits, &weight)
      : WholeReading.outcome(of: bytes, limits: limits, weight: &weight)
  }
}

/// The call between whose beginning and end instructions are counted.
@_silgen_name("huiyin_counted_reading")
@inline(never)
func countedReading(_ bytes: [UInt8], _ limits: MailLimits, _ weight: inout Int) -> String {
  WholeReading.outcome(of: bytes, limits: limits, weight: &weight)
}
