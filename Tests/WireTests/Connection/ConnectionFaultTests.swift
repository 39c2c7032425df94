import Foundation
import Lab
import Testing

@testable import Wire

/// Servers that are not there, or not what they should be.
struct ConnectionFaultTests {
  @Test func nobodyListening() throws {
    let server = try ScriptedServer()
    var address = address(server)
    // The one port on which nobody will ever listen.
    address.port = 1
    #expect(
      failure(of: address)?.description.hasPrefix("127.0.0.1: cannot be reached: Failed to connect") == true)
  }

  @Test func aServerWithoutSTARTTLSGetsNoPassword() throws {
    let server = try ScriptedServer { peer in
      try peer.send("* OK ready\r\n")
      try peer.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nTAG OK\r\n")
      peer.hang()
    }
    var address = address(server)
    address.security = .startTLS
    #expect(failure(of: address)?.description == "127.0.0.1: not trusted: STARTTLS not available.")
    #expect(server.lines.allSatisfy { $0.hasSuffix("CAPABILITY") || $0.hasSuffix("LOGOUT") })
  }

  @Test func aServerThatSpeaksNoTLSIsNotTrusted() throws {
    let server = try ScriptedServer { peer in try peer.send("* OK ready\r\n") }
    var address = address(server)
    address.security = .tls
    guard case .untrusted = failure(of: address) else {
      Issue.record("trusted")
      return
    }
  }

  @Test func aServerThatSaysNothingIsGivenUp() throws {
    let server = try ScriptedServer { peer in peer.hang() }
    guard case .unreachable = failure(of: address(server)) else {
      Issue.record("reached")
      return
    }
  }

  @Test func anInterruptEndsTheWaitForAServerThatSaysNothing() throws {
    let server = try ScriptedServer { peer in peer.hang() }
    var address = address(server)
    address.timeout = .seconds(600)
    address.interrupt = Interrupt()
    address.interrupt?.raise()
    #expect(failure(of: address) == .interrupted(server: "127.0.0.1"))
  }

  @Test func anInterruptEndsTheWaitForAnAnswer() throws {
    let server = try ScriptedServer { peer in
      try peer.admit()
      peer.hang()
    }
    var address = address(server)
    let interrupt = Interrupt()
    (address.timeout, address.interrupt) = (.seconds(600), interrupt)
    let connection = try Connection(to: address, speaking: .imap)
    interrupt.raise()
    #expect(throws: ConnectionError.interrupted(server: "127.0.0.1")) { _ = try connection.readLine() }
  }

  @Test func aServerThatTurnsUsAwayIsQuoted() throws {
    let server = try ScriptedServer { peer in try peer.send("* BYE too many connections\r\n") }
    let error = failure(of: address(server))
    #expect(error?.description == "127.0.0.1: cannot be reached: \"* BYE too many connections\"")
  }

  @Test func aWayToLogInThatIsNotOfferedIsSaidSo() throws {
    let server = try ScriptedServer { peer in
      try peer.send("* OK ready\r\n")
      try peer.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\nTAG OK\r\n")
    }
    var address = address(server)
    address.login = .xoauth2
    #expect(
      failure(of: address)?.description
        == "127.0.0.1: login refused: it does not offer this way to log in")
  }

  @Test func anAccessTokenTravelsAsXOAUTH2() throws {
    let server = try ScriptedServer { peer in
      try peer.send("* OK ready\r\n")
      try peer.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=CRAM-MD5\r\nTAG OK\r\n")
      try peer.answer("AUTHENTICATE XOAUTH2", "TAG OK\r\n")
    }
    var address = address(server)
    address.login = .xoauth2
    _ = try Connection(to: address, speaking: .imap)
    // user=office^Aauth=Bearer 秘密^A^A
    #expect(server.lines.last?.hasSuffix("dXNlcj1vZmZpY2UBYXV0aD1CZWFyZXIg56eY5a+GAQE=") == true)
  }

  @Test func theTokenIsReadAtEachConnection() throws {
    let admit: ScriptedServer.Script = { peer in
      try peer.send("* OK ready\r\n")
      try peer.answer("CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\nTAG OK\r\n")
      try peer.answer("AUTHENTICATE XOAUTH2", "TAG OK\r\n")
    }
    let server = try ScriptedServer(admit, admit)
    let folder = try TemporaryFolder()
    let file = URL(fileURLWithPath: folder.path + "/token")
    var address = address(server)
    address.login = .xoauth2
    address.currentPassword = { try String(contentsOf: file, encoding: .utf8) }
    for token in ["first", "second"] {
      try Data(token.utf8).write(to: file)
      _ = try Connection(to: address, speaking: .imap)
      // user=office^Aauth=Bearer token^A^A
      let secret = Data("user=office\u{1}auth=Bearer \(token)\u{1}\u{1}".utf8).base64EncodedString()
      #expect(server.lines.last?.hasSuffix(secret) == true)
    }
    try FileManager.default.removeItem(at: file)
    guard case .unusable(_, let reason) = failure(of: address) else {
      Issue.record("asked without a token")
      return
    }
    #expect(reason.contains("token"))
  }

  @Test(arguments: ["", "a b", "a/b", "host:1@evil", "例子.cn", "a\0b", "a#b", "a\r\nb"])
  func whatIsNoHostNameIsNotAsked(host: String) {
    let address = ServerAddress(host: host, port: 1, security: .none, user: "", password: "")
    guard case .unusable = failure(of: address) else {
      Issue.record("asked")
      return
    }
  }

  @Test func aLineThatNeverEndsIsCutOff() throws {
    let server = try ScriptedServer { peer in
      try peer.greet()
      try peer.line()
      while true { try peer.send(String(repeating: "x", count: 10_000)) }
    }
    let connection = try Connection(to: address(server), speaking: .smtp)
    try connection.send(Array("go\r\n".utf8))
    #expect(throws: ConnectionError.overlong(server: "127.0.0.1", limit: 1 << 20)) {
      try connection.readLine(limit: 1 << 20)
    }
  }

  @Test func linesAndBytesComeAsTheyWereSent() throws {
    let server = try ScriptedServer { peer in
      try peer.greet()
      // libcurl drops what comes together with the end of the greeting.
      try peer.line()
      try peer.send("one\r\ntwo\n\r\n")
      for _ in 0..<100 { try peer.send(String(repeating: "8", count: 9_999)) }
      try peer.send("\rlast\r\nhalf")
    }
    let connection = try Connection(to: address(server), speaking: .smtp)
    try connection.send(Array("go\r\n".utf8))
    #expect(try connection.readLine() == Array("one".utf8))
    #expect(try connection.readLine() == Array("two".utf8))
    #expect(try connection.readLine() == [])
    #expect(try connection.read(count: 900_000) == [UInt8](repeating: 0x38, count: 900_000))
    try connection.skip(count: 99_900)
    #expect(try connection.read(count: 0) == [])
    #expect(try connection.readLine() == Array("\rlast".utf8))
    #expect(throws: ConnectionError.broken(server: "127.0.0.1", reason: "the server closed it")) {
      try connection.readLine()
    }
  }

  private func address(_ server: ScriptedServer) -> ServerAddress {
    ServerAddress(
      host: "127.0.0.1", port: server.port, security: .none, user: "office", password: "秘密",
      timeout: .milliseconds(500))
  }

  private func failure(of server: ServerAddress) -> ConnectionError? {
    do throws(ConnectionError) {
      _ = try Connection(to: server, speaking: .imap)
      return nil
    } catch {
      return error
    }
  }
}
