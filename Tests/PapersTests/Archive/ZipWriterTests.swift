import Testing

@testable import Papers

struct ZipWriterTests {
  private let parts: [(name: String, bytes: [UInt8])] = [
    ("README", Array("怎样核对\n".utf8)), ("empty", []),
    ("mail/answer.eml", [UInt8](repeating: 65, count: 10_000)),
  ]

  @Test func everyPartComesBackAsItWasPutIn() throws {
    let archive = try ZipArchive(ZipWriter.archive(of: parts), limits: TableLimits())
    for (name, bytes) in parts {
      let part = try #require(try archive.part(name))
      #expect(try part.all() == bytes)
    }
  }

  @Test func theSamePartsGiveTheSameBytesAsNoTimeIsWritten() throws {
    let bytes = try ZipWriter.archive(of: parts)
    #expect(try ZipWriter.archive(of: parts) == bytes)
    // Time 0 and 1 January 1980 in the first local header (APPNOTE 4.4.6).
    #expect(bytes[10..<14] == [0, 0, 0x21, 0])
  }

  @Test func anArchiveWithNothingInItCannotBeWritten() {
    #expect(throws: ZipWriterError.self) { try ZipWriter.archive(of: []) }
  }
}

extension ZipPart {
  fileprivate func all() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try read(into: $0) }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
