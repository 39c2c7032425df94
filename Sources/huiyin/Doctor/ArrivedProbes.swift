import Domain
import Mail
import Settings
import Wire

/// What of the probe mails has come in.
struct ArrivedProbes {
  struct Found {
    let receivedAt: Timestamp
    /// The values of `DKIM-Signature`.
    let signatures: [String]
  }

  private struct Place {
    let name: String
    let mailbox: any Mailbox
    let contact: FirstContact
  }

  private let settings: [MailboxSettings]
  private let open: (MailboxSettings) throws -> (any Mailbox, FirstContact)
  /// Those that have been looked into.
  private var places: [Place] = []
  private var isOpened = false
  private(set) var first: Found?
  private(set) var troubles: [String] = []

  init(_ configuration: Configuration, unless owner: Interrupt, patience: Double) {
    settings = configuration.mailboxes
    open = { settings in
      let contact = FirstContact(within: patience, unless: owner)
      return (try Transport(configuration, interrupt: contact.interrupt).mailbox(settings.source), contact)
    }
  }

  /// Whether no mailbox can be looked into.
  var isBlind: Bool { isOpened && places.isEmpty }

  /// Whether it lies in one of the mailboxes, set aside by the daemon or not. One that could not be looked into the first
  /// time is left alone: its server is told of by itself.
  mutating func find(_ mail: DoctorsMail) -> Bool {
    if !isOpened {
      isOpened = true
      for settings in settings {
        do {
          let (mailbox, contact) = try open(settings)
          _ = try mailbox.holds(messageID: mail.messageID)
          contact.made()
          places.append(Place(name: settings.name, mailbox: mailbox, contact: contact))
        } catch {
          troubles.append("\(settings.name) could not be looked into")
        }
      }
    }
    for place in places {
      // What fails now may go well the next time.
      guard (try? place.mailbox.holds(messageID: mail.messageID)) == true else { continue }
      if first == nil { first = try? Self.fetch(mail.messageID, from: place.mailbox) }
      return true
    }
    return false
  }

  /// Among the newest; nil where so many came at once that it is none of them.
  private static func fetch(_ id: String, from mailbox: any Mailbox) throws -> Found? {
    let inventory = try mailbox.inventory()
    for (keys, aside) in [(inventory.mails, false), (inventory.aside, true)] where !keys.isEmpty {
      for mail in try mailbox.fetch(Array(keys.suffix(20)), aside: aside, bytes: 8 << 20).batch.mails {
        guard let message = try? Message(parsing: mail.bytes), message.messageID == id else { continue }
        return Found(
          receivedAt: Timestamp(seconds: mail.receivedAt),
          signatures: message.headers(named: "DKIM-Signature").map(\.text))
      }
    }
    return nil
  }
}
