/// A PNG (ISO/IEC 15948) without anything but its picture: chunks that say how it looks, moving ones included. Texts,
/// times, Exif and whatever lies behind the end are gone; which way up it is stays.
struct PNGPicture {
  let size: PictureSize
  let bytes: [UInt8]

  init(cleaning source: [UInt8]) throws(FileObstacle) {
    let numbers = NumberReader(source[...], isBig: true)
    guard numbers.long(8) == 13, let width = numbers.long(16), let height = numbers.long(20),
      source[12..<16].elementsEqual("IHDR".utf8)
    else { throw .damaged }
    size = PictureSize(width: width, height: height)
    var kept = Array(source.prefix(8))
    kept.reserveCapacity(source.count)
    var hasData = false
    var position = 8
    while true {
      guard let length = numbers.long(position), position + length + 12 <= source.count else {
        throw .damaged
      }
      let chunk = source[position..<(position + length + 12)]
      let type = String(decoding: chunk.dropFirst(4).prefix(4), as: UTF8.self)
      position = chunk.endIndex
      // A small letter is what a viewer may pass over (§5.4).
      let mayBePassedOver = chunk[chunk.startIndex + 4] & 0x20 != 0
      if type == "IEND" {
        kept += Self.chunk("IEND", [])
      } else if Self.kept.contains(type) {
        kept += chunk
      } else if type == "eXIf", let orientation = Orientation(tiff: chunk.dropFirst(8).dropLast(4)) {
        kept += Self.chunk("eXIf", orientation.tiff)
      } else if !mayBePassedOver {
        throw .damaged
      }
      hasData = hasData || type == "IDAT"
      if type == "IEND" { break }
    }
    guard hasData else { throw .damaged }
    bytes = kept
  }

  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "sPLT",
    "cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT",
  ]

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(type.utf8) + content
    return number(UInt32(content.count)) + named + number(checksum(named))
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// CRC-32 (Annex D), of a few octets.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
  }
}
