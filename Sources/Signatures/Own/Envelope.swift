import COpenSSL
import Mail

/// A cover that only its recipient's key opens (RFC 8551 §3.3).
package enum Envelope {
  /// The mail encrypted to the first certificate of a file; its header stays legible.
  package static func closed(
    _ mail: [UInt8], to certificate: [UInt8]
  ) throws(OfficeIdentityError) -> [UInt8] {
    let mail = ComposedMail(mail)
    guard
      let cover = Bytes.taken(
        from: co_encrypt(certificate, certificate.count, mail.entity, mail.entity.count))
    else { throw .cannotEncrypt }
    return mail.enclosed(in: cover)
  }

  /// Whether anything can be encrypted to it.
  package static func canClose(to certificate: [UInt8]) -> Bool {
    Bytes.taken(from: co_encrypt(certificate, certificate.count, [0x2E], 1)) != nil
  }
}

extension Envelope {
  /// As large as a mail that carries its text inside a signature.
  private static let limit = 25 << 20

  /// What a mail is inside its cover; the mail itself where it has none. Opened once: whatever is covered again inside
  /// is refused.
  ///
  /// Only AES counts (RFC 8551 §2.7). Triple DES and RC2, which some programs still choose for a recipient of whom they
  /// know nothing, no longer keep a citizen's letter secret, and not every stock tool opens them any more: the unit
  /// hears of it with its first mail, and not when somebody asks for evidence.
  static func opened(_ mail: Message, by keys: [OfficeIdentity]) throws(Refusal) -> Message {
    guard hasOne(mail) else { return mail }
    try HeaderRules.check(mail)
    let cover = mail.content(of: mail.root)
    guard cover.count <= limit else { throw Refusal(.tooLarge, "\(cover.count) bytes of cover") }
    guard !keys.isEmpty else { throw Refusal(.encrypted) }
    let inside = try mail.carrying(entity: content(of: cover, keys))
    guard !hasOne(inside) else { throw Refusal(.encryptionInside) }
    return inside
  }

  /// The same for whoever wants to read it; nil where nothing is covered, or it cannot be opened.
  package static func opening(_ mail: Message, by keys: [OfficeIdentity]) -> Message? {
    guard hasOne(mail) else { return nil }
    // Why not is said by the verdict.
    do throws(Refusal) { return try opened(mail, by: keys) } catch { return nil }
  }

  /// Whether the whole mail is covered.
  package static func hasOne(_ mail: Message) -> Bool {
    mail.root.mayBeCover && isOne(mail.content(of: mail.root))
  }

  static func isOne(_ bytes: [UInt8]) -> Bool { co_is_cover(bytes, bytes.count) }

  private static func content(of cover: [UInt8], _ keys: [OfficeIdentity]) throws(Refusal) -> [UInt8] {
    for key in keys {
      let (result, content) = key.open(cover)
      switch result {
      case .opened: return content
      case .otherRecipient: continue
      case .unsupported: throw Refusal(.unsupportedEncryption)
      case .noEnvelope, .broken: throw Refusal(.undecipherable)
      }
    }
    throw Refusal(.encryptedToOthers)
  }
}

extension Message {
  /// The mail with another entity in place of its own: of the old one nothing stays but the fields of its journey.
  fileprivate func carrying(entity bytes: [UInt8]) throws(Refusal) -> Message {
    do {
      let entity = try Message(parsing: bytes)
      // What a wrong key or a damaged block leaves is no entity.
      guard !entity.headers(named: "Content-Type").isEmpty else { throw Refusal(.undecipherable) }
      let journey = fields { !$0.isAboutContent } + Array("MIME-Version: 1.0\r\n".utf8)
      let whole = journey + entity.fields(where: \.isAboutBody) + [0x0D, 0x0A]
      return try Message(parsing: whole + entity.bytes[entity.root.bodyRange])
    } catch let error as MailError {
      throw Refusal(error.isOfSize ? .tooLarge : .undecipherable, error.description)
    } catch {
      throw Refusal(.undecipherable)
    }
  }

  private func fields(where isMeant: (HeaderField) -> Bool) -> [UInt8] {
    root.headers.filter(isMeant).flatMap { field in
      let line = bytes[field.range]
      return Array(line) + (line.last == 0x0A ? [] : [0x0D, 0x0A])
    }
  }
}

extension HeaderField {
  fileprivate var isAboutBody: Bool { name.lowercased().hasPrefix("content-") }
  fileprivate var isAboutContent: Bool { isAboutBody || isNamed("MIME-Version") }
}

extension Part {
  /// Whether it is announced as what may be one (RFC 8551 §3.10).
  var mayBeCover: Bool {
    parts.isEmpty
      && (contentType.isSMIME("mime")
        || contentType.matches("application", "octet-stream")
          && fileName?.lowercased().hasSuffix(".p7m") == true)
  }
}
