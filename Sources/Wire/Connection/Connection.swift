import CCurl
import Glibc

/// A logged-in connection to a mail server, as a pipe of bytes. Blocking; owned by one thread.
///
/// It takes no leave: whoever speaks over it says LOGOUT or QUIT. After any error it is of no further use.
package final class Connection {
  package enum Scheme: String {
    case imap
    case smtp
  }

  /// The host name, for messages.
  package let server: String
  /// What the server said during greeting and login, one line each.
  package var openingLines: [String] { handle.transcript.lines }

  private let handle: CurlHandle
  private let timeout: Duration
  private let interrupt: Interrupt?
  /// How long the server is still waited for after an interrupt, where leaving at once would cost something.
  package var grace: Duration?
  private var buffer = [UInt8](repeating: 0, count: 256 << 10)
  private var unread = 0..<0

  /// - Parameter name: what to call ourselves in SMTP's EHLO; this machine's name, if `nil`.
  package init(
    to address: ServerAddress, speaking scheme: Scheme, as name: String? = nil
  ) throws(ConnectionError) {
    server = address.host
    let address = try address.current()
    timeout = address.timeout
    interrupt = address.interrupt
    let path = name ?? ""
    let misnamed = path.utf8.allSatisfy(isHostByte) ? nil : "not a host name: \"\(printable(path.utf8))\""
    if let fault = address.fault ?? misnamed {
      throw .unusable(server: printable(address.host.utf8), reason: fault)
    }
    guard let handle = CurlHandle() else { throw .unreachable(server: server, reason: "no memory") }
    self.handle = handle
    let code = handle.connect(to: address, url: address.url(scheme: scheme.rawValue, path: path))
    guard code == CURLE_OK else { throw handle.failure(code, at: server) }
  }

  /// Sends all of `bytes`.
  package func send(_ bytes: [UInt8]) throws(ConnectionError) {
    var done = 0
    while done < bytes.count {
      var count = 0
      let code = bytes.withUnsafeBytes {
        curl_easy_send(handle.raw, $0.baseAddress! + done, $0.count - done, &count)
      }
      switch code {
      case CURLE_OK: done += count
      case CURLE_AGAIN: try wait(for: POLLOUT, timeout)
      default: throw .broken(server: server, reason: handle.reason(for: code))
      }
    }
  }

  /// The next line without its line end, which is LF or CRLF.
  ///
  /// - Parameter patience: how long the server may say nothing; the address's timeout, if `nil`.
  package func readLine(
    limit: Int = 64 << 10, within patience: Duration? = nil
  ) throws(ConnectionError) -> [UInt8] {
    var searched = 0
    while true {
      if let end = lineEnd(after: searched) {
        var line = buffer[unread.lowerBound..<end]
        unread = end + 1..<unread.upperBound
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return Array(line)
      }
      guard unread.count < limit else { throw .overlong(server: server, limit: limit) }
      searched = unread.count
      try receive(within: patience ?? timeout)
    }
  }

  /// Exactly `count` bytes. The caller bounds `count`.
  package func read(count: Int) throws(ConnectionError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    while bytes.count < count {
      if unread.isEmpty { try receive(within: timeout) }
      let next = unread.prefix(count - bytes.count)
      bytes += buffer[next]
      unread = next.upperBound..<unread.upperBound
    }
    return bytes
  }

  /// Reads `count` bytes and forgets them.
  package func skip(count: Int) throws(ConnectionError) {
    var left = count
    while left > 0 {
      if unread.isEmpty { try receive(within: timeout) }
      let passed = min(left, unread.count)
      unread = unread.lowerBound + passed..<unread.upperBound
      left -= passed
    }
  }

  private func lineEnd(after searched: Int) -> Int? {
    let start = unread.lowerBound + searched
    return buffer.withUnsafeBytes {
      guard let base = $0.baseAddress, let found = memchr(base + start, 0x0A, unread.upperBound - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Takes in what the server has sent, and waits for it if need be. First `recv`, then `poll`: TLS may hold
  /// decrypted bytes that no `poll` sees.
  private func receive(within patience: Duration) throws(ConnectionError) {
    while try !takeIn() { try wait(for: POLLIN, patience) }
  }

  /// Whether the server says something before the bell rings and before `patience` is over.
  package func hears(within patience: Duration, unless bell: Bell) throws(ConnectionError) -> Bool {
    let end = ContinuousClock.now + patience
    while unread.isEmpty, try !takeIn() {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero, interrupt?.isRaised != true else { return false }
      var pollers = [
        pollfd(fd: handle.socket, events: Int16(POLLIN), revents: 0),
        pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&pollers, 2, left.milliseconds) >= 0 || errno == EINTR else {
        throw .broken(server: server, reason: String(cString: strerror(errno)))
      }
      if pollers[1].revents != 0 { return false }
    }
    return true
  }

  /// Takes in what has come; false where nothing has.
  private func takeIn() throws(ConnectionError) -> Bool {
    makeRoom()
    var count = 0
    let code = buffer.withUnsafeMutableBytes {
      curl_easy_recv(handle.raw, $0.baseAddress! + unread.upperBound, $0.count - unread.upperBound, &count)
    }
    switch code {
    case CURLE_OK where count > 0:
      unread = unread.lowerBound..<unread.upperBound + count
      return true
    case CURLE_OK: throw .broken(server: server, reason: "the server closed it")
    case CURLE_AGAIN: return false
    default: throw .broken(server: server, reason: handle.reason(for: code))
    }
  }

  private func makeRoom() {
    if unread.isEmpty { unread = 0..<0 }
    guard unread.upperBound == buffer.count else { return }
    if unread.lowerBound > 0 {
      buffer.replaceSubrange(0..<unread.count, with: Array(buffer[unread]))
      unread = 0..<unread.count
    } else {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
  }

  /// In slices, so that an interrupt is heard.
  private func wait(for event: Int32, _ patience: Duration) throws(ConnectionError) {
    var poller = pollfd(fd: handle.socket, events: Int16(event), revents: 0)
    var left = patience.milliseconds
    var graceLeft = grace?.milliseconds ?? 0
    while left > 0 {
      let slice = min(left, interrupt == nil ? left : 250)
      let count = poll(&poller, 1, slice)
      if count > 0 { return }
      if count == 0 { left -= slice }
      guard count == 0 || errno == EINTR else {
        throw .broken(server: server, reason: String(cString: strerror(errno)))
      }
      guard interrupt?.isRaised == true else { continue }
      graceLeft -= slice
      if graceLeft <= 0 { throw .interrupted(server: server) }
    }
    throw .silent(server: server, seconds: patience.wholeSeconds)
  }
}

extension CurlHandle {
  /// libcurl's code as something a person can act on. For a refusal the server's own words are the reason.
  func failure(_ code: CURLcode, at server: String) -> ConnectionError {
    switch code {
    case CURLE_LOGIN_DENIED:
      let words = transcript.refusal.map { "\"\($0)\"" }
      let silent =
        transcript.endsInChallenge ? "the token is not accepted" : "it does not offer this way to log in"
      return .loginRefused(server: server, reason: words ?? silent)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_USE_SSL_FAILED,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
      return .untrusted(server: server, reason: reason(for: code))
    case CURLE_WEIRD_SERVER_REPLY:
      let words = transcript.lines.last.map { "\"\($0)\"" }
      return .unreachable(server: server, reason: words ?? reason(for: code))
    case CURLE_ABORTED_BY_CALLBACK: return .interrupted(server: server)
    default:
      return .unreachable(server: server, reason: reason(for: code))
    }
  }
}
