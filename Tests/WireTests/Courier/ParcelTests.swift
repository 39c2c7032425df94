import Testing

@testable import Wire

struct ParcelTests {
  @Test(arguments: ["a@b", "xin.xi+t0k=en@jt.gov.cn", "1_a-b@x.y", "o'neil@b.test", "a/b@c.test"])
  func aPlainAddressIsCarried(address: String) {
    #expect(Parcel.fault(ofAddress: address) == nil)
  }

  @Test(arguments: [
    "", "a", "@b", "a@", "a b@c", "a@b c", "a@b>\r\nRCPT TO:<x@y", "a\r@b", "a@b\n", "<a@b>", "a,b@c",
    "a@b@c",
    "\"a\"@b", "a@[127.0.0.1]", "a\0@b", "张@b.cn", "a@例子.cn", String(repeating: "a", count: 65) + "@b",
    "a@" + String(repeating: "b", count: 300),
  ])
  func nothingElseIs(address: String) {
    #expect(Parcel.fault(ofAddress: address) != nil)
  }

  @Test func theReasonNamesTheAddress() {
    let reason = Parcel.fault(ofAddress: "张三@b.cn")
    #expect(reason == "<张三@b.cn>: an address with other than ASCII letters cannot be served")
  }

  @Test func aMailWithNULIsNotCarried() {
    let parcel = Parcel(envelopeFrom: "", recipient: "a@b", audit: nil, messageID: "x", bytes: [65, 0, 66])
    #expect(parcel.fault == "a mail may not contain NUL")
  }
}
