import Testing

@testable import Reading

@Suite struct PrivateMatterTests {
  @Test(arguments: [
    ("我母亲患有尿毒症，报销比例太低", [PrivateMatter.health]), ("女儿今年8岁，学校不收", [.minor]), ("儿子１２周岁被同学打了", [.minor]),
    ("未成年人去网吧没人管", [.minor]), ("孩子6岁确诊白血病", [.health, .minor]),
  ])
  func aReviewerIsToldOfIt(text: String, matters: [PrivateMatter]) {
    #expect(PrivateMatter.all(in: text) == matters)
  }

  @Test(arguments: ["", "岁", "8岁", "我今年68岁，没有低保", "孩子上学难", "儿子28岁找不到工作", "供热不足", "医院挂号难", "周岁"])
  func nothingIsMadeOfOrdinaryWords(text: String) { #expect(PrivateMatter.all(in: text).isEmpty) }
}
