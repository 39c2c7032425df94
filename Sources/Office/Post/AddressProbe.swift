import Digest
import Domain
import Mail
import Store

/// A mail of the office to its own address with a plus sign (地址自检): not every server knows such addresses, and an answer
/// that goes astray is nobody's.
struct AddressProbe {
  static let mail = "address-probe"
  /// Its address, of which no other has the code.
  let address: String

  /// Nil for any other mail of the outbox.
  init?(_ item: OutboxMail) {
    guard item.mail.kind == Self.mail else { return nil }
    address = item.mail.recipient
  }

  /// `liuyan+probe-4q7x0m2k9w5s8a1z@naiman.example`; nil where the office's address has no @.
  fileprivate init?(_ number: Int, over route: String, of office: Office) {
    guard let at = office.rules.address.lastIndex(of: "@") else { return nil }
    let code = office.mint.identifier([Self.mail, route, String(number)]).prefix(16)
    address = "\(office.rules.address[..<at])+probe-\(code)\(office.rules.address[at...])"
  }

  /// Whether it may be one, by its form.
  fileprivate static func isAddress(_ text: String) -> Bool { text.lowercased().contains("+probe-") }

  fileprivate func isAmong(_ addresses: [String]) -> Bool {
    let own = Array(address.lowercased().utf8)
    return addresses.contains { constantTimeEqual(Array($0.lowercased().utf8), own) }
  }
}

extension Office {
  /// At a start: sends one where nothing is known of the route, or what is known is old, and none is under way.
  package func probeAddress(at now: Timestamp) throws {
    try addressFindings.renew()
    guard let findings = addressFindings.value, findings.isToRenew(at: now), let probe = nextProbe(findings),
      try ledger.outbox(ofKind: AddressProbe.mail, to: probe.address) == nil
    else { return }
    let mail = try Post(office: self, now: now).mail(
      AddressProbe.mail, to: probe.address, code: nil, cause: "\(AddressProbe.mail)/\(probe.address)",
      values: [:], isOpen: true)
    try ledger.write { try $0.send(mail, at: now) }
  }

  /// The one whose fate is not known yet, where it was sent.
  func awaitedAddressProbe() throws -> (probe: AddressProbe, item: OutboxMail)? {
    guard let findings = addressFindings.value, let probe = nextProbe(findings),
      let item = try ledger.outbox(ofKind: AddressProbe.mail, to: probe.address)
    else { return nil }
    return (probe, item)
  }

  /// The one that has come in: to the address that it was sent to, under its Message-ID. Both are HMACs, which nobody finds
  /// who has not had it; an answer to it has a Message-ID of its own.
  func addressProbe(in message: Message) throws -> AddressProbe? {
    let addresses = (message.to + message.cc).prefix(20).map(\.mailbox)
    guard let id = message.messageID, addresses.contains(where: AddressProbe.isAddress),
      let probe = try ledger.outbox(messageID: id).flatMap(AddressProbe.init), probe.isAmong(addresses)
    else { return nil }
    return probe
  }

  /// Records what a probe has shown, once. The last one that was given up may still arrive; one from before that, or over
  /// another route, shows nothing more.
  func conclude(_ probe: AddressProbe, _ fate: AddressFinding.Fate, at now: Timestamp, in book: Book) throws {
    guard let route = rules.probedRoute else { return }
    let findings = try AddressFindings(over: route, in: ledger)
    func isNumber(_ number: Int) -> Bool {
      AddressProbe(number, over: route, of: self)?.address == probe.address
    }
    let isLate = fate == .arrived && findings.last != nil && !findings.arrive
    guard isNumber(findings.count) || isLate && isNumber(findings.count - 1) else { return }
    try book.record(OfficeFact.probedAddress(AddressFinding(route: route, fate: fate)), at: now, by: .policy)
  }

  private func nextProbe(_ findings: AddressFindings) -> AddressProbe? {
    rules.probedRoute.flatMap { AddressProbe(findings.count, over: $0, of: self) }
  }
}

/// Gives up a probe that the server took and that did not come in. While a mailbox cannot be read, it may lie there.
struct AwaitingAddressProbe: PipelineStage {
  let office: Office
  let now: Timestamp

  /// Seconds for which a mail may be on its way.
  private static let patience: Int64 = 86_400

  func run(until stop: () -> Bool) throws -> Int {
    guard let findings = office.addressFindings.value, findings.isToRenew(at: now),
      office.mailboxes.isComplete(at: now), let (probe, item) = try office.awaitedAddressProbe(),
      item.state == .sent, let sent = item.finishedAt, now >= sent + Self.patience
    else { return 0 }
    try office.ledger.write { try office.conclude(probe, .missing, at: now, in: $0) }
    try office.addressFindings.renew()
    return 1
  }
}
