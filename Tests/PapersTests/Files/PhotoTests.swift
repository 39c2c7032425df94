import Testing

@testable import Papers

/// Photos, cleaned by us and judged by others: no place, the right way up, the same pixels.
@Suite(.enabled(if: Darkroom.obstacle == nil, "\(Darkroom.obstacle ?? "")"))
struct PhotoTests {
  let darkroom: Darkroom

  init() throws { darkroom = try Darkroom() }

  struct Film: Sendable, CustomTestStringConvertible {
    let options: String
    var mode = "RGB"
    var testDescription: String { "\(mode) \(options)" }
  }

  @Test(
    arguments: [
      Film(options: "format='JPEG', quality=80"),
      Film(options: "format='JPEG', progressive=True, optimize=True"),
      Film(options: "format='JPEG', quality=100, subsampling=0, dpi=(300, 300)"),
      Film(options: "format='JPEG'", mode: "L"),
      Film(options: "format='JPEG'", mode: "CMYK"),
      Film(options: "format='JPEG', icc_profile=b'a profile' * 9000"),
    ], [UInt8(1), 3, 6, 8])
  func aPhotoTellsNoPlaceAndStaysUpright(film: Film, orientation: UInt8) throws {
    let photo = Camera.photo(try darkroom.picture(film.options, mode: film.mode), orientation: orientation)
    let before = try darkroom.tags(of: photo)
    #expect(before.keys.contains { $0.contains("GPSLatitude") } && before.values.contains("Phone"))
    let cleaned = try passed(photo)
    let after = try darkroom.tags(of: cleaned)
    expectNoPlace(in: after)
    #expect(after["IFD0:Orientation"] == (orientation == 1 ? nil : "\(orientation)"))
    #expect(after["JFIF:XResolution"] == before["JFIF:XResolution"])
    #expect(try darkroom.looksTheSame(photo, cleaned))
    #expect(Array(cleaned.suffix(2)) == [0xFF, 0xD9])
  }

  @Test(arguments: ["RGB", "P", "RGBA", "L", "1"]) func aPNGTellsNoPlace(mode: String) throws {
    let picture = try darkroom.picture("format='PNG'", mode: mode)
    let photo =
      Array(picture.prefix(33)) + Camera.chunk("eXIf", Camera.tiff(orientation: 8))
      + Camera.chunk("iTXt", Array("XML:com.adobe.xmp\u{0}\u{0}\u{0}\u{0}\u{0}".utf8) + Camera.xmp)
      + Camera.chunk("tEXt", Array("Comment\u{0}GPS 42.84".utf8)) + picture.dropFirst(33) + Camera.xmp
    #expect(try darkroom.tags(of: photo).keys.contains { $0.contains("GPSLatitude") })
    let cleaned = try passed(photo)
    let after = try darkroom.tags(of: cleaned)
    expectNoPlace(in: after)
    #expect(after["IFD0:Orientation"] == "8" && after["ExifTool:Warning"] == nil)
    #expect(try darkroom.looksTheSame(picture, cleaned))
  }

  @Test(arguments: ["quality=60", "lossless=True", "save_all=True, append_images=[other], duration=90"])
  func aWebPTellsNoPlace(options: String) throws {
    let exif = "exif=bytes(\(Camera.exif(orientation: 6))), xmp=bytes(\(Camera.xmp))"
    let photo = try darkroom.picture("format='WEBP', \(options), \(exif)")
    #expect(try darkroom.tags(of: photo).keys.contains { $0.contains("GPSLatitude") })
    let cleaned = try passed(photo)
    let after = try darkroom.tags(of: cleaned)
    expectNoPlace(in: after)
    #expect(after["IFD0:Orientation"] == "6")
    #expect(try darkroom.looksTheSame(photo, cleaned))
  }

  @Test func aGIFTellsNoPlaceAndStillMoves() throws {
    let options = "format='GIF', save_all=True, append_images=[other], loop=0, comment=b'GPS 42.84'"
    let photo = try darkroom.picture(options, mode: "P")
    #expect(try darkroom.tags(of: photo).values.contains("GPS 42.84"))
    let cleaned = try passed(photo + Camera.xmp)
    let after = try darkroom.tags(of: cleaned)
    expectNoPlace(in: after)
    #expect(after["GIF:AnimationIterations"] != nil && after["GIF:FrameCount"] == "2")
    #expect(try darkroom.looksTheSame(photo, cleaned))
  }

  @Test func aPhotoFromAnIPhoneTellsNoPlace() throws {
    let picture = try darkroom.picture("format='JPEG', quality=90", width: 96, height: 64)
    let photo = try darkroom.heic(from: Camera.photo(picture, orientation: 6))
    #expect(try darkroom.tags(of: photo).keys.contains { $0.contains("GPSLatitude") })
    let cleaned = try passed(photo)
    let after = try darkroom.tags(of: cleaned)
    expectNoPlace(in: after)
    // An empty XMP is no XMP.
    #expect([nil, "Invalid XMP"].contains(after["ExifTool:Warning"]), "\(after)")
    #expect(try darkroom.developed(photo) == darkroom.developed(cleaned))
    for length in 12..<photo.count {
      #expect(ForeignFile(Array(photo.prefix(length))).passage == .withheld(.damaged), "\(length)")
    }
    // A film beside the pictures is nothing that we know how to clean.
    let film: [UInt8] = [0, 0, 0, 16] + Array("moov+42.84+1".utf8)
    #expect(ForeignFile(photo + film).passage == .withheld(.damaged))
  }

  @Test(arguments: ["format='JPEG'", "format='PNG'", "format='WEBP'", "format='GIF'"])
  func aPhotoCutShortIsNotPassedOn(options: String) throws {
    let picture = try darkroom.picture(options, mode: options.contains("GIF") ? "P" : "RGB")
    for length in 12..<picture.count - 2 {
      let file = ForeignFile(Array(picture.prefix(length)))
      #expect(file.passage == .withheld(.damaged), "\(length) of \(picture.count) bytes")
    }
  }

  @Test func aPictureSaysHowLargeItIs() throws {
    for (options, mode) in [("format='JPEG'", "RGB"), ("format='PNG'", "RGB"), ("format='GIF'", "P")] {
      let picture = try darkroom.picture(options, mode: mode, width: 70, height: 31)
      #expect(ForeignFile(picture).pictureSize == PictureSize(width: 70, height: 31))
    }
    for options in [
      "quality=50", "lossless=True", "exif=b'Exif'", "quality=50, save_all=True, append_images=[other]",
    ] {
      let picture = try darkroom.picture("format='WEBP', \(options)", width: 70, height: 31)
      #expect(ForeignFile(picture).pictureSize == PictureSize(width: 70, height: 31), "\(options)")
    }
  }

  private func passed(_ photo: [UInt8]) throws -> [UInt8] {
    guard case .passed(let bytes) = ForeignFile(photo).passage else {
      Issue.record("\(ForeignFile(photo).passage)")
      return []
    }
    #expect(ForeignFile(bytes).passage == .passed(bytes), "what is clean stays as it is")
    return bytes
  }

  private func expectNoPlace(in tags: [String: String]) {
    for (name, value) in tags {
      let tells = ["GPS", "XMP", "Make", "Comment", "MPF", "Photoshop", "Location"].contains {
        name.contains($0)
      }
      #expect(!tells && value != "Phone" && !value.contains("42.8"), "\(name) = \(value)")
    }
  }
}
