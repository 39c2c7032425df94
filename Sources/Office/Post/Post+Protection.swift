import Domain
import Mail
import Signatures
import Store

extension Post {
  /// The mail as its recipient gets it: to people of a unit signed with the office's certificate where there is one, so
  /// that an assignment can be told from what only looks like it, and encrypted where the unit has asked for it.
  ///
  /// One that cannot be protected as it should be does not leave: it is kept as it was written, and what it tells of
  /// stands.
  /// - Parameters:
  ///   - number: what of it may stand in an open subject.
  ///   - isOpen: whether it says nothing that a unit would have encrypted.
  func protected(
    _ draft: Draft, number: String, isOpen: Bool = false
  ) throws -> (bytes: [UInt8], kept: Keeping?) {
    guard let recipient = draft.to.first?.mailbox,
      let unit = office.register.unit(writingFrom: recipient, on: now.day)
    else { return (try draft.composed(), nil) }
    var draft = draft
    if unit.encryptTo != nil, !isOpen { draft.subject = "【网民留言】[\(number)]（内容已加密）" }
    let bytes = try draft.composed()
    do {
      return (try isOpen ? signed(bytes) : closed(bytes, for: unit), nil)
    } catch let fault as OfficeIdentityError {
      return (bytes, Keeping(unit.name, reason: "\(unit.name): \(fault)"))
    }
  }

  /// A mail to people of a unit, signed and encrypted as it should be.
  func closed(_ bytes: [UInt8], for unit: HandlingUnit) throws -> [UInt8] {
    try checkProtection(for: unit)
    let signed = try signed(bytes)
    guard let certificate = unit.encryptTo else { return signed }
    return try Envelope.closed(signed, to: certificate)
  }

  /// - Throws: ``OfficeIdentityError``, why nothing can be signed, or encrypted to the unit.
  func checkProtection(for unit: HandlingUnit) throws {
    _ = try office.trust.identity(at: now)
    guard let certificate = unit.encryptTo else { return }
    guard let holder = TrustDocument.certificates(in: certificate).first else {
      throw OfficeIdentityError.cannotEncrypt
    }
    guard holder.until > now.seconds else { throw OfficeIdentityError.coverEnded }
  }

  private func signed(_ bytes: [UInt8]) throws -> [UInt8] {
    guard let identity = try office.trust.identity(at: now) else { return bytes }
    return try identity.signed(bytes, at: now.seconds)
  }
}
