import Digest
import Domain
import Mail
import Settings
import Wire

/// A mail of the office to itself. It comes from the office's own address, and so the daemon sets it aside as its own mail:
/// it is nobody's letter. It says of itself no more than that, as an automatic mail would be kept for a person.
struct DoctorsMail: Sendable {
  let recipient: String
  let messageID: String
  let parcel: Parcel

  /// - Parameter isPlus: whether it goes to the office's address with a plus sign.
  init(_ configuration: Configuration, isPlus: Bool, at now: Timestamp) throws {
    let office = configuration.office
    let code = Base32.encode(Environment.entropy(15))
    let at = office.address.lastIndex(of: "@") ?? office.address.endIndex
    recipient = isPlus ? "\(office.address[..<at])+doctor-\(code)\(office.address[at...])" : office.address
    messageID = "\(code).doctor@\(office.address[at...].dropFirst())"
    let sender = Self.sender(configuration)
    let draft = Draft(
      from: Address(name: office.name, mailbox: sender.from), to: [Address(name: nil, mailbox: recipient)],
      subject: "系统自检邮件（请勿回复）", date: now.seconds, messageID: messageID,
      text: "本邮件由服务器自检（huiyin doctor）发给本邮箱，用于核对收发是否正常，不必办理，可以删除。\n")
    parcel = Parcel(
      envelopeFrom: sender.envelope, recipient: recipient, audit: nil, messageID: messageID,
      bytes: try draft.composed())
  }

  /// As the office's other mails (``OfficeRules``).
  static func sender(_ configuration: Configuration) -> (from: String, envelope: String) {
    let address = configuration.office.address
    switch (configuration.courier.envelopeFrom, configuration.courier.way) {
    case (.account, .smtp(let server)): return (server.user, server.user)
    case (.address(let envelope), _): return (address, envelope)
    default: return (address, address)
    }
  }
}
