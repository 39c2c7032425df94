/// What telephones write into photos, written by hand.
enum Camera {
  /// A TIFF structure with maker, orientation, and a directory of places: 42°50′ north, 120°39′ east.
  static func tiff(orientation: UInt8) -> [UInt8] {
    let start: [UInt8] = Array("MM".utf8) + [0, 42, 0, 0, 0, 8]
    let maker = Array("Phone\u{0}".utf8)
    // Three entries from 10 to 46, the next directory's place up to 50, the maker up to 56, then the places.
    let first =
      [0, 3] + entry(0x010F, 2, 6, [0, 0, 0, 50]) + entry(0x0112, 3, 1, [0, orientation, 0, 0])
      + entry(0x8825, 4, 1, [0, 0, 0, 56]) + [0, 0, 0, 0]
    // Four entries from 58 to 106, the end up to 110, then the numbers.
    let places =
      [0, 4] + entry(1, 2, 2, [0x4E, 0, 0, 0]) + entry(2, 5, 3, [0, 0, 0, 110])
      + entry(3, 2, 2, [0x45, 0, 0, 0]) + entry(4, 5, 3, [0, 0, 0, 134]) + [0, 0, 0, 0]
    return start + first + maker + places + degrees(42, 50) + degrees(120, 39)
  }

  static func exif(orientation: UInt8) -> [UInt8] {
    Array("Exif\u{0}\u{0}".utf8) + tiff(orientation: orientation)
  }

  static let xmp = Array(
    """
    <?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF \
    xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:exif='http://ns.adobe.com/exif/1.0/' \
    exif:GPSLatitude='42,50.5N' exif:GPSLongitude='120,39.5E'/></rdf:RDF></x:xmpmeta><?xpacket end='w'?>
    """.utf8)

  /// A segment of a JPEG.
  static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count + 2
    return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
  }

  /// A chunk of a PNG, with its checksum.
  static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(type.utf8) + content
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in named {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return number(content.count) + named + number(Int(~sum))
  }

  /// A JPEG as a telephone hands it on: places in Exif and XMP, a comment, and a film behind its end.
  static func photo(_ picture: [UInt8], orientation: UInt8) -> [UInt8] {
    let head =
      segment(0xE1, exif(orientation: orientation))
      + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\u{0}".utf8) + xmp)
      + segment(0xFE, Array("GPS 42.84 120.65".utf8)) + segment(0xED, Array("Photoshop 3.0\u{0}GPS".utf8))
      + segment(0xE2, Array("MPF\u{0}MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0])
    return Array(picture.prefix(2)) + head + picture.dropFirst(2) + film
  }

  /// The beginning of an MP4 that says where it was made.
  private static let film =
    number(20) + Array("ftypmp42".utf8) + [0, 0, 0, 0] + Array("isom".utf8) + Array("+42.8400+120.6500/".utf8)

  private static func entry(_ tag: Int, _ type: UInt8, _ count: UInt8, _ value: [UInt8]) -> [UInt8] {
    [UInt8(tag >> 8), UInt8(tag & 0xFF), 0, type, 0, 0, 0, count] + value
  }

  private static func degrees(_ degrees: Int, _ minutes: Int) -> [UInt8] {
    [degrees, 1, minutes, 1, 0, 1].flatMap(number)
  }

  private static func number(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
