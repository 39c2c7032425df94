import Domain
import Papers
import Store

/// What became of an earlier system's answers that were taken in.
package struct EarlierReceipt: Codable, Sendable, Equatable {
  package let file: String
  package private(set) var new = 0
  /// That stand here word for word.
  package private(set) var known = 0
  /// That replace what stood here under their numbers.
  package private(set) var changed = 0
  /// That were taken down here before, and stay so.
  package private(set) var gone = 0
  package internal(set) var kept = Kept()

  init(file: String) { self.file = file }

  /// `2021.csv: 3980 new, 12 doubtful`, and a line for each of the first that were kept back.
  package var lines: [String] {
    let parts = [
      ("new", new), ("known", known), ("changed", changed), ("taken down before", gone),
      ("not public", kept.unpublished), ("blocked", kept.blocked), ("doubtful", kept.doubtful),
      ("bad", kept.bad),
    ]
    let told = parts.filter { $0.1 > 0 || $0.0 == "new" }.map { "\($0.1) \($0.0)" }
    return ["\(file): \(told.joined(separator: ", "))"] + kept.lines
  }

  mutating func count(_ outcome: Book.EarlierOutcome) {
    switch outcome {
    case .new: new += 1
    case .known: known += 1
    case .changed: changed += 1
    case .gone: gone += 1
    }
  }
}

extension EarlierReceipt {
  /// Rows of which nothing is taken.
  package struct Kept: Codable, Sendable, Equatable {
    package struct Row: Codable, Sendable, Equatable {
      package let line: Int
      package let reason: String
    }

    /// That were not public, or whose authors did not wish it.
    package private(set) var unpublished = 0
    /// In which personal data was found although they were masked.
    package private(set) var blocked = 0
    /// That a person must look at first.
    package private(set) var doubtful = 0
    /// That cannot be read.
    package private(set) var bad = 0
    /// The first of them.
    package private(set) var rows: [Row] = []

    package init() {}

    /// `line 3: doubtful: health`.
    package var lines: [String] {
      let rest = unpublished + blocked + doubtful + bad - rows.count
      return rows.map { "line \($0.line): \($0.reason)" } + (rest > 0 ? ["\(rest) more are kept back"] : [])
    }

    /// - Parameter gate: of a row that can be read.
    /// - Returns: what may stand on the site; nil for a row that is kept back.
    package mutating func sift(_ row: EarlierRow, _ gate: EarlierGate?, isReviewed: Bool) -> EarlierAnswer? {
      switch (row.reading, gate) {
      case (.bad(let faults), _):
        bad += 1
        keepBack(row, "bad: " + faults.map(\.description).joined(separator: "; "))
      case (.good, let gate?) where !gate.isPublic:
        unpublished += 1
        keepBack(row, "not public")
      case (.good, let gate?) where !gate.findings.isEmpty:
        blocked += 1
        keepBack(row, "blocked: " + gate.findings.joined(separator: ", "))
      case (.good, let gate?) where !gate.doubts.isEmpty && !isReviewed:
        doubtful += 1
        keepBack(row, "doubtful: " + gate.doubts.joined(separator: ", "))
      case (.good, let gate): return gate?.answer
      }
      return nil
    }

    private mutating func keepBack(_ row: EarlierRow, _ reason: String) {
      if rows.count < 50 { rows.append(Row(line: row.line, reason: reason)) }
    }
  }
}
