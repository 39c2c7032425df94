import Reading
import Testing

/// What makes two short letters one matter: the same thing at the same place, whoever writes from whichever door.
/// All are made up; `｜` stands between a title and a text.
@Suite struct MatterTests {
  private func likeness(_ one: String, _ other: String) -> Likeness {
    let texts = [one, other].map { letter in
      let parts = letter.split(separator: "｜", maxSplits: 1).map(String.init)
      return ComparedText(title: parts.count > 1 ? parts[0] : "", text: parts[parts.count - 1])
    }
    return texts[0].likeness(to: texts[1])
  }

  @Test(arguments: [
    ("校车超载，第1号楼。电话13912345670", "草场纠纷，第2号楼。电话13912345671"),
    ("校车超载｜校车超载，第1号楼。电话13912345670", "供热不足｜供热不足，第3号楼。电话13912345672"),
    ("路灯不亮｜路灯不亮，第4号楼。电话13912345673", "医保报销｜医保报销，第6号楼。电话13912345675"),
    ("姓名：李梅，电话：13912345678，住址：和谐小区3号楼2单元501。诉求：暖气不热", "姓名：李梅，电话：13912345678，住址：和谐小区3号楼2单元501。诉求：路灯不亮"),
    ("姓名：李梅，电话：13912345678，住址：和谐小区3号楼2单元501。诉求：暖气不热", "姓名：王强，电话：13912345679，住址：和谐小区5号楼2单元502。诉求：路灯不亮"),
    ("来电人：李女士；电话：0475-4212345；来电时间：11月3日；事由：咨询异地就医备案怎么办", "来电人：李女士；电话：0475-4212399；来电时间：11月3日；事由：反映门口路面塌陷"),
    ("网民姓名：张三 手机：13947512345 留言内容：校车超载", "网民姓名：李四 手机：13947512399 留言内容：草场纠纷"),
    ("暖气不热｜和谐小区暖气不热", "暖气不热｜阳光小区暖气不热"),
    ("和谐小区3号楼2单元501暖气不热，请尽快解决", "阳光小区3号楼2单元501暖气不热，请尽快解决"),
    ("停电｜固日班花苏木停电三天了，什么时候来电", "停电｜白音他拉苏木停电三天了，什么时候来电"),
    ("义隆永镇方家营子村路灯不亮", "义隆永镇平安地村路灯不亮"),
    ("青龙山镇古庙子村自来水三天没水", "青龙山镇互利村自来水三天没水"),
    ("八仙筒镇联盟嘎查草场被占", "八仙筒镇衙门营子嘎查草场被占"),
    ("和谐小区3号楼暖气不热", "和谐小区3号楼路灯不亮"),
    ("和谐小区3号楼暖气不热没人管，电话13912345678", "和谐小区5号楼路灯不亮没人管，电话13912345678"),
    ("和谐小区停水两天了", "和谐小区楼道堆放杂物"),
    ("井盖丢失｜建设街与诺恩吉雅大街路口井盖丢失，联系电话13912345678", "路灯｜建设街路灯不亮，联系电话13912345678"),
    ("低保｜我家住大沁他拉镇西湖小区8号楼1单元302室，低保停发了三个月，电话15847512345", "医保｜我家住大沁他拉镇西湖小区8号楼1单元302室，医保卡刷不了，电话15847512345"),
    ("您好，我叫李梅，家住和谐小区3号楼2单元501室，电话13912345678。想问问新农合怎么报销", "您好，我叫李梅，家住和谐小区3号楼2单元501室，电话13912345678。楼下烧烤店油烟呛人"),
  ])
  func aTelephoneADoorAFormOrAPlaceAloneMakesNoMatter(one: String, other: String) {
    let likeness = likeness(one, other)
    #expect(!likeness.isSameMatter(bySameAuthor: false), "\(one) // \(other): \(likeness.share)")
  }

  @Test(arguments: [
    ("暖气不热｜和谐小区3号楼2单元501暖气不热，才14度", "和谐小区暖气｜和谐小区5号楼1单元302的暖气一直不热"),
    ("和谐小区3号楼停水两天了", "和谐小区7号楼停水，已经两天"),
    ("和谐小区3号楼暖气不热，电话13912345678", "和谐小区8号楼暖气不热，电话15847512345"),
    ("我家住西湖小区8号楼，楼下烧烤店油烟呛人，电话13912345678", "西湖小区9号楼楼下的烧烤店油烟太大"),
    ("路灯｜义隆永镇方家营子村路灯坏了半年", "方家营子村的路灯半年不亮"),
    ("建设街与诺恩吉雅大街路口井盖丢失", "井盖丢失｜建设街诺恩吉雅大街交叉口的井盖没了"),
    ("固日班花苏木停电三天了", "停电｜奈曼旗固日班花苏木从周一停电"),
    ("姓名：李梅，电话：13912345678，住址：和谐小区3号楼。诉求：小区电梯停运", "姓名：王强，电话：15847512345，住址：和谐小区5号楼。诉求：电梯停运无人修"),
    ("姓名：李梅，电话：13912345678，住址：和谐小区3号楼2单元501。诉求：暖气不热", "姓名：李梅，电话：13912345678，住址：和谐小区3号楼2单元501。诉求：暖气还是不热，才15度"),
    ("锦绣华府13号楼电梯坏了一个月", "锦绣华府13号楼2单元电梯坏了，老人爬楼"),
  ])
  func neighboursWithOneMatterTellOfIt(one: String, other: String) {
    let likeness = likeness(one, other)
    #expect(likeness.isSameMatter(bySameAuthor: true), "\(one) // \(other): \(likeness.share)")
  }

  @Test func anotherDoorLeavesADoubt() {
    let one = "和谐小区3号楼门前的井盖丢失，晚上很危险，请安装新的井盖"
    let likeness = likeness(one, one.replacing("3号楼", with: "5号楼"))
    #expect(likeness.isSameMatter(bySameAuthor: true) && likeness.confidence < 0.97)
  }

  @Test func numbersOfRoadsAndLinesArePartOfTheirNames() {
    #expect(!likeness("204路车不停站", "317路车不停站").isIdentical)
    #expect(likeness("204路车不停站", "204路车总不停站").share > likeness("204路车不停站", "317路车不停站").share)
  }
}
