import Testing

@testable import Papers

struct ReadyArchiveTests {
  private static let piece = Array("<w:p>回复内容</w:p>".utf8) + [UInt8](repeating: 65, count: 5000)

  @Test(arguments: [0, 1, 0xFFFF, 0x1_0000, 200_000])
  func whatIsDeflatedBeforeAndWhatIsNotIsReadAsOne(length: Int) throws {
    let value = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 31 >> 3) }
    let blocks = try DeflatedBlocks(deflating: Self.piece)
    var part = DeflatedPart("word/document.xml")
    part.add(blocks)
    part.add(plain: value)
    part.add(blocks)
    part.end()
    var empty = DeflatedPart("empty")
    empty.add(try DeflatedBlocks(deflating: []))
    empty.end()
    let archive = try ZipArchive(ReadyArchive.bytes(of: [part, empty]), limits: TableLimits())
    #expect(archive.names == ["word/document.xml", "empty"])
    // Its checksum is looked at when its last byte is read.
    #expect(try archive.part("word/document.xml")?.whole() == Self.piece + value + Self.piece)
    #expect(try archive.part("empty")?.whole() == [])
  }

  @Test func aWrongChecksumWouldBeFound() throws {
    var part = DeflatedPart("a")
    part.add(plain: Self.piece)
    part.end()
    var bytes = ReadyArchive.bytes(of: [part])
    // A byte of the stored block, behind the local header, the name and the block's own.
    bytes[30 + 1 + 5 + 100] ^= 1
    let archive = try ZipArchive(bytes, limits: TableLimits())
    #expect(throws: TableError.self) { _ = try archive.part("a")?.whole() }
  }

  @Test func noTimeIsWritten() throws {
    var part = DeflatedPart("a")
    part.end()
    #expect(ReadyArchive.bytes(of: [part])[10..<14] == [0, 0, 0x21, 0])
  }
}
