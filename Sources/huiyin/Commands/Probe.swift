import Settings

/// Logs in to everything the office will need (`huiyin check --live`).
struct Probe {
  struct Server: Encodable {
    let name: String
    /// Why it cannot be used; nil where it can.
    let reason: String?
  }
  private let configuration: Configuration
  private let transport: Transport

  init(_ configuration: Configuration) {
    self.configuration = configuration
    transport = Transport(configuration)
  }

  /// Tries one after the other; what cannot be used is one line on standard error.
  /// - Parameter isTelling: whether each that can be used is a line on standard output.
  func servers(telling isTelling: Bool) throws -> [Server] {
    try attempts.map { name, attempt in
      do { try attempt() } catch {
        Console.error(Failure("\(name): \(error)", hint: Failure(error).complaints[0].hint))
        return Server(name: name, reason: "\(error)")
      }
      if isTelling { try Console.answer(lines: ["\(name): ok"]) }
      return Server(name: name, reason: nil)
    }
  }

  private var attempts: [(name: String, attempt: () throws -> Void)] {
    var attempts: [(String, () throws -> Void)] = configuration.mailboxes.map { settings in
      ("mailbox \(settings.name)", { try transport.probe(settings.source) })
    }
    attempts += configuration.folders.map { account, settings in
      ("account \(account.name)", { try transport.probe(settings.place) })
    }
    attempts += configuration.mailboxes.compactMap { settings in
      settings.portal?.form.secret?.file.map { file in
        ("secret of \(settings.name)", { _ = try file.read() })
      }
    }
    attempts += configuration.statusFolders.map { portal, settings in
      ("status \(portal)", { try transport.probe(settings.place, isShared: true) })
    }
    attempts += configuration.site.publishTo.map { settings in
      ("publish-to \(settings.name)", { try transport.probe(settings.place) })
    }
    attempts.append(("courier", { try transport.probeCourier() }))
    if let audit = configuration.courier.audit {
      attempts.append(("audit mailbox", { try transport.probe(audit.mailbox) }))
    }
    return attempts
  }
}
