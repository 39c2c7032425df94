import Testing

@testable import Papers

struct ForeignTextTests {
  private let text = "昵称,内容\n小李,路灯坏了€ 𠮷"

  @Test func utf8IsReadWithAndWithoutItsMark() throws {
    for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      let read = try ForeignText(mark + text.utf8)
      #expect(read.bytes == Array(text.utf8))
      #expect(read.note == nil)
    }
  }

  @Test func gb18030IsGuessed() throws {
    let read = try ForeignText(gb18030(text))
    #expect(String(decoding: read.bytes, as: UTF8.self) == text)
    #expect(read.note == "GB18030")
  }

  @Test func theEuroOfWindowsIsRead() throws {
    let read = try ForeignText(gb18030("价格") + [0x80])
    #expect(String(decoding: read.bytes, as: UTF8.self) == "价格€")
  }

  @Test(arguments: [true, false])
  func utf16IsReadWithItsMark(isBig: Bool) throws {
    let units = ("\u{FEFF}" + text).utf16
    let read = try ForeignText(
      units.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] })
    #expect(String(decoding: read.bytes, as: UTF8.self) == text)
    #expect(read.note == "UTF-16")
  }

  @Test func aTextCutInACharacterIsRead() throws {
    #expect(try ForeignText(Array(text.utf8.dropLast(1))).note == "UTF-8, 1 characters could not be read")
    let chinese = try ForeignText(Array(gb18030(text + "了").dropLast(1)))
    #expect(chinese.note == "GB18030, 1 characters could not be read")
  }

  @Test func whatIsNeitherIsRefused() {
    let noise = (0..<5000).map { UInt8($0 % 7 == 0 ? 0xFF : 0x81) }
    #expect(throws: TableError.encoding) { try ForeignText(noise) }
    #expect(throws: TableError.foreign("a binary file")) { try ForeignText([97, 0, 98]) }
  }
}
