import Lab
import Testing

@testable import Wire

/// Logging in to the lab's servers, and to none.
@Suite(.enabled(if: Lab.obstacle == nil, "no lab: \(Lab.obstacle ?? "")"))
struct ConnectionTests {
  @Test(
    arguments: [ServerAddress.Security.tls, .startTLS, .none], [ServerAddress.Login.plain, .login, .cramMD5])
  func everyWayToLogInWorks(security: ServerAddress.Security, login: ServerAddress.Login) throws {
    let lab = try Lab.shared()
    let server = lab.imapServer(for: try lab.account(), security, login: login)
    let connection = try Connection(to: server, speaking: .imap)
    try connection.send(Array("x NOOP\r\n".utf8))
    #expect(try String(decoding: connection.readLine(), as: UTF8.self).hasPrefix("x OK"))
  }

  @Test func aWrongPasswordIsRefusedInTheServersWords() throws {
    let lab = try Lab.shared()
    var server = lab.imapServer(for: try lab.account())
    server.password = "wrong"
    let error = #expect(throws: ConnectionError.self) { try Connection(to: server, speaking: .imap) }
    #expect(
      error?.description
        == "localhost: login refused: \"NO [AUTHENTICATIONFAILED] Authentication failed.\"")
    server = lab.submissionServer(for: try lab.account(), .startTLS)
    server.password = "wrong"
    let refusal = #expect(throws: ConnectionError.self) { try Connection(to: server, speaking: .smtp) }
    #expect(
      refusal?.description.hasPrefix("localhost: login refused: \"535 5.7.8 Error: authentication failed")
        == true)
  }

  @Test(arguments: [Connection.Scheme.imap, .smtp])
  func anAccessTokenIsReadAtEachConnection(scheme: Connection.Scheme) throws {
    let lab = try Lab.shared()
    let account = try lab.account()
    var server =
      scheme == .imap ? lab.imapServer(for: account) : lab.submissionServer(for: account, .startTLS)
    server.login = .xoauth2
    let token = try Lab.token(for: account, lasting: 600)
    server.currentPassword = { token }
    _ = try Connection(to: server, speaking: scheme)
    let expired = try Lab.token(for: account, lasting: -10)
    server.currentPassword = { expired }
    let error = #expect(throws: ConnectionError.self) { _ = try Connection(to: server, speaking: scheme) }
    #expect(error?.description == "localhost: login refused: the token is not accepted")
  }

  @Test(arguments: [ServerAddress.Security.tls, .startTLS])
  func anUnknownAuthorityIsNotTrusted(security: ServerAddress.Security) throws {
    let lab = try Lab.shared()
    let account = try lab.account()
    var server = lab.imapServer(for: account, security)
    server.authorities = nil
    guard case .untrusted(_, let reason) = failure(of: server) else {
      Issue.record("trusted")
      return
    }
    #expect(reason.contains("unable to get local issuer certificate"))
    // Dovecot notes every attempt to log in, and has noted none of this account.
    #expect(try !lab.log("dovecot").contains(account.address))
  }

  @Test func aCertificateForAnotherNameIsNotTrusted() throws {
    let lab = try Lab.shared()
    var server = lab.imapServer(for: try lab.account())
    server.host = "mail.localhost"
    guard case .untrusted(_, let reason) = failure(of: server) else {
      Issue.record("trusted")
      return
    }
    #expect(reason.contains("no alternative certificate subject name matches"))
  }

  @Test func aMissingAuthorityFileIsNamed() throws {
    let lab = try Lab.shared()
    var server = lab.imapServer(for: try lab.account())
    server.authorities = "/nowhere/ca.pem"
    guard case .untrusted(_, let reason) = failure(of: server) else {
      Issue.record("trusted")
      return
    }
    #expect(reason.contains("/nowhere/ca.pem"))
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
