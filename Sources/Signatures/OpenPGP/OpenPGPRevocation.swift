/// Whether the holder of an OpenPGP key has taken it back (RFC 9580 §5.2.1, signature type 0x20), or a part of it (0x28).
///
/// Nobody checks that signature here: gpgv does, and refuses; it is only to be foreseen, and looked for where gpgv has
/// something else to say first.
package enum OpenPGPRevocation {
  /// - Parameters:
  ///   - packets: of one key, without armour.
  ///   - ofParts: whether one of its parts is enough.
  package static func isOne(in packets: [UInt8], ofParts: Bool = false) -> Bool {
    let kinds: Set<UInt8> = ofParts ? [0x20, 0x28] : [0x20]
    var rest = packets[...]
    while let packet = OpenPGPPacket(cutFrom: &rest) {
      if packet.tag == .signature, packet.body.first == 4,
        packet.body.dropFirst().first.map(kinds.contains) == true
      {
        return true
      }
    }
    return false
  }
}
