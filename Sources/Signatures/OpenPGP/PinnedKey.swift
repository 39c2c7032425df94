/// An OpenPGP key that counts as its holder's because the administrator says so: no web of trust is asked.
package struct PinnedKey: Sendable, Equatable {
  /// Of the primary key, in lower-case hexadecimal (RFC 9580 §5.5.4).
  package let fingerprint: String
  /// The key with its subkeys as packets, without armour.
  package let packets: [UInt8]

  package init(fingerprint: String, packets: [UInt8]) {
    self.fingerprint = fingerprint
    self.packets = packets
  }
}
