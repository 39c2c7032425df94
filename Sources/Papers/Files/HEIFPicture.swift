/// A photo of an iPhone (HEIF, ISO/IEC 23008-12) of which nothing is left but its pictures.
///
/// The file keeps its length, as everything in it is found by its place: what no picture is made of becomes zeros, Exif
/// an empty directory. Which way up it is stands beside the pictures (`irot`), and stays. A file with anything else in it,
/// as a film, is not followed.
struct HEIFPicture {
  private(set) var bytes: [UInt8]
  private var stores: [Range<Int>] = []

  init(cleaning source: [UInt8]) throws(FileObstacle) {
    bytes = source
    var meta: MediaBox?
    for box in try MediaBox.all(in: source.indices, of: source) {
      switch box.type {
      case "ftyp" where box.whole.lowerBound == 0: break
      case "meta" where meta == nil: meta = box
      case "mdat": stores.append(box.content)
      case "free", "skip": blank(box.content)
      default: throw .damaged
      }
    }
    guard let meta else { throw .damaged }
    let children = try MediaBox.all(in: meta.content.dropFirst(4), of: source)
    try cleanProperties(children, source)
    let index = try HEIFIndex(children, source)
    let inner = children.first { $0.type == "idat" }?.content
    for store in stores + (inner.map { [$0] } ?? []) { blank(store) }
    var left = source.count
    for item in index.items where item.isPicture {
      for place in try places(of: item, inner) {
        // Pictures do not lie over each other; else a small file would be much work.
        left -= place.count
        guard left >= 0 else { throw .damaged }
        bytes.replaceSubrange(place, with: source[place])
      }
    }
    for item in index.items where item.type == "Exif" {
      guard let place = try places(of: item, inner).first, place.count >= Self.emptyExif.count else {
        continue
      }
      bytes.replaceSubrange(place.prefix(Self.emptyExif.count), with: Self.emptyExif)
    }
  }

  /// Where the TIFF structure begins, and one that holds nothing.
  private static let emptyExif: [UInt8] =
    [0, 0, 0, 0] + Array("MM\u{0}*".utf8) + [0, 0, 0, 8, 0, 0, 0, 0, 0, 0]

  private mutating func blank(_ range: Range<Int>) {
    for place in range { bytes[place] = 0 }
  }

  /// What is said of the pictures, and beside them, may be words too.
  private mutating func cleanProperties(_ children: [MediaBox], _ source: [UInt8]) throws(FileObstacle) {
    for box in children where !Self.known.contains(box.type) { free(box) }
    for box in children where box.type == "iprp" {
      for list in try MediaBox.all(in: box.content, of: source) where list.type == "ipco" {
        for property in try MediaBox.all(in: list.content, of: source)
        where !Self.properties.contains(property.type) {
          free(property)
        }
      }
    }
  }

  /// A box that readers pass over.
  private mutating func free(_ box: MediaBox) {
    bytes.replaceSubrange(box.whole.dropFirst(4).prefix(4), with: "free".utf8)
    blank(box.content)
  }

  private static let known: Set<String> = [
    "hdlr", "pitm", "iloc", "iinf", "iref", "iprp", "idat", "dinf", "grpl",
  ]
  private static let properties: Set<String> = [
    "hvcC", "ispe", "colr", "pixi", "irot", "imir", "clap", "pasp", "auxC", "clli", "mdcv", "lsel", "rloc",
  ]

  /// Within what stores data, and nowhere else.
  private func places(of item: HEIFIndex.Item, _ inner: Range<Int>?) throws(FileObstacle) -> [Range<Int>] {
    var places: [Range<Int>] = []
    for extent in item.extents {
      let base = item.isInner ? inner?.lowerBound ?? 0 : 0
      let (start, tooFar) = base.addingReportingOverflow(extent.offset)
      guard !tooFar, extent.length > 0, extent.length <= bytes.count, start <= bytes.count - extent.length
      else {
        throw .damaged
      }
      let place = start..<(start + extent.length)
      let isStored = (item.isInner ? inner.map { [$0] } ?? [] : stores).contains {
        $0.lowerBound <= place.lowerBound && place.upperBound <= $0.upperBound
      }
      guard isStored else { throw .damaged }
      places.append(place)
    }
    return places
  }
}

/// A box of a media file (ISO/IEC 14496-12 §4.2).
struct MediaBox {
  let type: String
  let whole: Range<Int>
  let content: Range<Int>

  /// Boxes that fill a range one behind the other.
  static func all(in range: Range<Int>, of bytes: [UInt8]) throws(FileObstacle) -> [MediaBox] {
    let numbers = NumberReader(bytes[...], isBig: true)
    var boxes: [MediaBox] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard range.upperBound - position >= 8, boxes.count < 1000, let short = numbers.long(position) else {
        throw .damaged
      }
      var (size, head) = (short, 8)
      if short == 0 { size = range.upperBound - position }
      if short == 1 {
        guard numbers.long(position + 8) == 0, let long = numbers.long(position + 12) else { throw .damaged }
        (size, head) = (long, 16)
      }
      guard size >= head, size <= range.upperBound - position else { throw .damaged }
      boxes.append(
        MediaBox(
          type: String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self),
          whole: position..<(position + size), content: (position + head)..<(position + size)))
      position += size
    }
    return boxes
  }
}
