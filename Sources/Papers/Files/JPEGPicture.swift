/// A JPEG (ITU-T T.81) without anything but its picture.
///
/// Kept are tables, frame and scans, the colour profile (ICC.1 Annex B) and Adobe's mark of the colour transform, without
/// which the colours would be others; of Exif only which way up it is. Gone are places, thumbnails, comments, what
/// else applications write, and whatever lies behind the end: further pictures (CIPA DC-007), or the film of a moving
/// photo.
struct JPEGPicture {
  private(set) var size = PictureSize(width: 0, height: 0)
  private var opening: [UInt8] = []
  private var orientation: Orientation?
  private var kept: [UInt8] = []
  private var hasFrame = false
  private var hasScan = false

  init(cleaning source: [UInt8]) throws(FileObstacle) {
    kept.reserveCapacity(source.count)
    var position = 2
    while true {
      let marker = try Self.marker(at: &position, in: source)
      if marker == 0xD9 { break }
      let segment = try Self.segment(at: position, in: source)
      try take(segment, marker)
      position = segment.endIndex
      guard marker == 0xDA else { continue }
      let end = Self.endOfScan(from: position, in: source)
      kept += source[position..<end]
      position = end
    }
    guard hasFrame, hasScan else { throw .damaged }
  }

  var bytes: [UInt8] {
    let exif = orientation.map { Array("Exif\u{0}\u{0}".utf8) + $0.tiff } ?? []
    return [0xFF, 0xD8] + opening + (exif.isEmpty ? [] : Self.segment(0xE1, exif)) + kept + [0xFF, 0xD9]
  }

  /// The marker at `position`, which fill bytes may precede (§B.1.1.2); `position` is behind it then.
  private static func marker(at position: inout Int, in source: [UInt8]) throws(FileObstacle) -> UInt8 {
    guard position < source.count, source[position] == 0xFF else { throw .damaged }
    while position < source.count, source[position] == 0xFF { position += 1 }
    guard position < source.count else { throw .damaged }
    position += 1
    return source[position - 1]
  }

  /// Length and content of the segment behind a marker.
  private static func segment(at position: Int, in source: [UInt8]) throws(FileObstacle) -> ArraySlice<UInt8>
  {
    guard let length = NumberReader(source[...], isBig: true).short(position), length >= 2,
      position + length <= source.count
    else { throw .damaged }
    return source[position..<(position + length)]
  }

  /// Up to the next marker that is no restart; an `FF` of the data is followed by 0 (§F.1.2.3).
  private static func endOfScan(from start: Int, in source: [UInt8]) -> Int {
    var position = start
    while position < source.count {
      guard source[position] == 0xFF else {
        position += 1
        continue
      }
      var next = position + 1
      while next < source.count, source[next] == 0xFF { next += 1 }
      guard next < source.count else { return source.count }
      if source[next] != 0, !(0xD0...0xD7).contains(source[next]) { return position }
      position = next + 1
    }
    return position
  }

  private mutating func take(_ segment: ArraySlice<UInt8>, _ marker: UInt8) throws(FileObstacle) {
    let content = segment.dropFirst(2)
    switch marker {
    case 0xE0 where opening.isEmpty && content.starts(with: "JFIF\u{0}".utf8) && content.count >= 14:
      opening = Self.segment(0xE0, content.prefix(12) + [0, 0])  // without its thumbnail
    case 0xE1 where orientation == nil && content.starts(with: "Exif\u{0}".utf8):
      orientation = Orientation(tiff: content.dropFirst(6))
    case 0xE2 where content.starts(with: "ICC_PROFILE\u{0}".utf8): keep(segment, marker)
    case 0xEE where content.starts(with: "Adobe".utf8) && content.count >= 12:
      kept += Self.segment(0xEE, content.prefix(12))
    case 0xE0...0xEF, 0xFE: break
    case 0xC4, 0xCC, 0xDB, 0xDC, 0xDD: keep(segment, marker)
    case 0xC0...0xC7, 0xC9...0xCB, 0xCD...0xCF: try takeFrame(segment, marker)
    case 0xDA:
      hasScan = true
      keep(segment, marker)
    // Reserved, or of a kind that no camera makes.
    default: throw .damaged
    }
  }

  private mutating func takeFrame(_ segment: ArraySlice<UInt8>, _ marker: UInt8) throws(FileObstacle) {
    let numbers = NumberReader(segment, isBig: true)
    guard !hasFrame, let height = numbers.short(3), let width = numbers.short(5) else { throw .damaged }
    hasFrame = true
    size = PictureSize(width: width, height: height)
    keep(segment, marker)
  }

  private mutating func keep(_ segment: ArraySlice<UInt8>, _ marker: UInt8) {
    kept += [0xFF, marker]
    kept += segment
  }

  private static func segment(_ marker: UInt8, _ content: some Collection<UInt8>) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)] + content
  }
}
