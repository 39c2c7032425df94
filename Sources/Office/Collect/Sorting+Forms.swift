import Domain
import Mail
import Reading
import Store

extension Sorting {
  /// Where a mail goes that the mailbox's portal has written; nil for one that goes the way of every other mail.
  ///
  /// A form-shaped mail from anybody else is plain mail: nobody forges a letter in another's name through the form.
  func formPlace(of message: Message, _ mail: IncomingMail, _ tokens: MailTokens) throws -> Place? {
    guard let form = office.rules.intakes[mail.mailbox]?.form else { return nil }
    let reading = FormReading(of: message.text, labels: form.labels)
    guard form.isGuarded else { return plausiblePlace(of: reading, in: message, tokens) }
    switch try form.origin(of: message, reading) {
    case .somebody: return nil
    case .doubtful(let why): return .hold("portal", why, nil)
    case .portal:
      guard let reading else { return .hold("portal", "from the portal, and no form", nil) }
      return reading.fault.map { .hold("portal", $0, nil) } ?? .forStage(.form, nil)
    }
  }

  /// Of a portal that nothing is known of, whatever looks like its form is believed, unless it is somebody else's
  /// mail for a reason: an answer to ours, say, with our own form in it.
  private func plausiblePlace(of reading: FormReading?, in message: Message, _ tokens: MailTokens) -> Place? {
    let kind = message.kind
    guard let reading, reading.fault == nil || reading.isTangled, kind.isByPerson || kind == .autoReply,
      kind != .reply,
      tokens.all.isEmpty, ownNumber(of: tokens) == nil, !isKnown(message)
    else { return nil }
    return reading.fault.map { .hold("portal", $0, nil) } ?? .forStage(.form, nil)
  }

  private func isKnown(_ message: Message) -> Bool {
    message.from.contains { address in
      office.register.unit(writingFrom: address.mailbox, on: now.day) != nil || isOurs(address.mailbox)
        || office.register.clerk(writingFrom: address.mailbox, on: now.day) != nil
    }
  }
}
