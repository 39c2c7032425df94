import Foundation
import Mail

/// What came of a collection: counts for each kind of expectation, and the slowest mails.
struct Report {
  let known: KnownDifferences
  let isVerbose: Bool

  private struct Tally {
    var equal = 0
    var explained = 0
    var unexplained = 0
  }

  private var tallies: [(name: String, tally: Tally)] = []
  private var kinds: [MessageKind: Int] = [:]
  private var held: [String] = []
  private var unreadable: [String] = []
  private var read = 0
  private var slowest: [(path: String, seconds: Double)] = []

  init(known: KnownDifferences, isVerbose: Bool) {
    self.known = known
    self.isVerbose = isVerbose
  }

  var isClean: Bool { unreadable.isEmpty && tallies.allSatisfy { $0.tally.unexplained == 0 } }

  mutating func compare(_ file: CollectedFile, with expectation: any Expectation) {
    LastWords.name = file.path
    let differences: [Difference]
    do {
      differences = try expectation.differences(of: file)
    } catch {
      differences = [Difference(aspect: "reading", expected: "a mail", found: "\(error)")]
    }
    let unexplained = differences.filter { !known.explain($0, of: file) }
    for difference in unexplained {
      print("\(file.path)\t\(difference.aspect)\n  expected \(shown(difference.expected))")
      print("  found    \(shown(difference.found))")
    }
    let place =
      tallies.firstIndex { $0.name == expectation.name }
      ?? {
        tallies.append((expectation.name, Tally()))
        return tallies.count - 1
      }()
    if differences.isEmpty {
      tallies[place].tally.equal += 1
    } else if unexplained.isEmpty {
      tallies[place].tally.explained += 1
    } else {
      tallies[place].tally.unexplained += 1
    }
  }

  private func shown(_ text: String) -> String {
    let line = text.debugDescription
    return isVerbose ? line : String(line.prefix(300))
  }

  /// Reads all there is to read of a mail.
  mutating func read(_ file: CollectedFile) {
    LastWords.name = file.path
    let start = clock()
    do {
      let message = try Message(parsing: try file.bytes)
      _ = (message.subject, message.date, message.messageID, message.references)
      _ = (message.reply, message.hugeAttachments, message.findings)
      for file in message.attachments { _ = message.content(of: file) }
      kinds[message.kind, default: 0] += 1
      read += 1
    } catch let error as MailError {
      held.append("\(file.path): \(error)")
    } catch {
      unreadable.append("\(file.path): \(error)")
    }
    slowest.append((file.path, Double(clock() - start) / Double(CLOCKS_PER_SEC)))
  }

  var summary: String {
    var lines: [String] = []
    for (name, tally) in tallies {
      lines.append(
        "\(name): \(tally.equal) equal, \(tally.explained) different for a written reason, "
          + "\(tally.unexplained) different without")
    }
    let counts = MessageKind.allCases.map { kind in "\(kinds[kind, default: 0]) \(kind)" }
    lines.append(
      "\(read) mails read (\(counts.joined(separator: ", "))), \(held.count) held, \(unreadable.count) not to be opened"
    )
    lines += (held + unreadable).map { "  " + $0 }
    let total = slowest.reduce(0) { $0 + $1.seconds }
    lines.append("CPU \(milliseconds(total)) in all; slowest:")
    lines += slowest.sorted { $0.seconds > $1.seconds }.prefix(3).map {
      "  \(milliseconds($0.seconds)) \($0.path)"
    }
    return lines.joined(separator: "\n")
  }

  private func milliseconds(_ seconds: Double) -> String { "\(Int(seconds * 1000)) ms" }
}
