import Domain
import Foundation

/// What the ledgers still tell that a backup takes the place of: the one that was there, and those that were put aside before.
/// They may be damaged; then that is why one was restored, and they tell nothing.
struct FormerLedgers {
  private let present: Connection?
  private let aside: [Connection]

  init(in directory: String) throws {
    func open(_ folder: String) -> Connection? {
      guard access("\(folder)/ledger.sqlite", F_OK) == 0 else { return nil }
      // A damaged one is no reason not to restore another.
      return try? Connection(
        path: "\(folder)/ledger.sqlite", configuration: Ledger.configuration(readOnly: true))
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    present = open(directory)
    aside = names.sorted().filter { $0.hasPrefix("replaced-") }.compactMap { open("\(directory)/\($0)") }
  }

  func close() throws { for ledger in aside + [present].compactMap(\.self) { try ledger.close() } }

  /// The last number of each year that any of them has given out.
  var lastSerials: [(prefix: String, year: Int, last: Int)] {
    (aside + [present].compactMap(\.self)).flatMap { ledger in
      var found: [(String, Int, Int)] = []
      try? ledger.read { database in
        try database.step("SELECT prefix, year, last FROM serial", []) {
          found.append(($0.text(0), Int($0.integer(1)), Int($0.integer(2))))
        }
      }
      return found
    }
  }

  /// The letters whose pages were taken down since a backup was made, and were not put up again.
  func withdrawn(since time: Timestamp) -> [LetterID] {
    var last: [String: String] = [:]
    try? present?.read { database in
      try database.step(
        """
        SELECT letter, act FROM event
        WHERE act IN ('withdraw', 'restore', 'publish') AND at >= ? ORDER BY sequence
        """, [.integer(time.seconds)]
      ) { last[$0.text(0)] = $0.text(1) }
    }
    return last.filter { $0.value == "withdraw" }.keys.compactMap { LetterID($0) }.sorted()
  }
}
