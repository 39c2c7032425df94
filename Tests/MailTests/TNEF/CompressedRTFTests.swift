import Testing

@testable import Mail

struct CompressedRTFTests {
  /// The two examples of [MS-OXRTFCP] §3.
  private static let examples: [(packed: [UInt8], rtf: String)] = [
    (
      [
        0x2D, 0x00, 0x00, 0x00, 0x2B, 0x00, 0x00, 0x00, 0x4C, 0x5A, 0x46, 0x75, 0xF1, 0xC5, 0xC7, 0xA7, 0x03,
        0x00,
        0x0A, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0A, 0xF3, 0x20, 0x68, 0x65, 0x6C,
        0x09,
        0x00, 0x20, 0x62, 0x77, 0x05, 0xB0, 0x6C, 0x64, 0x7D, 0x0A, 0x80, 0x0F, 0xA0,
      ], "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    ),
    (
      [
        0x1A, 0x00, 0x00, 0x00, 0x1C, 0x00, 0x00, 0x00, 0x4C, 0x5A, 0x46, 0x75, 0xE2, 0xD4, 0x4B, 0x51, 0x41,
        0x00,
        0x04, 0x20, 0x57, 0x58, 0x59, 0x5A, 0x0D, 0x6E, 0x7D, 0x01, 0x0E, 0xB0,
      ], "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    ),
  ]

  private func read(_ octets: [UInt8], most: Int = 1 << 20) -> (rtf: String, findings: [String])? {
    CompressedRTF(octets[...], most: most).map { (String(decoding: $0.rtf, as: UTF8.self), $0.findings) }
  }

  @Test(arguments: 0..<2) func thePublishedExamplesAreUnpacked(number: Int) throws {
    let example = Self.examples[number]
    let unpacked = try #require(read(example.packed))
    #expect(unpacked.rtf == example.rtf && unpacked.findings.isEmpty)
  }

  @Test func whatIsNotPackedIsTakenAsItIs() throws {
    let rtf = Array("{\\rtf1 x}".utf8)
    let octets =
      little(rtf.count + 12, octets: 4) + little(rtf.count, octets: 4) + "MELA".utf8 + little(0, octets: 4)
    let unpacked = try #require(read(octets + rtf + [0, 0]))
    #expect(unpacked.rtf == "{\\rtf1 x}" && unpacked.findings.isEmpty)
  }

  @Test func aWrongChecksumIsToldAndTolerated() throws {
    var octets = Self.examples[0].packed
    octets[12] ^= 1
    let unpacked = try #require(read(octets))
    #expect(unpacked.rtf == Self.examples[0].rtf && unpacked.findings == ["RTF with a wrong checksum"])
  }

  @Test func whatIsCutOrLiesIsReadAsFarAsItGoes() throws {
    for (octets, _) in Self.examples {
      for end in 0..<octets.count { _ = read(Array(octets[..<end])) }
      for place in octets.indices {
        for octet in [0x00, 0x80, 0xFF] as [UInt8] {
          var changed = octets
          changed[place] = octet
          _ = read(changed)
        }
      }
    }
    #expect(read(Array("not packed at all".utf8)) == nil)
  }

  @Test func aBombIsCutAtTheLimit() throws {
    // One literal, then references to it that copy eighteen octets of themselves each.
    var content: [UInt8] = [0xFE, 0x78]
    for place in 0..<50_000 {
      if place % 8 == 7 { content.append(0xFF) }
      content += [0x0C, 0xFF]
    }
    let bomb = TNEFBytes.header(content, raw: 0xFFFF_FFFF) + content
    let unpacked = try #require(read(bomb, most: 10_000))
    #expect((10_000...10_200).contains(unpacked.rtf.utf8.count))
    #expect(unpacked.findings == ["RTF of more than 10000 bytes is cut"])
  }

  @Test func aReferenceToWhatIsWrittenNextEndsIt() throws {
    let content: [UInt8] = [0b10, 0x78, 0x0D, 0x00, 0x79]
    let unpacked = try #require(read(TNEFBytes.header(content, raw: 1) + content))
    #expect(unpacked.rtf == "x" && unpacked.findings.isEmpty)
  }

  @Test func theWriterOfTheseTestsWritesWhatIsRead() throws {
    for length in 0..<40 {
      let rtf = String(repeating: "y", count: length)
      let unpacked = try #require(read(TNEFBytes.packed(rtf)))
      #expect(unpacked.rtf == rtf && unpacked.findings.isEmpty)
    }
  }
}
