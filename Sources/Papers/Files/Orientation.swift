/// Which way up a photo is shown (Exif 2.32, tag 0x0112): the one thing in its data about the camera that its viewer
/// needs.
struct Orientation: Equatable {
  /// 2 … 8; upright photos need not say so.
  let value: UInt8

  /// Reads it in a TIFF structure (TIFF 6.0 §2), where it is one of the first directory's entries.
  init?(tiff: ArraySlice<UInt8>) {
    let numbers = NumberReader(tiff, isBig: tiff.first == UInt8(ascii: "M"))
    guard tiff.starts(with: "II*\u{0}".utf8) || tiff.starts(with: "MM\u{0}*".utf8),
      let directory = numbers.long(4), let count = numbers.short(directory)
    else { return nil }
    for entry in 0..<count {
      let place = directory + 2 + entry * 12
      guard let tag = numbers.short(place) else { return nil }
      guard tag == Self.tag else { continue }
      // One short number stands in the entry itself.
      guard numbers.short(place + 2) == 3, numbers.long(place + 4) == 1, let value = numbers.short(place + 8),
        (2...8).contains(value)
      else { return nil }
      self.value = UInt8(value)
      return
    }
    return nil
  }

  /// A TIFF structure that says this and nothing else.
  var tiff: [UInt8] {
    Array("MM\u{0}*".utf8) + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0]
  }

  private static let tag = 0x0112
}

/// Numbers of a file, counted from its first octet; none behind its end.
struct NumberReader {
  private let bytes: ArraySlice<UInt8>
  private let isBig: Bool

  init(_ bytes: ArraySlice<UInt8>, isBig: Bool) {
    self.bytes = bytes
    self.isBig = isBig
  }

  func byte(_ place: Int) -> Int? {
    guard place >= 0, place < bytes.count else { return nil }
    return Int(bytes[bytes.startIndex + place])
  }

  func short(_ place: Int) -> Int? {
    guard let first = byte(place), let second = byte(place + 1) else { return nil }
    return isBig ? first << 8 | second : second << 8 | first
  }

  func long(_ place: Int) -> Int? {
    guard let first = short(place), let second = short(place + 2) else { return nil }
    return isBig ? first << 16 | second : second << 16 | first
  }
}
