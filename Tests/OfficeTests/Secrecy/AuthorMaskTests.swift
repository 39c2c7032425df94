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

  @Test func anOpinionTellsTheLeadNoNumberButAnOfficesOwn() throws {
    let world = try World { $0.automatic.remove(.assign) }
    try world.write(
      from: .init(name: "孙八", mailbox: "sunba@citizen.example"), subject: "供热",
      text: "供热管道漏水，自来水也没有。我叫孙八，电话13904750009。")
    try world.work()
    _ = try world.office.assign(
      world.letter().id, lead: "旗住建局", cooperating: ["旗水务局"], by: Party(.clerk, name: "王敏"), at: world.now)
    try world.work()
    try world.reply(
      to: world.last("cooperate"), from: "officer@shuiwu.example",
      "配合意见：孙八（13904750009）及其邻居（13800001111）家不归我们管。咨询电话0475-4212345。")
    try world.work()
    let told = try world.last("opinion").text
    for secret in ["孙八", "13904750009", "13800001111"] { #expect(!told.contains(secret), "\(secret)") }
    #expect(told.contains("0475-4212345"))
  }

  @Test func aNumberThatTheAuthorToldStaysOutOfTheAnswerThatALeaderIsShown() throws {
    let world = try World()
    try world.write(
      from: .init(name: "孙八", mailbox: "sunba@citizen.example"), subject: "供热", text: "供热不足，电话13904750009。")
    try world.work()
    try world.reply(
      to: world.last("assigned"), from: "officer@zhujian.example",
      "答复：您好，已致电13904750009说明。请联系于工13800002222，0475-4212345。")
    try world.work()
    let mail = try world.last("sign-off")
    let told = mail.text
    #expect(!told.contains("13904750009") && told.contains("13800002222") && told.contains("0475-4212345"))
    // He signs what he was shown.
    try world.reply(to: mail, from: "leader@zhujian.example", "同意", signedBy: true)
    try world.work()
    #expect(try world.letter().signOff != nil && world.office.ledger.heldMail().isEmpty)
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
