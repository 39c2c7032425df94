/// Whether the holder of an OpenPGP key has taken it back (RFC 9580 §5.2.1, signature type 0x20).
///
/// Nobody checks that signature here: gpgv does, and refuses; it is only to be foreseen.
package enum OpenPGPRevocation {
  /// - Parameter packets: of one key, without armour.
  package static func isOne(in packets: [UInt8]) -> Bool {
    var rest = packets[...]
    while let packet = OpenPGPPacket(cutFrom: &rest) {
      if packet.tag == .signature, packet.body.starts(with: [4, 0x20]) { return true }
    }
    return false
  }
}
