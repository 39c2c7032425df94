import CCurl

/// A libcurl easy handle that connects and logs in, and then is nothing but an encrypted pipe
/// (`CURLOPT_CONNECT_ONLY`). DNS, TLS, STARTTLS and SASL are libcurl's; every protocol line is ours.
final class CurlHandle {
  let raw: UnsafeMutableRawPointer
  let transcript = Transcript()
  private(set) var socket: curl_socket_t = -1
  private let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  private static let ready = curl_global_init(Int(CURL_GLOBAL_ALL))

  init?() {
    guard Self.ready == CURLE_OK, let handle = curl_easy_init() else { return nil }
    raw = handle
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(raw)
    errorText.deallocate()
  }

  /// Forgets what was asked before; the connection stays.
  func reset() {
    curl_easy_reset(raw)
    errorText.pointee = 0
    curl_set_pointer(raw, CURLOPT_ERRORBUFFER, errorText)
  }

  /// What libcurl says of its last failure.
  func reason(for code: CURLcode) -> String {
    // Without the time it took: the same reason is the same text, and is told once.
    let text = String(cString: errorText).replacing(#/ after \d+ ms/#, with: "")
    return text.isEmpty ? String(cString: curl_easy_strerror(code)) : printable(text.utf8)
  }

  func connect(to address: ServerAddress, url: String) -> CURLcode {
    curl_set_pointer(raw, CURLOPT_ERRORBUFFER, errorText)
    curl_set_text(raw, CURLOPT_URL, url)
    curl_set_text(raw, CURLOPT_PROTOCOLS_STR, "imap,imaps,smtp,smtps")
    curl_set_number(raw, CURLOPT_CONNECT_ONLY, 1)
    curl_set_number(raw, CURLOPT_NOSIGNAL, 1)
    curl_set_number(raw, CURLOPT_TCP_KEEPALIVE, 1)
    curl_set_number(raw, CURLOPT_BUFFERSIZE, 256 << 10)
    go(through: address.proxy)
    // Nor are there exceptions from the environment.
    curl_set_text(raw, CURLOPT_NOPROXY, "")
    curl_set_number(raw, CURLOPT_HTTPPROXYTUNNEL, 1)
    curl_set_number(raw, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    let patience = Int(address.timeout.milliseconds)
    curl_set_number(raw, CURLOPT_CONNECTTIMEOUT_MS, patience)
    curl_set_number(raw, CURLOPT_SERVER_RESPONSE_TIMEOUT, address.timeout.wholeSeconds)
    secure(address)
    logIn(address)
    curl_set_line_callback(raw, CURLOPT_HEADERFUNCTION, keepLine)
    curl_set_line_callback(raw, CURLOPT_WRITEFUNCTION, keepLine)
    let context = Unmanaged.passUnretained(transcript).toOpaque()
    curl_set_pointer(raw, CURLOPT_HEADERDATA, context)
    curl_set_pointer(raw, CURLOPT_WRITEDATA, context)
    if let interrupt = address.interrupt {
      // The address outlives the call, and no transfer follows it.
      curl_set_number(raw, CURLOPT_NOPROGRESS, 0)
      curl_set_pointer(raw, CURLOPT_XFERINFODATA, Unmanaged.passUnretained(interrupt).toOpaque())
      curl_set_progress_callback(raw, hearInterrupt)
    }
    let code = curl_easy_perform(raw)
    curl_set_number(raw, CURLOPT_NOPROGRESS, 1)
    return code == CURLE_OK ? curl_get_socket(raw, &socket) : code
  }

  private func secure(_ address: ServerAddress) {
    curl_set_number(raw, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    curl_set_number(raw, CURLOPT_SSL_VERIFYPEER, 1)
    curl_set_number(raw, CURLOPT_SSL_VERIFYHOST, 2)
    if address.security == .startTLS { curl_set_number(raw, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
    guard let authorities = address.authorities else { return }
    curl_set_text(raw, CURLOPT_CAINFO, authorities)
    // Else the system's directory would be believed as well.
    curl_set_text(raw, CURLOPT_CAPATH, nil)
  }

  private func logIn(_ address: ServerAddress) {
    guard !address.user.isEmpty else { return }
    curl_set_text(raw, CURLOPT_USERNAME, address.user)
    let secret = address.login == .xoauth2 ? CURLOPT_XOAUTH2_BEARER : CURLOPT_PASSWORD
    curl_set_text(raw, secret, address.password)
    curl_set_text(raw, CURLOPT_LOGIN_OPTIONS, address.login.option)
    // One round trip less: the first answer travels with the question (RFC 4959).
    curl_set_number(raw, CURLOPT_SASL_IR, 1)
  }
}
