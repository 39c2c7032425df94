extension String {
  /// The same as `lowercased()`, which asks the tables of Unicode about every Chinese character: where no letter but those
  /// of ASCII has a case, there is nothing to ask.
  var inLowerCase: String {
    var text = self
    return text.withUTF8 { octets in
      Self.mayHaveCase(octets)
        ? nil
        : String(unsafeUninitializedCapacity: octets.count) { small in
          for (place, octet) in octets.enumerated() { small[place] = octet.lowercased }
          return octets.count
        }
    } ?? lowercased()
  }

  /// Whether anything beside ASCII may have a case. Signs of punctuation (U+2000 to U+203F), Chinese with its signs
  /// (U+3000 to U+9FFF), and the signs and digits of its width (U+FF00 to U+FF20) have none.
  private static func mayHaveCase(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < octets.count {
      switch octets[place] {
      case 0..<0x80: place += 1
      case 0xE3...0xE9: place += 3
      case 0xE2 where octets[place + 1] == 0x80: place += 3
      case 0xEF where octets[place + 1] == 0xBC && octets[place + 2] < 0xA1: place += 3
      default: return true
      }
    }
    return false
  }
}
