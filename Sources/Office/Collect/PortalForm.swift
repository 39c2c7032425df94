import Digest
import Domain
import Mail
import Reading

/// How the portal of one mailbox writes its forms, and what proves that it was the portal.
///
/// `From` alone can be typed by anybody, and whether a mail server has checked it (DKIM) is not to be known here:
/// so a portal that can should put a secret into its mails as well.
package struct PortalForm: Sendable {
  /// Where the secret stands in a mail.
  package enum SecretPlace: Sendable, Equatable {
    case header(String)
    /// A field of the form.
    case field
  }

  package struct Secret: Sendable {
    package let place: SecretPlace
    /// Read anew each time, so that it can be changed.
    package let current: @Sendable () throws -> String

    package init(place: SecretPlace, current: @escaping @Sendable () throws -> String) {
      self.place = place
      self.current = current
    }
  }

  /// Names the portal in the ledger: the mailbox, whatever folder of it a mail lay in.
  package let portal: String
  package let labels: FormLabels
  /// The addresses it writes from, in small letters; empty where that was not said.
  package let senders: Set<String>
  package let secret: Secret?
  /// Whether the portal is told what becomes of its letters, and shows it to their authors.
  package let showsStatus: Bool

  package init(
    portal: String, labels: FormLabels = FormLabels(), senders: [String] = [], secret: Secret? = nil,
    showsStatus: Bool = false
  ) {
    self.showsStatus = showsStatus
    self.portal = portal
    self.labels = labels
    self.senders = Set(senders.map { $0.lowercased() })
    self.secret = secret
  }

  /// Whether a mail has to prove that the portal wrote it.
  var isGuarded: Bool { !senders.isEmpty || secret != nil }

  func isSender(_ message: Message) -> Bool {
    message.from.count == 1 && senders.contains(message.from[0].mailbox.lowercased())
  }

  /// Whose mail it is.
  enum Origin: Equatable {
    case portal
    /// Half of what would prove it, and why that is not enough.
    case doubtful(String)
    case somebody
  }

  /// What may be somebody else's mail.
  static let doubts = [
    "with the portal's secret, but not from its address", "from the portal's address, without its secret",
  ]

  /// - Parameter reading: the form in the mail, if there is one.
  func origin(of message: Message, _ reading: FormReading?) throws -> Origin {
    let isSender = isSender(message)
    guard let secret else { return isSender ? .portal : .somebody }
    let given =
      switch secret.place {
      case .header(let name): message.headers(named: name).map { OfficeText.trimmed($0.text) }
      case .field: reading?.all(.secret) ?? []
      }
    // A mail that shows no secret does not wait for the file of ours.
    var isRight = false
    if !given.isEmpty { isRight = given.contains(where: matches(try secret.current())) }
    switch (isRight, isSender || senders.isEmpty) {
    case (true, true): return .portal
    case (true, false): return .doubtful(Self.doubts[0])
    case (false, true) where !senders.isEmpty:
      return .doubtful(Self.doubts[1])
    case (false, _): return .somebody
    }
  }

  private func matches(_ secret: String) -> (String) -> Bool {
    { constantTimeEqual(Array($0.utf8), Array(secret.utf8)) }
  }
}

extension FormReading {
  /// Why the form is no letter by itself; nil where it is one.
  var fault: String? {
    if isTangled { return "a form with labels where its values should be" }
    if (text ?? "").isEmpty, self[.title] == nil { return "a form without a text" }
    // Each is a value to be kept by itself, and no portal asks for so many.
    if size > 200 { return "a form of \(size) fields" }
    for (field, name) in [(FormField.serial, "serial"), (.queryCode, "query code")]
    where !repeated(field).isEmpty {
      return "a form with more than one \(name)"
    }
    return nil
  }
}
