import Domain
import GRDB

extension Book {
  /// Notes that the end of a certificate or list was told of so many days before it.
  /// - Returns: false where that, or a later warning, was given before.
  package func warn(of key: String, within days: Int) throws -> Bool {
    let last = try database.value(Int.self, "SELECT days FROM expiryWarning WHERE digest = ?", [key])
    guard last.map({ days < $0 }) ?? true else { return false }
    try database.run("INSERT OR REPLACE INTO expiryWarning (digest, days) VALUES (?, ?)", [key, days])
    return true
  }
}
