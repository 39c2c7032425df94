/// Our server that takes mail in from outside, and says of each whether it came from where it says (RFC 8601).
package struct BorderServer: Sendable {
  /// As it calls itself in Authentication-Results (authserv-id, RFC 8601 §2.2).
  package let name: String
  /// As it calls itself in Received, after `by`.
  package let host: String
  /// Servers of ours that a mail passes behind it: each puts its own Received above.
  package let inner: [String]

  package init(name: String, host: String, inner: [String] = []) {
    (self.name, self.host, self.inner) = (name, host, inner)
  }

  /// Whether it found that a mail came from the domain, or the account, in its From.
  ///
  /// Only what stands above the border's own Received is believed: all below it the sender may have written himself,
  /// the same name in it or not (RFC 8601 §5).
  package func authenticates(_ message: Message) -> Bool {
    guard message.from.count == 1, message.headers(named: "From").count == 1 else { return false }
    let from = message.from[0].mailbox.lowercased()
    return findings(above: message).contains { $0.passes && $0.isAbout(from) }
  }

  /// None where the mail did not come over the border.
  private func findings(above message: Message) -> [AuthenticationFinding] {
    var findings: [AuthenticationFinding] = []
    for field in message.root.headers {
      if field.isNamed("Authentication-Results") {
        findings += AuthenticationResults(parsing: field, of: name)?.findings ?? []
      } else if field.isNamed("Received") {
        let by = ReceivedField.server(in: field)
        if by == host.lowercased() { return findings }
        guard let by, inner.contains(where: { $0.lowercased() == by }) else { return [] }
      }
    }
    return []
  }
}

/// One method's result with what it is about: `dkim=pass header.d=naiman.example`.
struct AuthenticationFinding: Equatable {
  let method: String
  let result: String
  /// By name: `header.d`, `smtp.mailfrom`.
  let properties: [String: String]

  var passes: Bool { result == "pass" }

  /// Whether it speaks of that address, or of its domain and no other.
  func isAbout(_ address: String) -> Bool {
    let domain = Self.domain(of: address)
    switch method {
    case "dmarc": return properties["header.from"].map { Self.domain(of: $0) == domain } ?? false
    case "dkim":
      return ["header.d", "header.i"].contains { name in
        properties[name].map { Self.domain(of: $0) == domain } ?? false
      }
    case "spf": return properties["smtp.mailfrom"].map { Self.domain(of: $0) == domain } ?? false
    // Who logged in at our own server is known by name.
    case "auth": return properties["smtp.auth"] == address
    default: return false
    }
  }

  private static func domain(of address: String) -> String {
    String(address.split(separator: "@", omittingEmptySubsequences: false).last ?? "")
  }
}
