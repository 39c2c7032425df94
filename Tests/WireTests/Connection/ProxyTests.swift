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
    try with("/usr/bin/microsocks") {
      ["-i", "127.0.0.1", "-p", "\($0)"]
    } work: {
      try reach(Proxy(url: "socks5h://127.0.0.1:\($0)"))
    }
  }

  @Test(.enabled(if: isHere("/usr/bin/tinyproxy"), "no tinyproxy"))
  func httpProxy() throws {
    let folder = try TemporaryFolder()
    try with("/usr/bin/tinyproxy") {
      try tinyproxy($0, in: folder)
    } work: {
      try reach(Proxy(url: "http://127.0.0.1:\($0)"))
    }
  }

  @Test(.enabled(if: isHere("/usr/bin/microsocks"), "no microsocks"))
  func socksProxyWithALogin() throws {
    try with("/usr/bin/microsocks") {
      ["-i", "127.0.0.1", "-p", "\($0)", "-u", "office", "-P", "key"]
    } work: {
      let url = "socks5h://127.0.0.1:\($0)"
      try reach(Proxy(url: url, user: "office", password: "key"))
      #expect(throws: ConnectionError.self) { try reach(Proxy(url: url)) }
    }
  }

  @Test(.enabled(if: isHere("/usr/bin/tinyproxy"), "no tinyproxy"))
  func httpProxyWithALoginThatIsReadAtEachConnection() throws {
    let folder = try TemporaryFolder()
    try with("/usr/bin/tinyproxy") {
      try tinyproxy($0, in: folder, "BasicAuth office key")
    } work: {
      var proxy = Proxy(url: "http://127.0.0.1:\($0)", user: "office") { "key" }
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

  /// The arguments of a tinyproxy with a configuration of its own.
  private func tinyproxy(_ port: UInt16, in folder: TemporaryFolder, _ more: String = "") throws -> [String] {
    let file = folder.path + "/tinyproxy.conf"
    let text = "Port \(port)\nListen 127.0.0.1\nAllow 127.0.0.1\nLogLevel Error\n\(more)\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return ["-d", "-c", file]
  }

  /// Runs a program while `work` is done, once it listens. A port that somebody takes meanwhile is not the end.
  private func with(
    _ program: String, arguments: (UInt16) throws -> [String], work: (UInt16) throws -> Void
  ) throws {
    for _ in 1...5 {
      let port = try Lab.freePort()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = try arguments(port)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      defer {
        // Threads of a test run block the gentle signals, and so do their children.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      for _ in 1...500 where process.isRunning {
        if isListening(port) { return try work(port) }
        usleep(20_000)
      }
    }
    Issue.record("\(program) does not listen")
  }

  private func isListening(_ port: UInt16) -> Bool {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
