/// Words that somebody wrote into the mail that he answers, where no mark tells them from it.
///
/// The history of his reply is laid beside the mail that was sent: what that has not, he wrote. Programs break and join lines,
/// so white space and signs do not count, and what stands above its first line is its header.
extension ReplyText {
  /// - Returns: no more than ``mostFound`` lines.
  package func linesWritten(into original: Message) -> [String] {
    var sent = SentText(original)
    let lines = BodyLine.lines(of: history).prefix(Self.mostLines).map { QuoteLine($0) }
    var found: [String] = []
    for line in lines where found.count < Self.mostFound {
      if line.isHeading, !sent.hasBegun {
        found = []
      } else if !sent.takes(ReplyChoice.core(String(line.unquoted))) {
        found.append(String(line.unquoted))
      }
    }
    return sent.hasBegun ? found : []
  }

  private static let mostLines = 5000
  private static let mostFound = 20
}

extension QuoteLine {
  /// Whether a program writes it above the mail that is answered.
  fileprivate var isHeading: Bool {
    label != nil || isAttributionEnd || isRule || isBareOriginalMark || isForwardMark || isDashedAttribution
  }
}

/// What a mail says, in both of its alternatives, as a history is looked for in it.
private struct SentText {
  /// Letters and digits alone, one line behind the other.
  private let core: [UInt8]
  /// Where each line ends, by its octets.
  private let ends: [[UInt8]: Int]
  /// How far the history has come.
  private var place = 0
  private(set) var hasBegun = false

  init(_ mail: Message) {
    var core: [UInt8] = []
    var ends: [[UInt8]: Int] = [:]
    for line in BodyLine.lines(of: "\(mail.text)\n\(mail.pageText ?? "")") {
      let octets = ReplyChoice.core(String(line.text))
      core += octets
      ends[octets] = core.count
    }
    (self.core, self.ends) = (core, ends)
  }

  /// Whether the next line of a history is the mail's: what goes on where the one before ended, a whole line of it, or
  /// a long part of one. Something short is everywhere: `1 通过` is also an example.
  mutating func takes(_ line: [UInt8]) -> Bool {
    if line.isEmpty { return true }
    if core[place...].starts(with: line) {
      place += line.count
    } else if let end = ends[line] {
      place = end
    } else if line.count >= Self.long, let start = core.firstIndex(of: line, in: core.indices) {
      place = start + line.count
    } else {
      return false
    }
    hasBegun = true
    return true
  }

  /// Twelve Chinese characters.
  private static let long = 36
}
