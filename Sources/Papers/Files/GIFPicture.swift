/// A GIF (89a specification) without comments, texts and what applications put into it; only how often it is repeated
/// stays.
struct GIFPicture {
  let size: PictureSize
  private(set) var bytes: [UInt8] = []

  init(cleaning source: [UInt8]) throws(FileObstacle) {
    let numbers = NumberReader(source[...], isBig: false)
    guard let width = numbers.short(6), let height = numbers.short(8), let flags = numbers.byte(10) else {
      throw .damaged
    }
    size = PictureSize(width: width, height: height)
    bytes.reserveCapacity(source.count)
    var position = 13 + Self.colourTable(flags)
    guard position <= source.count else { throw .damaged }
    bytes += source[..<position]
    var hasPicture = false
    while let sign = numbers.byte(position), sign != 0x3B {
      let start = position
      switch sign {
      case 0x2C:
        guard let flags = numbers.byte(position + 9) else { throw .damaged }
        // Behind the descriptor and its colours stands the size of the smallest code.
        position = try Self.end(ofBlocksAt: position + 10 + Self.colourTable(flags) + 1, in: source)
        bytes += source[start..<position]
        hasPicture = true
      case 0x21:
        guard let label = numbers.byte(position + 1) else { throw .damaged }
        position = try Self.end(ofBlocksAt: position + 2, in: source)
        let repeats = Self.repetition.contains { source[(start + 3)..<position].starts(with: $0.utf8) }
        if label == 0xF9 || label == 0xFF && repeats { bytes += source[start..<position] }
      default: throw .damaged
      }
    }
    guard hasPicture, position < source.count else { throw .damaged }
    bytes.append(0x3B)
  }

  private static let repetition = ["NETSCAPE2.0", "ANIMEXTS1.0"]

  /// Bytes of the table that the flags announce.
  private static func colourTable(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << (flags & 7 + 1) }

  /// Behind the empty block that ends a series.
  private static func end(ofBlocksAt start: Int, in source: [UInt8]) throws(FileObstacle) -> Int {
    var position = start
    while position < source.count {
      let length = Int(source[position])
      position += 1 + length
      if length == 0 { return position }
    }
    throw .damaged
  }
}
