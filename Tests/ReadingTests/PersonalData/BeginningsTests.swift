import Testing

@testable import Reading

/// Trying every pattern at every place is the plain way.
@Suite struct BeginningsTests {
  private let patterns: [(Beginnings, @Sendable (Int, [Unicode.Scalar]) -> PersonalSpan?)] = [
    (.mailAddress, MailAddressPattern.span), (.plate, PlatePattern.span), (.document, DocumentPattern.span),
    (.card, CardPattern.span), (.account, AccountPattern.span), (.introduction, NamePattern.introduced),
    (.surname, NamePattern.followed),
  ]

  @Test(arguments: [
    "李梅 13804751234", "欧阳红先生，我叫刘德福，联系人：张桂兰 电话", "护照号G12345678，社保卡号：A12345678", "军字第12345678号，住院号是123456",
    "卡号4111 1111 1111 1111，存折 6217001234567890", "邮箱li.mei@citizen.example，_a-b@c.cn", "蒙g12345、京a·d12345",
    "微信：limei_2020 qq 12345678 wx号abcde", "诸葛亮老师，患者李芳因头痛，五保户王二，孙子赵小明和单老师",
  ]) func nothingBeginsWithAnythingElse(text: String) {
    var scalars = Array(text.unicodeScalars)
    while !scalars.isEmpty {
      for place in scalars.indices {
        for (kind, pattern) in patterns where pattern(place, scalars) != nil {
          #expect(Beginnings.of(scalars[place]).contains(kind), "\(scalars[place])")
        }
      }
      // What stands at a beginning and at an end is found as well as what stands between.
      scalars.removeLast(min(scalars.count, 3))
    }
  }

  @Test func digitsAreNumbersAlone() {
    for scalar in "0123456789+".unicodeScalars { #expect(Beginnings.of(scalar) == .number) }
    #expect(Beginnings.of("的").isEmpty && Beginnings.of("\u{1F600}").isEmpty)
  }

  @Test func compoundSurnamesAreLongerThanTheirFirstCharacter() {
    #expect(NameMask.surnameLength(at: 0, in: Array("欧阳红".unicodeScalars)) == 2)
    #expect(NameMask.surnameLength(at: 0, in: Array("欧红".unicodeScalars)) == 1)
    #expect(NameMask.surnameLength(at: 0, in: Array("诸红".unicodeScalars)) == nil)
    #expect(NameMask.surnameLength(at: 1, in: Array("的".unicodeScalars)) == nil)
  }
}
