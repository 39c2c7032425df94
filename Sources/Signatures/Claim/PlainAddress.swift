import Mail

/// A mail address about whose meaning no two programs can differ: `local@domain` in ASCII, without quotes,
/// comments, literals or a dot too many. The local part counts as written, the domain in lower case.
struct PlainAddress: Equatable {
  let text: String

  /// Nil when the bytes are anything else.
  init?(_ bytes: some Collection<UInt8>) {
    let halves = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard bytes.count <= 254, halves.count == 2 else { return nil }
    guard Self.areLabels(halves[0], of: Self.isAtomText), Self.areLabels(halves[1], of: Self.isHostText)
    else { return nil }
    let domain = halves[1].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    text = String(decoding: Array(halves[0]) + [UInt8(ascii: "@")] + domain, as: UTF8.self)
    // An encoded word is made of characters that an address may have.
    guard !text.contains("=?") else { return nil }
  }

  /// The address of a mail whose From header names one mailbox, by the strictest reading and by the tolerant one.
  init(ofOnlyMailboxIn mail: Message) throws(Refusal) {
    guard let field = mail.headers(named: "From").first,
      let address = PlainAddress(fromMailbox: field.rawValue),
      mail.from.count == 1, PlainAddress(mail.from[0].mailbox.utf8) == address
    else { throw Refusal(.ambiguousFrom) }
    self = address
  }

  /// Reads `address` or `name <address>` (RFC 5322 §3.4) and nothing more: no list, group or comment.
  private init?(fromMailbox raw: ArraySlice<UInt8>) {
    let value = raw.filter { $0 != 0x0D && $0 != 0x0A }
    guard value.allSatisfy({ $0 >= 0x20 || $0 == 0x09 }), !value.contains(0x7F) else { return nil }
    guard let open = value.lastIndex(of: UInt8(ascii: "<")) else {
      self.init(Self.trimmed(value[...]))
      return
    }
    let rest = Self.trimmed(value[(open + 1)...])
    guard rest.last == UInt8(ascii: ">"), Self.isName(value[..<open]) else { return nil }
    self.init(rest.dropLast())
  }

  /// Whether the bytes can be a display name: anything between quotes, outside them nothing that could begin
  /// another address.
  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    var quoted = false
    var escaped = false
    for byte in bytes {
      if !quoted, "()<>@,;:\\[]".utf8.contains(byte) { return false }
      if byte == UInt8(ascii: "\""), !escaped { quoted.toggle() }
      escaped = quoted && !escaped && byte == UInt8(ascii: "\\")
    }
    return !quoted
  }

  private static func areLabels(_ bytes: some Collection<UInt8>, of isAllowed: (UInt8) -> Bool) -> Bool {
    bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy(isAllowed)
    }
  }

  /// RFC 5322 §3.2.3, but for `*`, which in a certificate could be meant as a wildcard.
  private static func isAtomText(_ byte: UInt8) -> Bool {
    isHostText(byte) || "!#$%&'+/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isHostText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
    default: false
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    return start[..<(start.lastIndex { $0 != 0x20 && $0 != 0x09 }.map { $0 + 1 } ?? start.startIndex)]
  }
}
