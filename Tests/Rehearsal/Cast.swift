import Mail

/// Who plays: all made up, under names reserved for examples (RFC 2606).
package enum Cast {
  package static let office = "liuyan@naiman.example"
  package static let desk = "guanli@naiman.example"
  package static let audit = "audit@naiman.example"

  static let roadLeader = (name: "郑涛", address: "leader@jiaotong.example")
  static let leaders = [
    (name: "王强", address: "leader@zhujian.example"), (name: "孙丽", address: "leader@huanbao.example"),
    (name: "周平", address: "leader@minzheng.example"), roadLeader,
  ]

  /// Six letters with six fates.
  package static let letters = [
    letter("李梅梅", "limeimei", "小区供热不足", "我家住在幸福小区3号楼2单元501室，室内只有12度，联系电话13804751234。请尽快解决供热问题。"),
    letter("王大山", "wangdashan", "村里停水三天", "我们村停水三天了，自来水管道好像冻裂了。"),
    letter("赵六", "zhaoliu", "房产纠纷", "我和邻居的房产纠纷法院已判决，我对判决结果不服，请政府重新处理。"),
    letter("孙小红", "sunxiaohong", "乡道破损", "通往村里的公路坑洼不平，客运班车都绕行，请安排修路。"),
    letter("周建国", "zhoujianguo", "物业不管夜间噪声", "小区物业不作为，旁边的工厂夜间噪声污染严重，影响休息。"),
    letter("吴秀英", "wuxiuying", "请问这件事归谁管", "家里老人九十岁了，想问问有什么照顾。"),
  ]

  private static func letter(_ name: String, _ login: String, _ subject: String, _ text: String)
    -> CitizenLetter
  {
    CitizenLetter(
      author: Address(name: name, mailbox: "\(login)@citizens.example"), subject: subject, text: text)
  }

  /// Every mailbox of the story.
  package static let addresses: [String] =
    [office, desk, audit, "wangmin@naiman.example", "chengang@naiman.example"]
    + letters.map(\.author.mailbox)
    + ["zhujian", "shuiwu", "jiaotong", "huanbao", "minzheng"].flatMap {
      ["officer@\($0).example", "leader@\($0).example"]
    }
}
