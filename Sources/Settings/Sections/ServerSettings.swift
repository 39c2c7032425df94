/// Whoever makes connections for us.
package struct ProxySettings: Sendable {
  /// `socks5h://proxy:1080` or `http://proxy:3128`.
  package let url: String
  /// Empty for a proxy that asks for no login.
  package let user: String
  /// Nil exactly when there is no user.
  package let secret: SecretFile?

  init?(_ section: Section) {
    let url = section.optional("proxy", .proxy)
    user = section.optional("proxy-user", .name) ?? ""
    secret = section.secret(for: user, "proxy-")
    if !section.has("proxy") {
      section.refuse(["proxy-user"], { "\($0) has no meaning without a proxy" })
    }
    guard let url else { return nil }
    self.url = url
  }
}

/// A mail server: where it is, how the connection is protected, and who logs in.
package struct ServerSettings: Sendable {
  /// How the connection is protected; the certificate is always verified.
  package enum Security: String, CaseIterable, Sendable {
    case tls, starttls
    /// For a server on this machine only.
    case none
  }

  /// How the password is shown.
  package enum Login: String, CaseIterable, Sendable {
    case plain, login
    case cramMD5 = "cram-md5"
    case xoauth2
  }

  /// The ports of one protocol, by how it is protected (RFC 8314).
  struct Ports {
    let tls: UInt16
    let startTLS: UInt16
    let plain: UInt16

    static let imap = Ports(tls: 993, startTLS: 143, plain: 143)
    static let smtp = Ports(tls: 465, startTLS: 587, plain: 25)
    static let ftp = Ports(tls: 990, startTLS: 21, plain: 21)
    static let http = Ports(tls: 443, startTLS: 80, plain: 80)

    subscript(security: Security) -> UInt16 {
      switch security {
      case .tls: tls
      case .starttls: startTLS
      case .none: plain
      }
    }
  }

  package let host: String
  package let port: UInt16
  package let security: Security
  /// Empty for a server that asks for no login.
  package let user: String
  /// Nil exactly when there is no user.
  package let secret: SecretFile?
  package let login: Login
  /// A file of PEM certificates to believe instead of the system's.
  package let authorities: NamedFile?
  /// What is asked to make the connection.
  package let proxy: ProxySettings?
  /// How long the server may say nothing.
  package let timeout: Duration

  /// - Parameter isMail: whether there are several ways to show the password (SASL).
  init(_ section: Section, ports: Ports, needsLogin: Bool, isMail: Bool = true) {
    host = section.required("host", .host)
    security = section.value("security", .choice, default: .tls)
    port = section.value("port", .port, default: ports[security])
    user = needsLogin ? section.required("user", .name) : section.value("user", .text, default: "")
    secret = section.secret(for: user)
    login = isMail ? section.value("login", .choice, default: .plain) : .plain
    authorities = section.optionalFile("authorities", limit: 1 << 20)
    proxy = ProxySettings(section)
    timeout = section.value("timeout", .time(.seconds(1)...(.seconds(600))), default: .seconds(60))
    if security == .none, !host.isEmpty, !isLoopback(host) {
      section.problem(
        section.placeOfValue(of: "security"),
        "\"none\" would send everything to \(host) for others to read",
        hint: "use tls or starttls; none is for a server on this machine")
    }
  }

  /// An SSH server, which protects every connection by itself.
  /// - Parameter hasKey: whether the user logs in with a key of his own instead of a password.
  init(sftp section: Section, hasKey: Bool) {
    host = section.required("host", .host)
    security = .none
    port = section.value("port", .port, default: 22)
    user = section.required("user", .name)
    secret = section.secret(for: hasKey ? "" : user)
    login = .plain
    authorities = nil
    proxy = ProxySettings(section)
    timeout = section.value("timeout", .time(.seconds(1)...(.seconds(600))), default: .seconds(60))
  }
}
