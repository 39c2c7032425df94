/// Where a mail server is and how to log in to it.
package struct ServerAddress: Sendable {
  /// How the connection is protected. TLS is 1.2 or newer and the certificate is always verified.
  package enum Security: String, Sendable {
    /// TLS from the first byte (ports 993 and 465).
    case tls
    /// TLS before anything else is said; without it, no connection.
    case startTLS = "starttls"
    /// None: for a server on the same machine.
    case none
  }

  /// How the password is shown. libcurl, left alone, prefers CRAM-MD5 and tries nothing else after it.
  package enum Login: String, Sendable {
    case plain
    case login
    case cramMD5 = "cram-md5"
    case xoauth2

    var option: String {
      "AUTH=" + rawValue.uppercased()
    }
  }

  /// A DNS name or a literal IP address.
  package var host: String
  package var port: UInt16
  package var security: Security
  /// Empty for a server that asks for no login.
  package var user: String
  /// The password, or the access token for ``Login/xoauth2``.
  package var password: String
  package var login: Login
  /// A file of PEM certificates to believe instead of the system's.
  package var authorities: String?
  /// The password or token as it is now, asked for at each connection instead of ``password``: tokens live an hour.
  package var currentPassword: (@Sendable () throws -> String)?
  /// What makes the connection for us; nil to make it ourselves.
  package var proxy: Proxy?
  /// How long the server may say nothing.
  package var timeout: Duration
  /// Ends whatever waits for the server.
  package var interrupt: Interrupt?

  package init(
    host: String, port: UInt16, security: Security, user: String, password: String, login: Login = .plain,
    authorities: String? = nil, proxy: Proxy? = nil, timeout: Duration = .seconds(60),
    interrupt: Interrupt? = nil, currentPassword: (@Sendable () throws -> String)? = nil
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.user = user
    self.password = password
    self.login = login
    self.authorities = authorities
    self.proxy = proxy
    self.timeout = timeout
    self.currentPassword = currentPassword
    self.interrupt = interrupt
  }

  /// Why nothing could be asked of this address, if so. libcurl takes C strings and parses the host out of a URL.
  var fault: String? {
    if host.isEmpty || !host.utf8.allSatisfy({ isHostByte($0) || $0 == UInt8(ascii: ":") }) {
      return "not a host name: \"\(printable(host.utf8))\""
    }
    let texts =
      [user, password, authorities ?? ""] + (proxy.map { [$0.url, $0.user, $0.password] } ?? [])
    return texts.contains { $0.utf8.contains(0) } ? "NUL in the user name, the password or a path" : nil
  }

  /// With the passwords as they are now.
  func current() throws(ConnectionError) -> ServerAddress {
    var address = self
    do {
      address.password = try currentPassword?() ?? password
      if let password = try proxy?.currentPassword?() { address.proxy?.password = password }
    } catch {
      throw .unusable(server: host, reason: "\(error)")
    }
    return address
  }

  func url(scheme: String, path: String) -> String {
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return "\(scheme)\(security == .tls ? "s" : "")://\(name):\(port)/\(path)"
  }
}

extension Duration {
  /// For `poll` and libcurl: at least one, and at most what 32 bits hold.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    return Int32(min(max(seconds, 0), 2_000_000)) * 1000
      + max(1, Int32(max(attoseconds, 0) / 1_000_000_000_000_000))
  }

  /// For messages to people.
  var wholeSeconds: Int { Int(max(1, components.seconds)) }
}
