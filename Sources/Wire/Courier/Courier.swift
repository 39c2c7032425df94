/// A way mail leaves: SMTP, or a folder of `.eml` files. Blocking; owned by one thread.
package protocol Courier: AnyObject {
  /// Hands one mail over to one recipient, with the audit copy in the same transaction.
  func deliver(_ parcel: Parcel) -> DeliveryOutcome

  /// The largest mail it takes, in bytes; `nil` while nobody has said.
  var sizeLimit: Int? { get }

  /// Removes what it keeps of a mail itself; a server keeps nothing that could be asked for.
  func forget(messageID: String) throws

  /// Takes leave of the server. The next delivery opens a connection anew.
  func close()
}

extension Courier {
  package func forget(messageID: String) throws {}
}

/// One mail for one recipient.
package struct Parcel: Hashable, Sendable {
  /// Where bounces go; empty for a mail that must not bounce (RFC 5321 §4.5.5).
  package let envelopeFrom: String
  package let recipient: String
  /// The office's own address, which gets a copy; its refusal does not stop the mail.
  package let audit: String?
  package let messageID: String
  /// The mail, headers and all.
  package let bytes: [UInt8]

  package init(envelopeFrom: String, recipient: String, audit: String?, messageID: String, bytes: [UInt8]) {
    self.envelopeFrom = envelopeFrom
    self.recipient = recipient
    self.audit = audit
    self.messageID = messageID
    self.bytes = bytes
  }
}

/// What became of a parcel.
package enum DeliveryOutcome: Hashable, Sendable {
  /// The server has taken it. `auditRefused` is what it said of the audit copy, if it would not take that.
  case sent(reply: String, auditRefused: String?)
  /// Not taken, and worth another try later.
  case temporary(String)
  /// Not taken, since this recipient takes nothing for now (a full mailbox, greylisting): other mails may go out.
  case postponed(String)
  /// Not taken because we send too much: the server wants nothing of us for a while.
  case limited(String)
  /// Not taken, and never will be.
  case permanent(String)
  /// The whole mail was handed over and no clear answer came: it may have been taken (RFC 1047). Look for the
  /// audit copy before sending again.
  case ambiguous(String)
}

extension Parcel {
  /// Why no courier could carry this, if so. What an address may hold is kept narrow: it goes into commands
  /// and file names.
  var fault: String? {
    if let fault = Self.fault(ofAddress: recipient) { return fault }
    if !envelopeFrom.isEmpty, let fault = Self.fault(ofAddress: envelopeFrom) { return fault }
    return bytes.contains(0) ? "a mail may not contain NUL" : nil
  }

  /// RFC 5321 §4.1.2 without quoted local parts and address literals; §4.5.3.1 for the lengths.
  static func fault(ofAddress address: String) -> String? {
    let shown = "<\(printable(address.utf8))>"
    guard address.utf8.allSatisfy({ $0 < 0x80 }) else {
      return "\(shown): an address with other than ASCII letters cannot be served"
    }
    guard let at = address.utf8.lastIndex(of: UInt8(ascii: "@")) else { return "\(shown): not an address" }
    let local = address.utf8[..<at]
    let domain = address.utf8[at...].dropFirst()
    let fits = 1...64 ~= local.count && 1...255 ~= domain.count && address.utf8.count <= 254
    let clean = local.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#""(),:;<>@[\]"#.utf8.contains($0) }
    return fits && clean && domain.allSatisfy(isHostByte) ? nil : "\(shown): not an address"
  }
}

/// Letters, digits, hyphen, dot and underscore: what a host name is made of.
func isHostByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
  default: false
  }
}
