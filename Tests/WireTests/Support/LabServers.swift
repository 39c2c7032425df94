import Lab
import Wire

extension Lab {
  func imapServer(
    for account: Account, _ security: ServerAddress.Security = .tls, login: ServerAddress.Login = .plain
  ) -> ServerAddress {
    server(security == .tls ? imaps : imap, security, account, login)
  }

  /// Without a login, as a relay on the same machine.
  var relay: ServerAddress {
    ServerAddress(host: "localhost", port: smtp, security: .none, user: "", password: "")
  }

  /// With a login; ``ServerAddress/Security/tls`` reaches the one without PIPELINING.
  func submissionServer(for account: Account, _ security: ServerAddress.Security) -> ServerAddress {
    server(security == .tls ? smtps : submission, security, account, .plain)
  }

  private func server(
    _ port: UInt16, _ security: ServerAddress.Security, _ account: Account, _ login: ServerAddress.Login
  ) -> ServerAddress {
    ServerAddress(
      host: "localhost", port: port, security: security, user: account.address, password: account.password,
      login: login, authorities: authorities, timeout: .seconds(20))
  }

  /// Puts mails in a folder as another mail client would.
  func append(_ mails: [[UInt8]], to account: Account, folder: String = "INBOX", date: String? = nil) throws {
    let connection = try Connection(to: imapServer(for: account), speaking: .imap)
    for (number, mail) in mails.enumerated() {
      let date = date.map { "\"\($0)\" " } ?? ""
      try connection.send(
        Array("a\(number) APPEND \"\(folder)\" \(date){\(mail.count)+}\r\n".utf8) + mail + [13, 10])
    }
    for number in mails.indices { try connection.answer("a\(number)") }
    try connection.send(Array("bye LOGOUT\r\n".utf8))
    try connection.answer("bye")
  }

  /// Runs IMAP commands for their effect.
  func command(_ commands: String..., as account: Account) throws {
    let connection = try Connection(to: imapServer(for: account), speaking: .imap)
    for (number, command) in commands.enumerated() {
      try connection.send(Array("c\(number) \(command)\r\n".utf8))
      try connection.answer("c\(number)")
    }
  }
}

struct NotOK: Error {
  let line: String
}

extension Connection {
  fileprivate func answer(_ tag: String) throws {
    while true {
      let line = String(decoding: try readLine(), as: UTF8.self)
      guard line.hasPrefix("\(tag) ") else { continue }
      if line.hasPrefix("\(tag) OK") { return }
      throw NotOK(line: line)
    }
  }
}

extension IMAPMailbox {
  /// Collects until so many mails have come, and waits for those that are still on their way: in short turns,
  /// as Dovecot may overlook a mail delivered in the very tick in which it looked.
  func collect(awaiting count: Int) throws -> [CollectedMail] {
    var mails: [CollectedMail] = []
    var cursor: MailboxCursor?
    for _ in 1...40 where mails.count < count {
      let batch = try collect(after: cursor, limit: 100)
      mails += batch.mails
      cursor = batch.cursor
      if mails.count < count { _ = try awaitMail(for: .milliseconds(500), unless: Bell()) }
    }
    return mails
  }
}

/// A small mail in Chinese.
func letter(_ number: Int, id: String? = nil, body: String = "请问新城路的路灯何时修复？\r\n") -> [UInt8] {
  let id = id ?? "letter-\(number)@author.test"
  return Array(
    """
    From: author\(number)@author.test\r
    To: office@lab.test\r
    Subject: =?utf-8?B?6Lev54Gv?= \(number)\r
    Message-ID: <\(id)>\r
    \r
    \(body)
    """.utf8)
}

extension Lab {
  /// What a server has written in its log: `dovecot` or `postfix`.
  func log(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name).log", encoding: .utf8)
  }
}
