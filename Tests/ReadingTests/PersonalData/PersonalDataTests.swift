import Testing

@testable import Reading

@Suite struct PersonalDataTests {
  @Test(arguments: [
    ("我的电话13804751234，请回复", "我的电话[联系方式已隐去]，请回复"),
    ("电话：138 0475 1234", "电话：[联系方式已隐去]"),
    ("电话１３８０４７５１２３４", "电话[联系方式已隐去]"),
    ("+86 138-0475-1234", "[联系方式已隐去]"),
    ("座机0475-4212345", "座机[联系方式已隐去]"),
    ("身份证15052519900307123X。", "身份证[证件号码已隐去]。"),
    ("身份证150525 19900307 1234", "身份证[证件号码已隐去]"),
    ("卡号6222020200112233445", "卡号6222020200112233445"),
    ("卡号4111 1111 1111 1111", "卡号[银行卡号已隐去]"),
    ("邮箱 Li.Mei@citizen.example，谢谢", "邮箱 [电子邮箱已隐去]，谢谢"),
    ("蒙G12345占道", "[车牌号已隐去]占道"),
    ("蒙G·D12345占道", "[车牌号已隐去]占道"),
    ("加我微信：limei_2020", "加我微信：[账号已隐去]"),
    ("QQ 12345678", "QQ [账号已隐去]"),
    ("住在3号楼2单元501室", "住在[门牌号已隐去]"),
    ("手机13804751234 2026-11-23来电", "手机[联系方式已隐去] 2026-11-23来电"),
    ("13804751234 13904751234", "[联系方式已隐去] [联系方式已隐去]"),
    ("138.0475.1234", "[联系方式已隐去]"),
    ("138/0475/1234", "[联系方式已隐去]"),
    ("138_0475_1234", "[联系方式已隐去]"),
    ("（0475）4212345", "（[联系方式已隐去]"),
    ("一三八零四七五一二三四", "[联系方式已隐去]"),
    ("我叫刘德福，", "我叫[姓名已隐去]，"),
    ("联系人：张桂兰 电话", "联系人：[姓名已隐去] 电话"),
    ("我是李梅。", "我是[姓名已隐去]。"),
  ])
  func whatIdentifiesSomebodyIsMasked(text: String, masked: String) {
    #expect(PersonalData().masked(text) == masked)
  }

  @Test(arguments: [
    "5个工作日", "2026-11-23 09:12", "NM2026000123", "补贴 120000 元", "拨打12345热线", "110、119、120",
    "国办发〔2017〕47号", "共 3 栋楼", "", "蒙古族", "一路有你", "2025年投入 1,500,000 元", "微信公众号", "第3号公告",
    "我是高中老师", "2026.11.23 08.30", "一二三四五", "联系人员", "姓名和电话请保密",
  ])
  func whatIdentifiesNobodyIsKept(text: String) {
    #expect(PersonalData().masked(text) == text)
  }

  @Test func anOfficesOwnLineStaysInAnOfficialAnswer() {
    let answer = "咨询电话：0475-4212345；经办人手机13804751234"
    #expect(
      PersonalData(keepingLandlines: true).masked(answer) == "咨询电话：0475-4212345；经办人手机[联系方式已隐去]")
  }

  @Test func aLongTextOfDigitsIsReadInOnePass() {
    let text = String(repeating: "1", count: 200_000)
    #expect(PersonalData().spans(in: text).count <= 5_000)
  }

  @Test(arguments: [
    ("李梅", true), ("欧阳红", true), ("网民", false), ("旗住建局", false), ("小明爱吃糖果", false), ("Li Mei", false),
  ])
  func aPersonsNameIsToldFromWhatPeopleCallThemselves(text: String, isName: Bool) {
    #expect(NameMask.isName(text) == isName)
  }

  @Test(arguments: [
    ("李梅", "李**"), ("欧阳红", "欧阳**"), ("欧阳", "欧**"), ("匿名", "匿名网民"), ("", "匿名网民"), (nil, "匿名网民"),
  ])
  func aNameKeepsItsSurname(name: String?, masked: String) {
    #expect(NameMask.masked(name) == masked)
  }
}
