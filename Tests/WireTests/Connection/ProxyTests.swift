import Foundation
import Lab
import Testing

@testable import Wire

/// Mail servers that are reached through a proxy: Debian's `microsocks` and `tinyproxy`, on loopback.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct ProxyTests {
  private static func isHere(_ program: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: program)
  }

  @Test(.enabled(if: isHere("/usr/bin/microsocks"), "no microsocks"))
  func socksProxy() throws {
    let port = try freePort()
    try with("/usr/bin/microsocks", ["-i", "127.0.0.1", "-p", "\(port)"], at: port) {
      try reach(Proxy(url: "socks5h://127.0.0.1:\(port)"))
    }
  }

  @Test(.enabled(if: isHere("/usr/bin/tinyproxy"), "no tinyproxy"))
  func httpProxy() throws {
    let port = try freePort()
    let folder = try TemporaryFolder()
    let file = folder.path + "/tinyproxy.conf"
    try Data("Port \(port)\nListen 127.0.0.1\nAllow 127.0.0.1\nLogLevel Error\n".utf8).write(
      to: URL(fileURLWithPath: file))
    try with("/usr/bin/tinyproxy", ["-d", "-c", file], at: port) {
      try reach(Proxy(url: "http://127.0.0.1:\(port)"))
    }
  }

  @Test(.enabled(if: isHere("/usr/bin/microsocks"), "no microsocks"))
  func socksProxyWithALogin() throws {
    let port = try freePort()
    let arguments = ["-i", "127.0.0.1", "-p", "\(port)", "-u", "office", "-P", "key"]
    try with("/usr/bin/microsocks", arguments, at: port) {
      let url = "socks5h://127.0.0.1:\(port)"
      try reach(Proxy(url: url, user: "office", password: "key"))
      #expect(throws: ConnectionError.self) { try reach(Proxy(url: url)) }
    }
  }

  @Test(.enabled(if: isHere("/usr/bin/tinyproxy"), "no tinyproxy"))
  func httpProxyWithALoginThatIsReadAtEachConnection() throws {
    let port = try freePort()
    let folder = try TemporaryFolder()
    let file = folder.path + "/tinyproxy.conf"
    let text = "Port \(port)\nListen 127.0.0.1\nAllow 127.0.0.1\nLogLevel Error\nBasicAuth office key\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try with("/usr/bin/tinyproxy", ["-d", "-c", file], at: port) {
      var proxy = Proxy(url: "http://127.0.0.1:\(port)", user: "office") { "key" }
      try reach(proxy)
      proxy.currentPassword = { "wrong" }
      #expect(throws: ConnectionError.self) { try reach(proxy) }
    }
  }

  @Test func aProxyThatIsNotThereIsNamed() throws {
    let server = try server(through: Proxy(url: "socks5h://127.0.0.1:1"))
    let error = #expect(throws: ConnectionError.self) { _ = try Connection(to: server, speaking: .imap) }
    #expect(
      error?.description.hasPrefix("localhost: cannot be reached: ") == true, "\(error?.description ?? "")")
  }

  private func server(through proxy: Proxy) throws -> ServerAddress {
    let lab = try Lab.shared()
    var server = lab.imapServer(for: try lab.account())
    server.proxy = proxy
    return server
  }

  private func reach(_ proxy: Proxy) throws {
    let connection = try Connection(to: server(through: proxy), speaking: .imap)
    try connection.send(Array("x NOOP\r\n".utf8))
    #expect(try String(decoding: connection.readLine(), as: UTF8.self).hasPrefix("x OK"))
  }

  /// A port on which nobody listens.
  private func freePort() throws -> UInt16 { try ScriptedServer().port }

  /// Runs a program while `work` is done, once it listens.
  private func with(_ program: String, _ arguments: [String], at port: UInt16, _ work: () throws -> Void)
    throws
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer {
      // Threads of a test run block the gentle signals, and so do their children.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let probe = ServerAddress(
      host: "127.0.0.1", port: port, security: .none, user: "", password: "", timeout: .milliseconds(100))
    // It listens as soon as a connection is not refused, whatever it then makes of ours.
    for _ in 1...200 {
      do throws(ConnectionError) { _ = try Connection(to: probe, speaking: .imap) } catch {
        guard error.description.contains("Failed to connect") else { break }
        usleep(20_000)
      }
    }
    try work()
  }
}
