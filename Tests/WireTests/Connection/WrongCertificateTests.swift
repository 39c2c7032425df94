import Foundation
import Lab
import Testing

@testable import Wire

/// Servers with a certificate that is not theirs, or of nobody we believe: OpenSSL's own server, which writes down
/// every byte it could decipher.
struct WrongCertificateTests {
  enum Fault: String, CaseIterable {
    case none, anotherName, unknownAuthority, expired
  }

  @Test(arguments: Fault.allCases) func notOneByteIsSentToAServerThatIsNotTrusted(fault: Fault) throws {
    let folder = try TemporaryFolder()
    try certificates(in: folder.path, fault)
    let port = try Lab.freePort()
    let heard = try serving(in: folder.path, at: port) {
      let server = ServerAddress(
        host: "localhost", port: port, security: .tls, user: "office", password: "secret",
        authorities: folder.path + "/ca.pem", timeout: .seconds(2))
      let error = #expect(throws: ConnectionError.self) { _ = try Connection(to: server, speaking: .imap) }
      guard fault != .none else { return }
      if case .untrusted? = error { return }
      Issue.record("\(error?.description ?? "trusted")")
    }
    // Where nothing is wrong with it, the server hears what we have to say, and never answers.
    #expect(fault == .none ? heard.contains("CAPABILITY") : heard.isEmpty, "\(heard)")
  }

  private func certificates(in folder: String, _ fault: Fault) throws {
    let name = fault == .anotherName ? "mail.example" : "localhost"
    let days = fault == .expired ? "-days -1" : "-days 2"
    try shell(
      """
      cd \(folder)
      for name in ca other server; do openssl ecparam -name prime256v1 -genkey -noout -out $name.key; done
      openssl req -x509 -new -key ca.key -days 30 -subj "/CN=authority" -out ca.pem
      openssl req -x509 -new -key other.key -days 30 -subj "/CN=another authority" -out other.pem
      openssl req -new -key server.key -subj /CN=\(name) -out server.csr
      echo "subjectAltName=DNS:\(name)" >server.ext
      issuer=\(fault == .unknownAuthority ? "other" : "ca")
      openssl x509 -req -in server.csr -CA $issuer.pem -CAkey $issuer.key -CAcreateserial \(days) \
        -extfile server.ext -out server.pem
      """)
  }

  /// What a server hears while `work` is done.
  private func serving(in folder: String, at port: UInt16, _ work: () throws -> Void) throws -> String {
    let process = Process()
    let (greeting, heard) = (Pipe(), folder + "/heard")
    try Data().write(to: URL(fileURLWithPath: heard))
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:\(port)", "-cert", folder + "/server.pem", "-key",
      folder + "/server.key",
      "-quiet",
    ]
    process.standardInput = greeting
    process.standardOutput = FileHandle(forWritingAtPath: heard)
    process.standardError = FileHandle.nullDevice
    try process.run()
    try greeting.fileHandleForWriting.write(contentsOf: Data("* OK ready\r\n".utf8))
    for _ in 1...200 where !isListening(port) { usleep(20_000) }
    try work()
    // Threads of a test run block the gentle signals, and so do their children.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return try String(contentsOfFile: heard, encoding: .utf8)
  }

  /// Without connecting to it: the one connection is to be ours.
  private func isListening(_ port: UInt16) -> Bool {
    let table = (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)) ?? ""
    return table.contains("0100007F:" + String(format: "%04X", port) + " 00000000:0000 0A")
  }

  private func shell(_ script: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-ec", script]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }
}
