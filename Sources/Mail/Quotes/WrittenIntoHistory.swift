/// A line that somebody wrote into the mail that he answers.
package struct WrittenLine: Equatable, Sendable {
  package let text: String
  /// Of that mail what stands above it: its text, and where that is quoted as its page, all of its text with so much of
  /// the page. Empty where the line stands above its beginning.
  package let above: String
}

/// Words that somebody wrote into the mail that he answers, where no mark tells them from it.
///
/// The history of his reply is laid beside the mail that was sent: what that has not, he wrote. Programs break and join lines,
/// leave some out, and write out links, so white space, signs and links do not count, and what stands above its first line is
/// its header.
extension ReplyText {
  /// - Returns: no more than ``mostFound`` lines.
  package func linesWritten(into original: Message) -> [WrittenLine] {
    var sent = SentText(original)
    let title = ReplyChoice.core(original.subject)
    let lines = BodyLine.lines(of: WrittenOutLinks.removed(from: history)).prefix(Self.mostLines)
      .map { QuoteLine($0) }
    var found: [WrittenLine] = []
    for line in lines where found.count < Self.mostFound {
      if line.isHeading, !sent.hasBegun {
        found = []
      } else if !sent.hasBegun, ReplyChoice.core(String(line.unquoted)) == title {
        // Thunderbird quotes a page with its title, which is the subject.
        continue
      } else if !WrittenOutLinks.isPiece(String(line.unquoted)),
        !sent.takes(ReplyChoice.core(String(line.unquoted)))
      {
        found.append(WrittenLine(text: String(line.unquoted), above: sent.above))
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

/// What a mail says, in each form in which programs quote it, as a history is looked for in it.
private struct SentText {
  private let lines: [Substring]
  /// Letters and digits alone, one line behind the other.
  private let core: [UInt8]
  /// Where each line ends in that.
  private let ends: [Int]
  /// Where those lines end that say the same, by their octets.
  private let same: [[UInt8]: [Int]]
  /// How far the history has come.
  private var place = 0
  private(set) var hasBegun = false

  init(_ mail: Message) {
    let page = mail.pageText ?? ""
    // Of a link that drafts a mail some programs write the address, some nothing.
    let barePage = WrittenOutLinks.removed(from: page, addressesToo: true)
    let forms = [mail.plainText, page, barePage == page ? "" : barePage]
    lines = BodyLine.lines(of: forms.joined(separator: "\n")).map(\.text)
    var core: [UInt8] = []
    var ends: [Int] = []
    var same: [[UInt8]: [Int]] = [:]
    for line in lines {
      let octets = ReplyChoice.core(String(line))
      core += octets
      ends.append(core.count)
      same[octets, default: []].append(core.count)
    }
    (self.core, self.ends, self.same) = (core, ends, same)
  }

  /// Its lines that the history has come by.
  var above: String {
    hasBegun ? lines[..<(ends.firstIndex { $0 > place } ?? ends.endIndex)].joined(separator: "\n") : ""
  }

  /// Whether the next line of a history is the mail's: what goes on where the one before ended, a whole line of it, or
  /// a long part of one. Something short is everywhere: `1 通过` is also an example.
  mutating func takes(_ line: [UInt8]) -> Bool {
    if line.isEmpty { return true }
    if core[place...].starts(with: line) {
      place += line.count
    } else if let ends = same[line], let end = ends.first(where: { $0 - line.count >= place }) ?? ends.first {
      place = end
    } else if line.count >= Self.long, let start = start(of: line) {
      place = start + line.count
    } else {
      return false
    }
    hasBegun = true
    return true
  }

  private func start(of line: [UInt8]) -> Int? {
    core.firstIndex(of: line, in: place..<core.count) ?? core.firstIndex(of: line, in: 0..<core.count)
  }

  /// Twelve Chinese characters.
  private static let long = 36
}
