/// Width and height of a picture in pixels, as it says itself; 0 where it does not.
package struct PictureSize: Sendable, Equatable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) { (self.width, self.height) = (width, height) }
}

extension PictureSize {
  /// As a PNG's or a JPEG's header says; nil for anything else. What lies behind the header is not looked at.
  package init?(inHeaderOf picture: [UInt8]) {
    let numbers = NumberReader(picture[...], isBig: true)
    if picture.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      guard let width = numbers.long(16), let height = numbers.long(20) else { return nil }
      self.init(width: width, height: height)
    } else if picture.starts(with: [0xFF, 0xD8]) {
      guard let frame = Self.frame(in: numbers), let height = numbers.short(frame + 3),
        let width = numbers.short(frame + 5)
      else { return nil }
      self.init(width: width, height: height)
    } else {
      return nil
    }
  }

  /// Where the segment of a JPEG's frame begins, behind its marker (ITU-T T.81 §B.2.2).
  private static func frame(in numbers: NumberReader) -> Int? {
    var place = 2
    while let first = numbers.byte(place), let marker = numbers.byte(place + 1), first == 0xFF {
      switch marker {
      case 0xFF: place += 1
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: return place + 2
      case 0xD9, 0xDA: return nil
      default:
        guard let length = numbers.short(place + 2), length >= 2 else { return nil }
        place += 2 + length
      }
    }
    return nil
  }
}
