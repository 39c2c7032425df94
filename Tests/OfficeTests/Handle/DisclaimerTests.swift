import Testing

@testable import Office

/// What gateways and companies put below all mail.
@Suite struct DisclaimerTests {
  private static let text = "答复：阳光小区换热站已检修，温度已达标。"

  @Test(arguments: [
    "免责声明：本邮件内容仅代表发件人个人观点，不代表本公司立场。", "【保密声明】\n本邮件及附件含有保密信息，仅供指定的收件人使用。如您误收，请立即通知发件人并删除本邮件，谢谢合作！",
    "本邮件仅供收件人使用，未经授权不得复制、转发或披露。", "----------\n本电子邮件可能含有病毒，收件人应自行检查，发件人不承担由此造成的损失。",
    "此邮件由奈曼旗政务邮件系统发出，任何人不得泄露。",
    "This e-mail and any attachments are confidential and intended only for the named recipient.\nIf you have received it in error, please notify the sender and destroy all copies. Thank you.",
    "DISCLAIMER: The views expressed in this message are those of the sender.\nNo liability is accepted for any virus transmitted by this email.",
    "免责声明：\n本邮件（包括附件）仅供指定收件人使用，可能包含保密信息。如果您不是指定收件人，请立即删除本邮件并通知发件人。\nDisclaimer: This email is confidential.",
    "本邮件及其附件含有奈曼旗某某有限责任公司的保密信息，仅限于发送给上面地址中列出的个人或\n组织使用，禁止任何其他人以任何形式使用邮件中的信息（包括但不限于披露、复制、散发）。",
    "Please consider the environment before printing this email.",
  ])
  func itIsNoPartOfWhatIsSaid(disclaimer: String) {
    for words in ["同意", Self.text, "认领"] {
      #expect(Disclaimer.removed(from: "\(words)\n\n\(disclaimer)\n") == words, "\(disclaimer)")
    }
    #expect(Disclaimer.removed(from: "同意\n\n发自我的iPhone\n\n\(disclaimer)") == "同意")
    #expect(Disclaimer.removed(from: disclaimer).isEmpty)
  }

  @Test(arguments: [
    "但把第二段删掉", "本邮件第二段请删掉", "本邮件仅供收件人使用，第二段删掉再发。", "本邮件保密。先不要发。", "免责声明：数据有误，发件人不负责",
    "本邮件仅供内部使用，请收件人保密。", "本邮件含有保密信息。\n请从邮件中删除张三的姓名。", "请从本邮件中删除张三", "本邮件含有保密信息，请删除本邮件中张三一句。",
    "此邮件的答复暂不公开，请保密。", "本邮件含有保密信息，仅供收件人使用。\n附件请换成新版。", "声明：答复以我局网站为准", "本邮件含有保密信息，仅供收件人使用。\n老王要加进去。",
    "This email is confidential.\nPlease delete the second paragraph.",
    "Notice: do not publish this message.",
    "重要提示：请勿向陌生人转账，谨防诈骗。", "This answer is confidential.",
  ])
  func whatIsSaidBelowIsKept(words: String) {
    let text = "同意\n\n\(words)"
    #expect(Disclaimer.removed(from: text) == text)
  }
}
