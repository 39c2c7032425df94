import CCurl

/// What makes connections for us: SOCKS 5 (RFC 1928), or HTTP's CONNECT (RFC 9110 §9.3.6).
package struct Proxy: Sendable {
  /// `socks5h://host:1080` or `http://host:3128`.
  package var url: String
  /// Empty for a proxy that asks for no login.
  package var user: String
  package var password: String
  /// The password as it is now, asked for at each connection instead of ``password``.
  package var currentPassword: (@Sendable () throws -> String)?

  package init(
    url: String, user: String = "", password: String = "",
    currentPassword: (@Sendable () throws -> String)? = nil
  ) {
    self.url = url
    self.user = user
    self.password = password
    self.currentPassword = currentPassword
  }
}

extension CurlHandle {
  /// Through the proxy, or through none: never through one that the environment names.
  func go(through proxy: Proxy?) {
    curl_set_text(raw, CURLOPT_PROXY, proxy?.url ?? "")
    guard let proxy, !proxy.user.isEmpty else { return }
    curl_set_text(raw, CURLOPT_PROXYUSERNAME, proxy.user)
    curl_set_text(raw, CURLOPT_PROXYPASSWORD, proxy.password)
  }
}
