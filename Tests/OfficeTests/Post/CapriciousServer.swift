import Lab
import Store
import Synchronization
import Testing
import Wire

/// A mail server that takes everything, audit copies into a Maildir; with the mails to one recipient it does what no
/// server should, until it comes to its senses.
struct CapriciousServer {
  struct Behaviour: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let moment: Moment
    let deed: Deed
    /// Whether it has taken the mail, whatever it says of it.
    let takes: Bool
    /// What the outbox says of such a mail.
    let state: OutboxMail.State

    init(_ name: String, _ moment: Moment, _ deed: Deed, _ state: OutboxMail.State, takes: Bool = false) {
      testDescription = name + (takes ? " (it is taken)" : "")
      self.moment = moment
      self.deed = deed
      self.takes = takes
      self.state = state
    }
  }

  /// After which of the client's lines it happens. Who the mail is for is unknown at `sender` and `quit`: there it happens
  /// to all.
  enum Moment { case sender, recipient, dot, quit }

  enum Deed {
    case say(String)
    /// Says it, and is gone.
    case leave(String)
    case reset, hang
  }

  let audit: Maildir
  /// The Message-IDs of what was taken for that recipient, each as often as it was.
  var taken: [String] { memory.taken.withLock { $0 } }
  private let hangs: Bool
  private let memory = Memory()
  private let server: ScriptedServer

  /// - Parameters:
  ///   - behaviour: towards the mails for `victim`.
  ///   - copies: the address of the audit copies, which lie in the Maildir at `path`.
  init(_ behaviour: Behaviour, to victim: String, copies: String, in path: String) throws {
    audit = try Maildir(at: path)
    hangs = if behaviour.moment == .dot, case .hang = behaviour.deed { true } else { false }
    server = try ScriptedServer(always: { [memory] peer in
      var desk = Desk(behaviour: behaviour, victim: victim, copies: copies, path: path, memory: memory)
      try desk.serve(peer)
    })
  }

  /// From now on it does what a server should.
  func recover() { memory.isSane.withLock { $0 = true } }

  /// The client, patient where the server will say something.
  var courier: SMTPCourier {
    SMTPCourier(
      to: ServerAddress(
        host: "127.0.0.1", port: server.port, security: .none, user: "", password: "", timeout: .seconds(20)),
      as: "office.nm.test", finalPatience: hangs ? .seconds(1) : .seconds(20))
  }

  /// What it knows beyond one connection.
  private final class Memory: Sendable {
    let taken = Mutex<[String]>([])
    let copied = Mutex(0)
    let isSane = Mutex(false)
  }

  /// One connection.
  private struct Desk {
    let behaviour: Behaviour
    let victim: String
    let copies: String
    let path: String
    let memory: Memory
    var recipients: [String] = []

    mutating func serve(_ peer: ScriptedServer.Peer) throws {
      try peer.send("220 capricious.test ESMTP\r\n")
      while true {
        let line = try peer.line()
        switch line.prefix(4) {
        case "EHLO": try peer.send("250-capricious.test\r\n250 HELP\r\n")
        case "MAIL":
          recipients = []
          if try !act(at: .sender, on: peer) { try peer.send("250 2.1.0 ok\r\n") }
        case "RCPT":
          recipients.append(String(line.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" }))
          let isVictim = recipients.last == victim
          if try !isVictim || !act(at: .recipient, on: peer) { try peer.send("250 2.1.5 ok\r\n") }
        case "DATA":
          try peer.send("354 go on\r\n")
          try take(from: peer)
        case "QUIT":
          if try !act(at: .quit, on: peer) { try peer.send("221 bye\r\n") }
          return
        default: try peer.send("250 ok\r\n")
        }
      }
    }

    private func take(from peer: ScriptedServer.Peer) throws {
      let isVictims = recipients.contains(victim)
      let mail = try peer.mail()
      let isSane = memory.isSane.withLock { $0 }
      if !isVictims || isSane || behaviour.moment != .dot || behaviour.takes { try keep(mail, isVictims) }
      if try !isVictims || !act(at: .dot, on: peer) { try peer.send("250 2.0.0 taken\r\n") }
    }

    private func keep(_ mail: [String], _ isVictims: Bool) throws {
      let name = mail.first { $0.lowercased().hasPrefix("message-id:") } ?? ""
      if isVictims {
        memory.taken.withLock { $0.append(String(name.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })) }
      }
      guard recipients.contains(copies) else { return }
      let number = memory.copied.withLock {
        $0 += 1
        return $0
      }
      let bytes = Array(mail.map { $0 + "\r\n" }.joined().utf8)
      try Maildir(at: path).deliver(bytes, named: "\(number).capricious")
    }

    /// - Returns: whether something was said that takes the place of the proper answer.
    private func act(at moment: Moment, on peer: ScriptedServer.Peer) throws -> Bool {
      guard moment == behaviour.moment, !memory.isSane.withLock({ $0 }) else { return false }
      switch behaviour.deed {
      case .say(let text):
        try peer.send(text + "\r\n")
        return true
      case .leave(let text): try peer.send(text)
      case .reset: peer.reset()
      case .hang: peer.hang()
      }
      throw ScriptedServer.Peer.Gone()
    }
  }
}
