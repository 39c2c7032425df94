import CResolver

/// Asks the domain name system (RFC 1035), by the servers of `/etc/resolv.conf` or by one that is named. Blocking, for a
/// few seconds.
package struct NameResolver: Sendable {
  package enum Kind: Sendable {
    case address, newAddress, mailServer, name, text

    fileprivate var number: Int32 {
      switch self {
      case .address: 1
      case .name: 12
      case .mailServer: 15
      case .text: 16
      case .newAddress: 28
      }
    }
  }

  /// Nobody has answered, or nobody knows: that says nothing of what is asked for.
  package struct Silence: Error, Equatable, CustomStringConvertible {
    package let name: String
    package let reason: String
    package var description: String { "\(name): \(reason)" }
  }

  /// A server to be asked instead.
  package struct Server: Sendable {
    let address: String
    let port: UInt16

    /// `192.0.2.53`, `127.0.0.1:5353`; nil for whatever is no IPv4 address.
    package init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count <= 2, let port = parts.count == 2 ? UInt16(parts[1]) : 53,
        let address = parts.first.map(String.init), IPv4.isOne(address)
      else { return nil }
      (self.address, self.port) = (address, port)
    }
  }

  private let server: Server?
  /// Seconds for each server.
  private let patience: Int32

  package init(asking server: Server? = nil, patience: Int32 = 3) {
    (self.server, self.patience) = (server, patience)
  }

  /// What there is under a name; empty where the name or such a record is known not to be.
  package func ask(_ kind: Kind, of name: String) throws(Silence) -> [String] {
    var answer = [UInt8](repeating: 0, count: 1 << 16)
    var fault: Int32 = 0
    let length = resolver_ask(
      server?.address, server?.port ?? 53, patience, name, kind.number, &answer, Int32(answer.count), &fault)
    guard length >= 0 else {
      if fault == HOST_NOT_FOUND || fault == NO_DATA { return [] }
      throw Silence(name: name, reason: fault == TRY_AGAIN ? "no answer" : "no usable answer")
    }
    var records: [String] = []
    var text = [CChar](repeating: 0, count: 1 << 16)
    // More than a hundred are no honest answer.
    for number in 0..<Int32(100) {
      let count = resolver_record(answer, length, number, kind.number, &text, Int32(text.count))
      guard count >= 0 else { break }
      records.append(String(decoding: text.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
    return records
  }
}

/// An address of four numbers.
package enum IPv4 {
  package static func isOne(_ text: String) -> Bool { numbers(of: text) != nil }

  /// Whether nobody outside can know it: of this machine, of a network of one's own (RFC 1918), of a carrier's (RFC 6598).
  package static func isPrivate(_ text: String) -> Bool {
    guard let numbers = numbers(of: text) else { return false }
    return switch (numbers[0], numbers[1]) {
    case (10, _), (127, _), (0, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127): true
    default: false
    }
  }

  /// Where its name stands (RFC 1035 §3.5): `5.113.0.203.in-addr.arpa`.
  package static func reverse(of text: String) -> String? {
    numbers(of: text).map { $0.reversed().map(String.init).joined(separator: ".") + ".in-addr.arpa" }
  }

  private static func numbers(of text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return parts.count == 4 && !parts.contains(nil) ? parts.compactMap(\.self) : nil
  }
}
