import Testing

@testable import Office

/// Numbers as people write them.
@Suite struct TelephoneTests {
  @Test(arguments: [
    ("138 0000 0000", "13800000000"), ("+86-138-0000-0000", "13800000000"),
    ("008613800000000", "13800000000"),
    ("１３８００００００００", "13800000000"), ("(0475) 4210000", "0475-4210000"), ("04754210000", "0475-4210000"),
    ("010 6210 0000", "010-62100000"), ("+86 475 4210000", "0475-4210000"), ("4210000", "4210000"),
    ("0475-4210000转8001", "0475-4210000转8001"), ("400-810-0000", "4008100000"),
  ])
  func aNumberIsWrittenInOneWay(written: String, number: String) {
    #expect(Telephone(reading: written)?.number == number)
  }

  @Test(arguments: [
    "", "1380000000", "23800000000", "110", "张三13800000000", "13800000000/13900000000", "0475-42100",
    "138000000001", "转8001", "0475-4210000转",
  ])
  func whatIsNoNumberIsRefused(text: String) { #expect(Telephone(reading: text) == nil) }
}
