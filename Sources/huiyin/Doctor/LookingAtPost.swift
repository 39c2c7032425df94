import Domain
import Foundation
import Settings
import Wire

/// Whether a mail of the office comes back to the office: to its address, and to that with a plus sign, by which answers find
/// their letters. What has come in tells as well whether it is signed, and how the two clocks differ.
struct LookingAtPost: Sendable {
  let configuration: Configuration
  let domain: LookingAtDomain
  /// Seconds for which the mails may be on their way.
  let patience: Int

  private static let about = "probe mail"

  /// Seconds for which a server may say nothing.
  private static let patienceWithServers = 20.0

  var look: Look {
    Look(
      about: Self.about, patience: Double(patience) + 2 * Self.patienceWithServers, whenLate: whenSilent
    ) { interrupt in
      do { return try ailments(interrupt) } catch {
        return [failed("it could not be written: \(error)", "see office: address: in huiyin.yaml")]
      }
    }
  }

  private var whenSilent: Ailment {
    Ailment(
      .broken, Self.about,
      "the mail server did not say within \(Int(Self.patienceWithServers)) seconds whether it takes it",
      why: "no mail leaves", remedy: "see what is said of the courier; \"huiyin check --live\" tries again")
  }

  private var whenBlind: Ailment {
    Ailment(
      .unseen, Self.about, "the mail server took it, and no mailbox could be looked into for it",
      why: "whether what is answered comes in is not known", remedy: "see what is said of the mailboxes")
  }

  private func failed(_ what: String, _ remedy: String) -> Ailment {
    Ailment(
      .broken, Self.about, what, why: "the office's mails do not leave, or nothing that is answered comes in",
      remedy: remedy)
  }

  private func ailments(_ interrupt: Interrupt) throws -> [Ailment] {
    guard case .smtp = configuration.courier.way else {
      return [
        Ailment(
          .unseen, Self.about, "none was sent: mails are laid into a folder (courier: type: folder)",
          why: "whether mail arrives is the affair of whatever takes them from there",
          remedy: "nothing, where that is meant; else set courier: type: smtp")
      ]
    }
    let now = Environment.now()
    var mails = [try DoctorsMail(configuration, isPlus: false, at: now)]
    if configuration.office.addressTokens != .off {
      mails.append(try DoctorsMail(configuration, isPlus: true, at: now))
    }
    let contact = FirstContact(within: Self.patienceWithServers, unless: interrupt)
    let courier = try Transport(configuration, interrupt: contact.interrupt).courier()
    defer { courier.close() }
    var ailments: [Ailment] = []
    var waiting: [DoctorsMail] = []
    for mail in mails {
      switch courier.deliver(mail.parcel) {
      case .sent, .ambiguous: waiting.append(mail)
      case .temporary(let reply), .postponed(let reply), .limited(let reply), .permanent(let reply):
        if contact.interrupt.isRaised { return [whenSilent] }
        ailments.append(refused(mail, reply))
      }
    }
    contact.made()
    guard !waiting.isEmpty else { return ailments }
    var arrived = ArrivedProbes(configuration, unless: interrupt, patience: Self.patienceWithServers)
    let end = Environment.now() + Int64(patience)
    while !waiting.isEmpty, !interrupt.isRaised {
      waiting.removeAll { arrived.find($0) }
      guard !waiting.isEmpty, !arrived.isBlind, Environment.now() < end else { break }
      Thread.sleep(forTimeInterval: 1)
    }
    if !waiting.isEmpty, arrived.isBlind || interrupt.isRaised { return ailments + [whenBlind] }
    ailments += waiting.map { missing($0, arrived.troubles) }
    if let first = arrived.first {
      ailments += clock(first.receivedAt, between: now, Environment.now())
      ailments += domain.dkim(first.signatures)
    }
    return ailments
  }

  private func isPlus(_ mail: DoctorsMail) -> Bool { mail.recipient != configuration.office.address }

  /// While the office asks by itself whether such addresses arrive, it writes none before that was shown.
  private func plus(_ what: String) -> Ailment {
    Ailment(
      configuration.office.addressTokens == .on ? .broken : .weak, Self.about, what,
      why: configuration.office.addressTokens == .on
        ? "units answer to such addresses: their answers do not come in"
        : "answers come to the plain address, and are known by the token in their subject alone",
      remedy: "have the mail server take addresses with a plus sign, or write address-tokens: off")
  }

  private func refused(_ mail: DoctorsMail, _ reply: String) -> Ailment {
    isPlus(mail)
      ? plus("the mail server does not take the one to \(mail.recipient): \(reply)")
      : failed("the mail server does not take it: \(reply)", "see what it says, and courier: in huiyin.yaml")
  }

  private func missing(_ mail: DoctorsMail, _ troubles: [String]) -> Ailment {
    let waited = "was taken by the server and is in no mailbox after \(patience) seconds"
    guard !isPlus(mail) else { return plus("the one to \(mail.recipient) \(waited)") }
    let trouble = troubles.first.map { " (\($0))" } ?? ""
    return failed(
      "the one to \(mail.recipient) \(waited)\(trouble)",
      "look for \(mail.messageID) in the mail server's log, in its queue and among the spam; --wait waits longer"
    )
  }

  private func clock(_ received: Timestamp, between sent: Timestamp, _ found: Timestamp) -> [Ailment] {
    let off =
      received < sent
      ? received.seconds - sent.seconds : received > found ? received.seconds - found.seconds : 0
    guard abs(off) > 60 else { return [] }
    return [
      LookingAtMachine.clock(
        abs(off) > 300 ? .broken : .weak,
        "the mail server's clock is \(abs(off)) seconds \(off > 0 ? "ahead of" : "behind") this machine's")
    ]
  }
}
