import Digest
import Domain

/// What one role reads of the internal board (看板): a directory of its own, which the web server opens to them alone.
package struct BoardTree: Hashable, Sendable {
  package enum Reader: Hashable, Sendable {
    /// 网站管理中心, the coordinator (旗政府办公室), the supervisor (督查室): who sees everything.
    case desk, coordinator, supervisor
    /// The owner of accounts (帐号主体单位) sees the letters of that desk alone.
    case owner(desk: String)
  }

  package let reader: Reader
  /// As its readers call it: `网站管理中心`, `督查室`.
  package let name: String

  package init(_ reader: Reader, name: String) {
    self.reader = reader
    self.name = name
  }

  /// Below the board's root. A desk has no Latin name to lie under, so it lies under the beginning of its name's digest.
  package var directory: String {
    switch reader {
    case .desk: "desk"
    case .coordinator: "coordinator"
    case .supervisor: "supervisor"
    case .owner(let desk): "owner-\(Base32.encode(SHA256.digest(of: desk.utf8).prefix(5)))"
    }
  }

  /// Whether it shows what concerns that desk.
  package func shows(desk: String) -> Bool {
    if case .owner(let own) = reader { own == desk } else { true }
  }

  /// Whether it compares units with each other.
  package var comparesUnits: Bool { if case .owner = reader { false } else { true } }
}
