import Domain
import Testing
import World

@testable import Office

/// What a unit reads of whom it is to help: the matter and its place, and not who he is.
@Suite struct AuthorMaskTests {
  @Test func numbersAccountsOwnPlateAndSignatureStayInTheOffice() throws {
    let world = try World()
    try world.write(
      from: .init(name: "欧阳建国", mailbox: "ouyang@citizen.example"), subject: "欧阳建国反映供热问题",
      text: """
        阳光小区3号楼供热不足，本人欧阳建国，电话 139 0475 1234，微信：wx_ouyang88，QQ 123456789，身份证150525198001011234，\
        银行卡6222021234567890123，车牌蒙G12345。建国路的蒙G88888货车堵着阀门井。
        此致 建国
        """)
    try world.work()
    let mail = try #require(try world.mails("assigned", about: world.letter().id).first)
    let bytes = "\(mail.subject)\n\(mail.text)"
    for secret in [
      "欧阳", "139 0475", "wx_ouyang88", "123456789", "150525198001011234", "6222021234567890123", "蒙G12345",
      "此致 建国",
    ] {
      #expect(!bytes.contains(secret), "\(secret)")
    }
    for matter in ["阳光小区3号楼", "建国路", "蒙G88888货车"] { #expect(bytes.contains(matter), "\(matter)") }
  }

  @Test func aSupplementIsMaskedAsTheLetterIs() throws {
    let world = try World()
    try world.write(
      from: .init(name: "欧阳建国", mailbox: "ouyang@citizen.example"), subject: "供热", text: "家里不热。")
    try world.work()
    try world.reply(
      to: try world.last("receipt"), from: "ouyang@citizen.example", "补充：三单元也不热。加我vx：ouyang_88\n建国")
    try world.work()
    let told = try #require(try world.mails("supplement", about: world.letter().id).last)
    #expect(told.text.contains("三单元也不热"))
    for secret in ["ouyang_88", "建国", "ouyang@"] { #expect(!told.text.contains(secret), "\(secret)") }
  }
}
