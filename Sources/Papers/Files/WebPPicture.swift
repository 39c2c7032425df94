/// A WebP (RFC 9649) without Exif, XMP and unknown chunks; which way up it is stays.
struct WebPPicture {
  let size: PictureSize
  let bytes: [UInt8]

  init(cleaning source: [UInt8]) throws(FileObstacle) {
    let numbers = NumberReader(source[...], isBig: false)
    guard let length = numbers.long(4), length >= 4, length + 8 <= source.count else { throw .damaged }
    let chunks = try Self.chunks(in: source[12..<(length + 8)])
    guard let first = chunks.first, let size = Self.size(of: first) else { throw .damaged }
    self.size = size
    let orientation = chunks.first { $0.type == "EXIF" }.flatMap { Orientation(exif: $0.content) }
    var kept: [UInt8] = []
    kept.reserveCapacity(source.count)
    for chunk in chunks {
      switch chunk.type {
      case "VP8X":
        var content = Array(chunk.content)
        guard content.count == 10 else { throw .damaged }
        content[0] &= ~(Self.exifFlag | Self.xmpFlag)
        if orientation != nil { content[0] |= Self.exifFlag }
        kept += Self.chunk("VP8X", content)
      case "ANMF": kept += Self.chunk("ANMF", try Self.frame(chunk.content))
      case "VP8 ", "VP8L", "ALPH", "ANIM", "ICCP": kept += Self.chunk(chunk.type, chunk.content)
      default: break
      }
    }
    guard chunks.contains(where: { ["VP8 ", "VP8L", "ANMF"].contains($0.type) }) else { throw .damaged }
    // Only the extended form has a place for it (§2.7).
    if let orientation, first.type == "VP8X" { kept += Self.chunk("EXIF", orientation.tiff) }
    bytes = Array("RIFF".utf8) + Self.number(kept.count + 4) + Array("WEBP".utf8) + kept
  }

  private static let exifFlag: UInt8 = 0x08
  private static let xmpFlag: UInt8 = 0x04

  private typealias Chunk = (type: String, content: ArraySlice<UInt8>)

  private static func chunks(in source: ArraySlice<UInt8>) throws(FileObstacle) -> [Chunk] {
    var chunks: [Chunk] = []
    var rest = source
    while !rest.isEmpty {
      guard let length = NumberReader(rest, isBig: false).long(4), length + 8 <= rest.count,
        chunks.count < 10_000
      else { throw .damaged }
      let content = rest.dropFirst(8).prefix(length)
      chunks.append((String(decoding: rest.prefix(4), as: UTF8.self), content))
      rest = rest.dropFirst(8 + length + length % 2)
    }
    return chunks
  }

  /// A moving picture's frame: its place, and chunks of its own.
  private static func frame(_ content: ArraySlice<UInt8>) throws(FileObstacle) -> [UInt8] {
    guard content.count >= 16 else { throw .damaged }
    var kept = Array(content.prefix(16))
    for chunk in try chunks(in: content.dropFirst(16)) where ["VP8 ", "VP8L", "ALPH"].contains(chunk.type) {
      kept += Self.chunk(chunk.type, chunk.content)
    }
    return kept
  }

  private static func size(of first: Chunk) -> PictureSize? {
    let numbers = NumberReader(first.content, isBig: false)
    switch first.type {
    case "VP8X":
      guard let width = numbers.long(4), let height = numbers.long(6) else { return nil }
      return PictureSize(width: width & 0xFF_FFFF + 1, height: height >> 8 + 1)
    case "VP8 ":
      guard let width = numbers.short(6), let height = numbers.short(8) else { return nil }
      return PictureSize(width: width & 0x3FFF, height: height & 0x3FFF)
    case "VP8L":
      guard let both = numbers.long(1) else { return nil }
      return PictureSize(width: both & 0x3FFF + 1, height: both >> 14 & 0x3FFF + 1)
    default: return nil
    }
  }

  private static func chunk(_ type: String, _ content: some Collection<UInt8>) -> [UInt8] {
    Array(type.utf8) + number(content.count) + content + (content.count % 2 == 0 ? [] : [0])
  }

  private static func number(_ value: Int) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

extension Orientation {
  /// Some writers put JPEG's six octets before it.
  fileprivate init?(exif content: ArraySlice<UInt8>) {
    self.init(tiff: content.starts(with: "Exif\u{0}\u{0}".utf8) ? content.dropFirst(6) : content)
  }
}
