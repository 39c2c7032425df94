/// Base64 (RFC 2045 §6.8): forgiving to read, exact to write.
enum Base64 {
  /// Decodes what is base64 and skips what is not; padding ends a run, and another may follow it.
  ///
  /// - Parameter most: stops at about this many octets.
  static func decoded(_ text: ArraySlice<UInt8>, most: Int = .max) -> [UInt8] {
    read(text, most: most).octets
  }

  /// The same, but nil when the text was never base64: some clients name the encoding and do not apply it.
  ///
  /// A tenth of other characters is what a list adds below a mail, or what blanks before each line amount to.
  static func decodedIfLikely(_ text: ArraySlice<UInt8>, most: Int = .max) -> [UInt8]? {
    let (octets, skipped) = read(text, most: most)
    return skipped > text.count / 10 ? nil : octets
  }

  private static func read(_ text: ArraySlice<UInt8>, most: Int) -> (octets: [UInt8], skipped: Int) {
    guard !text.isEmpty, most > 0 else { return ([], 0) }
    let room = min(text.count / 4 * 3 + 6, most < .max - 3 ? most + 3 : most)
    var skipped = 0
    let octets = [UInt8](unsafeUninitializedCapacity: room) { octets, count in
      text.withUnsafeBufferPointer { text in
        places.withUnsafeBufferPointer { places in
          (count, skipped) = decode(text, by: places, into: octets, most: room - 3)
        }
      }
    }
    return (octets, skipped)
  }

  /// Whole groups of four take the short way; line breaks, padding and dirt the long one.
  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, by places: UnsafeBufferPointer<UInt32>,
    into octets: UnsafeMutableBufferPointer<UInt8>, most: Int
  ) -> (written: Int, skipped: Int) {
    var unfinished = Group()
    var (written, skipped, index) = (0, 0, 0)
    while index < text.count, written < most {
      if unfinished.count == 0, index + 4 <= text.count {
        let group =
          places[Int(text[index])] | places[256 + Int(text[index + 1])] | places[512 + Int(text[index + 2])]
          | places[768 + Int(text[index + 3])]
        if group < 1 << 24 {
          octets[written] = UInt8(truncatingIfNeeded: group >> 16)
          octets[written + 1] = UInt8(truncatingIfNeeded: group >> 8)
          octets[written + 2] = UInt8(truncatingIfNeeded: group)
          written += 3
          index += 4
          continue
        }
      }
      let octet = text[index]
      let value = places[768 + Int(octet)]
      index += 1
      if value < 64 {
        unfinished.append(value)
        if unfinished.count == 4 { written += unfinished.flush(to: octets, at: written) }
      } else if octet == Octet.equals {
        written += unfinished.flush(to: octets, at: written)
      } else if octet != Octet.lineFeed, octet != Octet.carriageReturn {
        skipped += 1
      }
    }
    return (written + (written < most ? unfinished.flush(to: octets, at: written) : 0), skipped)
  }

  /// Up to four characters that make up to three octets; a single one holds none.
  private struct Group {
    private(set) var count = 0
    private var bits: UInt32 = 0

    mutating func append(_ value: UInt32) {
      bits = bits << 6 | value
      count += 1
    }

    /// Writes what it holds and begins anew.
    mutating func flush(to octets: UnsafeMutableBufferPointer<UInt8>, at place: Int) -> Int {
      let whole = bits << (6 * UInt32(4 - count))
      let size = max(0, count - 1)
      for index in 0..<size where place + index < octets.count {
        octets[place + index] = UInt8(truncatingIfNeeded: whole >> (16 - 8 * UInt32(index)))
      }
      count = 0
      bits = 0
      return size
    }
  }

  /// Encodes without line breaks.
  static func encoded(_ octets: ArraySlice<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: (octets.count + 2) / 3 * 4) { text, count in
      octets.withUnsafeBufferPointer { count = encode($0, into: text, at: 0) }
    }
  }

  /// So many characters are `count` octets in lines of 76, each ended by CRLF.
  static func sizeOfLines(_ count: Int) -> Int { (count + 2) / 3 * 4 + (count + 56) / 57 * 2 }

  /// Encodes in lines of 76 characters, each ended by CRLF, behind what is written already.
  static func writeLines(_ octets: [UInt8], to text: inout [UInt8]) {
    text.append(addingCapacity: sizeOfLines(octets.count)) { span in
      span.withUnsafeMutableBufferPointer { text, count in
        octets.withUnsafeBufferPointer { octets in
          for start in stride(from: 0, to: octets.count, by: 57) {
            let line = octets[start..<min(start + 57, octets.count)]
            count = encode(UnsafeBufferPointer(rebasing: line), into: text, at: count)
            text[count] = Octet.carriageReturn
            text[count + 1] = Octet.lineFeed
            count += 2
          }
        }
      }
    }
  }

  /// - Returns: where the text ends.
  private static func encode(
    _ octets: UnsafeBufferPointer<UInt8>, into text: UnsafeMutableBufferPointer<UInt8>, at start: Int
  ) -> Int {
    pairs.withUnsafeBufferPointer { pairs in
      let (source, target) = (UnsafeRawBufferPointer(octets), UnsafeMutableRawBufferPointer(text))
      var (place, index) = (start, 0)
      // Two groups of three octets, of eight that are read at once.
      while index + 8 <= octets.count {
        let bits = UInt64(bigEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let eight =
          UInt64(pairs[Int(bits >> 52)]) | UInt64(pairs[Int(bits >> 40 & 4095)]) << 16
          | UInt64(pairs[Int(bits >> 28 & 4095)]) << 32 | UInt64(pairs[Int(bits >> 16 & 4095)]) << 48
        target.storeBytes(of: eight.littleEndian, toByteOffset: place, as: UInt64.self)
        index += 6
        place += 8
      }
      while index < octets.count {
        let rest = min(3, octets.count - index)
        var group = Int(octets[index]) << 16
        if rest > 1 { group |= Int(octets[index + 1]) << 8 }
        if rest > 2 { group |= Int(octets[index + 2]) }
        let four = UInt32(pairs[group >> 12]) | UInt32(pairs[group & 4095]) << 16
        target.storeBytes(of: four.littleEndian, toByteOffset: place, as: UInt32.self)
        for padding in rest..<3 { text[place + padding + 1] = Octet.equals }
        index += 3
        place += 4
      }
      return place
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The two characters for twelve bits, half a group, of which the lower octet is the first.
  private static let pairs: [UInt16] = (0..<4096).map {
    UInt16(alphabet[$0 >> 6]) | UInt16(alphabet[$0 & 63]) << 8
  }

  /// What a character adds to its group, for each of the four places in it; a high bit for what is none.
  private static let places: [UInt32] = {
    var places = [UInt32](repeating: 1 << 31, count: 4 * 256)
    for (value, character) in alphabet.enumerated() {
      for place in 0..<4 { places[place * 256 + Int(character)] = UInt32(value) << (18 - 6 * UInt32(place)) }
    }
    return places
  }()
}
