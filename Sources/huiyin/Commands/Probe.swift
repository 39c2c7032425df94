import Settings

/// Logs in to everything the office will need (`huiyin check --live`).
struct Probe {
  struct Server: Encodable {
    let name: String
    /// Why it cannot be used; nil where it can.
    let reason: String?
  }

  /// One thing to log in to.
  struct Attempt: Sendable {
    enum Kind { case mailbox, account, secret, status, place, courier, audit }
    let kind: Kind
    let name: String
    let make: @Sendable (Transport) throws -> Void
  }

  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  /// Tries one after the other; what cannot be used is one line on standard error.
  /// - Parameter isTelling: whether each that can be used is a line on standard output.
  func servers(telling isTelling: Bool) throws -> [Server] {
    let transport = Transport(configuration)
    return try attempts.map { attempt in
      do { try attempt.make(transport) } catch {
        Console.error(Failure("\(attempt.name): \(error)", hint: Failure(error).complaints[0].hint))
        return Server(name: attempt.name, reason: "\(error)")
      }
      if isTelling { try Console.answer(lines: ["\(attempt.name): ok"]) }
      return Server(name: attempt.name, reason: nil)
    }
  }

  var attempts: [Attempt] {
    var attempts = configuration.mailboxes.map { settings in
      Attempt(kind: .mailbox, name: "mailbox \(settings.name)") { try $0.probe(settings.source) }
    }
    attempts += configuration.folders.map { account, settings in
      Attempt(kind: .account, name: "account \(account.name)") { try $0.probe(settings.place) }
    }
    attempts += configuration.mailboxes.compactMap { settings in
      settings.portal?.form.secret?.file.map { file in
        Attempt(kind: .secret, name: "secret of \(settings.name)") { _ in _ = try file.read() }
      }
    }
    attempts += configuration.statusFolders.map { portal, settings in
      Attempt(kind: .status, name: "status \(portal)") { try $0.probe(settings.place, isShared: true) }
    }
    attempts += configuration.site.publishTo.map { settings in
      Attempt(kind: .place, name: "publish-to \(settings.name)") { try $0.probe(settings.place) }
    }
    attempts.append(Attempt(kind: .courier, name: "courier") { try $0.probeCourier() })
    if let audit = configuration.courier.audit {
      attempts.append(Attempt(kind: .audit, name: "audit mailbox") { try $0.probe(audit.mailbox) })
    }
    return attempts
  }
}
