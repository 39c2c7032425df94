import Domain
import GRDB

/// One line of a clerk's answer to a desk's list, and what came of it.
package struct DeskLine: Sendable {
  package let line: String
  /// The entry of the holding pen that it released, whose mail's fate is the result; nil where nothing was released.
  package let held: Int64?
  /// For the clerk, where nothing was released.
  package let result: String
  /// `done`, `refused` or `passed`.
  package let kind: String

  package init(line: String, held: Int64? = nil, result: String = "", kind: String) {
    self.line = line
    self.held = held
    self.result = result
    self.kind = kind
  }
}

/// An answer to a list whose clerk has not yet heard what came of it.
package struct UntoldAnswer: Sendable {
  package let mail: Int64
  package let desk: String
  package let lines: [DeskLine]
}

extension Book {
  /// - Parameter time: when the mail was received.
  package func record(_ lines: [DeskLine], of mail: Int64, by desk: String, at time: Timestamp) throws {
    for (position, line) in lines.enumerated() {
      try database.run(
        """
        INSERT INTO deskLine (mail, position, desk, line, held, result, kind, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, [mail, position, desk, line.line, line.held, line.result, line.kind, time.seconds])
    }
  }

  package func markTold(_ answer: UntoldAnswer) throws {
    try database.run("UPDATE deskLine SET told = 1 WHERE mail = ?", [answer.mail])
  }
}

extension Ledger {
  /// Answers to lists whose clerks have not heard yet what came of them.
  package func untoldAnswers() throws -> [UntoldAnswer] {
    let rows = try database.read {
      try $0.rows("SELECT * FROM deskLine WHERE told = 0 ORDER BY mail, position")
    }
    return Dictionary(grouping: rows) { $0["mail"] as Int64 }.sorted { $0.key < $1.key }.map { mail, rows in
      UntoldAnswer(
        mail: mail, desk: rows[0]["desk"],
        lines: rows.map {
          DeskLine(
            line: $0["line"], held: $0["held"], result: $0["result"], kind: $0["kind"])
        })
    }
  }
}
