import Testing

@testable import Signatures

/// What a signature carries is counted before anybody reads it.
@Suite struct CarriedCertificatesTests {
  private func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length: [UInt8] =
      content.count < 0x80
      ? [UInt8(content.count)] : [0x82, UInt8(content.count >> 8), UInt8(content.count & 0xFF)]
    return [tag] + length + content
  }

  private func streamed(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] { [tag, 0x80] + content + [0, 0] }

  private func signed(_ certificates: Int, lists: Int = 0, by write: (UInt8, [UInt8]) -> [UInt8]) -> [UInt8] {
    let one = write(0x30, write(0x30, [0x02, 1, 5]))
    let many = { (count: Int) in (0..<count).flatMap { _ in one } }
    let carried = write(0xA0, many(certificates)) + (lists > 0 ? write(0xA1, many(lists)) : [])
    let data = write(0x30, [0x06, 1, 0x2A] + write(0xA0, write(0x24, [0x04, 2, 0x30, 0x80])))
    return write(
      0x30,
      [0x06, 1, 0x2A]
        + write(0xA0, write(0x30, [0x02, 1, 1] + write(0x31, []) + data + carried + write(0x31, []))))
  }

  @Test(arguments: [0, 1, 17, 500])
  func theyAreCountedWhetherTheirLengthIsSaidOrNot(_ count: Int) {
    #expect(CarriedCertificates.count(in: signed(count, by: der)) == count)
    #expect(CarriedCertificates.count(in: signed(count, by: streamed)) == count)
    #expect(CarriedCertificates.count(in: signed(count, lists: 3, by: der)) == count + 3)
  }

  @Test func whatEndsEarlyOrIsSomethingElseHasNone() {
    let whole = signed(9, by: streamed)
    for end in 0..<whole.count { #expect(CarriedCertificates.count(in: Array(whole[..<end])) <= 9) }
    #expect(CarriedCertificates.count(in: Array(repeating: 0x30, count: 1000)) == 0)
    #expect(CarriedCertificates.count(in: [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 0]) == 0)
    #expect(CarriedCertificates.count(in: (0..<1000).flatMap { _ in [0x30, 0x80] as [UInt8] }) == 0)
  }
}
