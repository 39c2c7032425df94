/// RTF as Outlook packs it ([MS-OXRTFCP]).
struct CompressedRTF {
  private(set) var rtf: [UInt8] = []
  /// What was odd; the RTF is what could be read nevertheless.
  private(set) var findings: [String] = []

  private static let compressed = 0x7546_5A4C
  private static let uncompressed = 0x414C_454D

  /// Nil when it is not of this kind.
  ///
  /// - Parameter most: stops at about this many octets of RTF.
  init?(_ octets: ArraySlice<UInt8>, most: Int) {
    var reader = LittleEndianReader(octets)
    guard let size = reader.uint32(), let rawSize = reader.uint32(), let kind = reader.uint32(),
      let checksum = reader.uint32()
    else { return nil }
    // The size counts what follows it, and twelve octets of that are the rest of the header.
    let isCut = size - 12 > reader.left
    let content = reader.takeAtMost(kind == Self.compressed && size >= 12 ? size - 12 : reader.left)
    switch kind {
    case Self.uncompressed: rtf = Array(content.prefix(min(rawSize, most)))
    case Self.compressed:
      if Int(Self.checksum(content)) != checksum { findings.append("RTF with a wrong checksum") }
      decompress(content, most: most)
    default: return nil
    }
    if rtf.count >= most, rawSize > most {
      findings.append("RTF of more than \(most) bytes is cut")
    } else if isCut || rtf.count != rawSize {
      findings.append("RTF of another length than stated")
    }
  }

  /// Literals and references into the last 4096 octets, which begin with the usual head of a RTF file.
  private mutating func decompress(_ content: ArraySlice<UInt8>, most: Int) {
    var dictionary = [UInt8](repeating: Octet.space, count: 4096)
    dictionary.replaceSubrange(0..<Self.head.count, with: Self.head)
    var end = Self.head.count
    var reader = LittleEndianReader(content)
    while rtf.count < most, let control = reader.uint8() {
      for bit in 0..<8 {
        guard control >> bit & 1 == 1 else {
          guard let octet = reader.uint8() else { return }
          put(UInt8(octet), in: &dictionary, at: &end)
          continue
        }
        guard let high = reader.uint8(), let low = reader.uint8() else { return }
        let reference = high << 8 | low
        var place = reference >> 4
        // A reference to the place that is written next is the mark of the end.
        if place == end { return }
        for _ in 0..<(reference & 15) + 2 {
          put(dictionary[place], in: &dictionary, at: &end)
          place = (place + 1) & 4095
        }
      }
    }
  }

  private mutating func put(_ octet: UInt8, in dictionary: inout [UInt8], at end: inout Int) {
    rtf.append(octet)
    dictionary[end] = octet
    end = (end + 1) & 4095
  }

  /// The dictionary as it is before the first octet ([MS-OXRTFCP] §2.1.2.1).
  private static let head = Array(
    ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
      + "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
      + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx").utf8)

  /// CRC-32 without the inversions at either end ([MS-OXRTFCP] §2.1.3.2).
  static func checksum(_ octets: ArraySlice<UInt8>) -> UInt32 {
    var sum: UInt32 = 0
    for octet in octets { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ octet)] ^ sum >> 8 }
    return sum
  }

  private static let table: [UInt32] = (0..<256).map { value in
    (0..<8).reduce(UInt32(value)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }
}
