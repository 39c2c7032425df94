import Domain
import Store
import Synchronization

/// What the office's mails to its own address with a plus sign have shown so far, over one route.
package struct AddressFindings: Sendable {
  package struct Known: Sendable {
    package let fate: AddressFinding.Fate
    package let at: Timestamp
    /// In the chain.
    package let sequence: Int64
  }

  /// How many have shown something.
  let count: Int
  /// Nil where none has yet.
  package let last: Known?

  /// Of one that arrived for how many seconds nothing is asked anew: what a server does with such addresses changes seldom.
  private static let validity: Int64 = 180 * 86_400
  /// Of one that did not.
  private static let pause: Int64 = 7 * 86_400

  package init(over route: String, in ledger: Ledger) throws {
    let all = try ledger.officeEvents().compactMap { event -> Known? in
      guard case .probedAddress(let finding) = event.fact, finding.route == route else { return nil }
      return Known(fate: finding.fate, at: event.at, sequence: event.sequence)
    }
    (count, last) = (all.count, all.last)
  }

  /// Whether mails to such addresses come in. It counts until the contrary is shown.
  package var arrive: Bool { last?.fate == .arrived }

  /// Whether a start of the office asks anew.
  func isToRenew(at now: Timestamp) -> Bool {
    guard let last else { return true }
    return now >= last.at + (arrive ? Self.validity : Self.pause)
  }
}

/// The same, kept at hand: every mail that is written asks.
final class KnownAddressFindings: Sendable {
  private let route: String?
  private let ledger: Ledger
  private let known: Mutex<AddressFindings?>

  /// A ledger that cannot be read is told of elsewhere; until it can, nothing is shown.
  init(over route: String?, in ledger: Ledger) {
    self.route = route
    self.ledger = ledger
    known = Mutex(try? route.map { try AddressFindings(over: $0, in: ledger) })
  }

  /// Nil where nothing has to be shown.
  var value: AddressFindings? { known.withLock(\.self) }

  /// Reads the ledger again, in which something was recorded.
  func renew() throws {
    guard let route else { return }
    let findings = try AddressFindings(over: route, in: ledger)
    known.withLock { $0 = findings }
  }
}
