import GRDB

extension Ledger {
  /// The state of the calendar in which the due days of all running letters were last counted; nil in a new ledger.
  package func countedCalendar() throws -> String? {
    try database.read { try $0.value(String.self, "SELECT version FROM countedCalendar") }
  }
}

extension Book {
  package func setCountedCalendar(_ version: String) throws {
    try database.run("INSERT OR REPLACE INTO countedCalendar (only, version) VALUES (1, ?)", [version])
  }
}
