import Settings
import Wire

/// Whether every server lets the office in.
struct LookingAtServers {
  let configuration: Configuration
  /// Seconds for each.
  var patience = 30.0

  var looks: [Look] {
    Probe(configuration).attempts.map { attempt in
      Look(
        about: attempt.name, patience: patience,
        whenLate: ailment(
          attempt, "nothing came of it within \(Int(patience)) seconds",
          "see whether the machine reaches it: its network, a firewall, the name server")
      ) { [configuration] interrupt in
        do {
          try attempt.make(Transport(configuration, interrupt: interrupt))
          return []
        } catch  where interrupt.isRaised {
          return []
        } catch {
          let hint = Failure(error).complaints[0].hint
          return [ailment(attempt, "\(error)", hint ?? Self.remedy(for: attempt.kind))]
        }
      }
    }
  }

  private func ailment(_ attempt: Probe.Attempt, _ what: String, _ remedy: String) -> Ailment {
    Ailment(.broken, attempt.name, what, why: Self.why(of: attempt.kind), remedy: remedy)
  }

  private static func why(of kind: Probe.Attempt.Kind) -> String {
    switch kind {
    case .mailbox: "letters and answers that come there are not collected; nothing of them is lost"
    case .account: "exports that are dropped there become no letters, and replies do not reach the account"
    case .secret: "the portal's mails cannot be told from forged ones"
    case .status: "the portal does not learn what became of its letters"
    case .place: "the site there stays as it is: what was taken down may still stand there"
    case .courier: "no mail leaves: receipts, assignments and reminders wait in the outbox"
    case .audit: "a mail whose connection breaks at the last moment may be sent twice"
    }
  }

  private static func remedy(for kind: Probe.Attempt.Kind) -> String {
    kind == .secret
      ? "see that the file is there and the service may read it"
      : "see whether the server runs, and whether host, port, user and password are still right in huiyin.yaml"
  }
}
