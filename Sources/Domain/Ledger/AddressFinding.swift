/// What a mail of the office to its own address with a plus sign (`liuyan+probe-…@`) has shown.
package struct AddressFinding: Hashable, Sendable, Codable {
  /// SHA-256 of the address and of the servers by which mail goes and comes, lower-case hex: another route has to show it anew.
  package let route: String
  package let fate: Fate

  package enum Fate: String, Sendable, Codable {
    case arrived
    /// The server took it, and it was not in any mailbox a day later.
    case missing
    /// It came back undelivered.
    case returned
    /// The server did not take it.
    case refused
  }

  package init(route: String, fate: Fate) {
    self.route = route
    self.fate = fate
  }
}
