import Domain
import Mail
import Signatures

extension Post {
  /// The mail as its recipient gets it: to people of a unit signed with the office's certificate where there is one, so
  /// that an assignment can be told from what only looks like it, and encrypted where the unit has asked for it.
  ///
  /// One that cannot be protected as it should be does not leave at all.
  /// - Parameter number: what of it may stand in an open subject.
  func protected(_ draft: Draft, number: String) throws -> [UInt8] {
    guard let recipient = draft.to.first?.mailbox,
      let unit = office.register.unit(writingFrom: recipient, on: now.day)
    else { return try draft.composed() }
    var draft = draft
    if unit.encryptTo != nil { draft.subject = "【网民留言】[\(number)]（内容已加密）" }
    var bytes = try draft.composed()
    if let identity = try office.trust.identity(at: now) {
      bytes = try identity.signed(bytes, at: now.seconds)
    }
    guard let certificate = unit.encryptTo else { return bytes }
    guard let holder = TrustDocument.certificates(in: certificate).first, holder.until > now.seconds else {
      throw OfficeIdentityError.cannotEncrypt
    }
    return try Envelope.closed(bytes, to: certificate)
  }
}
