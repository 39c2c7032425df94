import Mail

/// Somebody who reads a mailbox, and what he answers to which mail; nil where he has nothing to say.
struct Reader: Sendable {
  let address: String
  let answers: @Sendable (Message) -> [Reply]?
}

extension Cast {
  static let readers = [
    Reader(address: "officer@zhujian.example", answers: housing),
    Reader(address: "officer@shuiwu.example", answers: water),
    Reader(address: "officer@jiaotong.example", answers: roads),
    Reader(address: "officer@huanbao.example", answers: environment),
    Reader(address: "officer@minzheng.example", answers: civilAffairs),
    Reader(address: desk, answers: clerks), Reader(address: "chengang@naiman.example", answers: secondClerk),
  ]

  /// Claims first; the leader signs the answer. With a cooperating unit it waits for the opinion.
  private static let housing: @Sendable (Message) -> [Reply]? = { mail in
    if mail.subject.contains("【配合意见】") {
      return [
        Reply(
          who: "旗住建局王强（签名）", from: "leader@zhujian.example",
          words: "答复：已责令物业限期整改；据旗生态环境分局意见，涉事工厂夜间已停止作业。感谢您的监督。",
          signature: .genuine("leader@zhujian.example"))
      ]
    }
    guard mail.subject.contains("【网民留言转办】") else { return nil }
    let claim = Reply(who: "旗住建局信息员", from: "officer@zhujian.example", words: "认领")
    guard mail.subject.contains("供热") else { return [claim] }
    return [
      claim,
      Reply(
        who: "旗住建局王强（签名）", from: "leader@zhujian.example",
        words: "答复：经现场核查，系小区二级管网漏水所致，现已修复，入户测温20℃。如仍有问题，请拨打0475-4212345。",
        signature: .genuine("leader@zhujian.example")),
    ]
  }

  /// Has no certificate yet: a sealed scan goes with the answer.
  private static let water: @Sendable (Message) -> [Reply]? = { mail in
    guard mail.subject.contains("【网民留言转办】") else { return nil }
    let scan = Attachment(
      name: "网民留言回复情况表（盖章）.pdf", asciiName: "scan.pdf", type: "application/pdf", bytes: SealedScan.pdf)
    return [
      Reply(
        who: "旗水务局信息员（附盖章扫描件）", from: "officer@shuiwu.example",
        words: "答复：管道冻裂处已抢修完毕，11月23日起恢复供水。", attachments: [scan])
    ]
  }

  /// Somebody who got hold of the assignment answers in the leader's name, with a certificate of his own making.
  private static let roads: @Sendable (Message) -> [Reply]? = { mail in
    guard mail.subject.contains("【网民留言转办】") else { return nil }
    return [
      Reply(
        who: "冒名者（伪造签名）", from: roadLeader.address, words: "答复：道路完好，无需维修。",
        signature: .forged(roadLeader.address))
    ]
  }

  private static let environment: @Sendable (Message) -> [Reply]? = { mail in
    guard mail.subject.contains("【网民留言配合办理】") else { return nil }
    return [
      Reply(
        who: "旗生态环境分局信息员", from: "officer@huanbao.example",
        words: "配合意见：已现场监测，责令涉事工厂夜间停止作业。")
    ]
  }

  private static let civilAffairs: @Sendable (Message) -> [Reply]? = { mail in
    guard mail.subject.contains("【网民留言转办】") else { return nil }
    return [
      Reply(
        who: "旗民政局周平（签名）", from: "leader@minzheng.example",
        words: "答复：九十周岁以上老人可申领高龄津贴，请携带户口簿到户籍所在地嘎查村委会申请。",
        signature: .genuine("leader@minzheng.example"))
    ]
  }

  /// Gets the second code in his own mailbox.
  private static let secondClerk: @Sendable (Message) -> [Reply]? = { mail in
    guard mail.subject.contains("【待核对盖章件】") else { return nil }
    return [Reply(who: "陈刚（复核扫描件）", from: "chengang@naiman.example", words: "三项无误")]
  }

  /// Clerks share the desk's mailbox. Before they answer, a forger guesses at the same question.
  private static let clerks: @Sendable (Message) -> [Reply]? = { mail in
    if mail.subject.contains("【待核对盖章件】") {
      return [Reply(who: "王敏（核对扫描件）", from: "wangmin@naiman.example", words: "三项无误")]
    }
    guard mail.subject.contains("【待受理】") else { return nil }
    // The rules propose it; a person declines.
    if mail.subject.contains("房产纠纷") {
      return [Reply(who: "王敏", from: "wangmin@naiman.example", words: "不予受理 二")]
    }
    return [
      Reply(
        who: "冒名者（没有核验码）", from: "wangmin@naiman.example", words: "不予受理 七", withoutCode: true),
      Reply(who: "王敏", from: "wangmin@naiman.example", words: "受理 旗民政局"),
    ]
  }
}
