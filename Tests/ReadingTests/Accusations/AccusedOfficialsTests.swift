import Testing

@testable import Reading

/// What officials are accused of without a word of money, and what becomes of letters; all sentences are made up.
@Suite struct AccusedOfficialsTests {
  static let reader = AccusationReader<String>([
    .init("住建", names: ["旗住建局", "住建局", "旗供热服务中心"], people: ["高海峰", "于春雷"]),
    .init("医保", names: ["旗医保局", "医保局"], people: ["韩雪"]),
    .init("公安", names: ["旗公安局", "公安局", "派出所"], people: ["巴特尔"], titles: ["民警", "交警"]),
    .init("台席", names: ["网站管理中心", "你们中心", "小编"], people: ["乌日娜", "陈志远"]),
  ])

  @Test(arguments: [
    ("住建局于春雷收了人家好处，不给我家修暖气", "住建"), ("旗住建局拿了开发商好处，烂尾楼没人管", "住建"), ("于春雷说不给好处就不来修", "住建"),
    ("旗住建局的人拿了砂场老板干股", "住建"), ("住建局收了商家的好处", "住建"), ("于春雷拿了红包", "住建"),
    ("高海峰包养情妇，用改造的钱给她买房", "住建"), ("高海峰嫖娼", "住建"), ("于春雷赌博，上班时间都在棋牌室", "住建"),
    ("于春雷动手推我，把我推倒在地", "住建"), ("去旗住建局办事，于春雷推了我一把", "住建"), ("民警巴特尔打了我一巴掌", "公安"), ("乌日娜骂我", "台席"),
    ("医保局韩雪让我找她老公的药店买药才给报销", "医保"), ("医保局韩雪只让她丈夫的药店报销", "医保"),
    ("住建局与开发商串通一气坑害业主", "住建"), ("开发商与住建局勾结", "住建"), ("开发商勾结住建局", "住建"), ("住建局把保障房分给了自己人", "住建"),
    ("反映住建局局长的问题", "住建"), ("高海峰的问题.pdf", "住建"), ("我实名反映旗住建局于春雷", "住建"),
  ])
  func anOfficialIsAccusedOfMoreThanMoney(text: String, of label: String) {
    let finding = Self.reader.finding(in: text)
    #expect(finding?.accused.contains(label) == true, "\(text): \(String(describing: finding))")
  }

  @Test(arguments: [
    ("住建局招生办要我送两条烟才给报名", "住建"), ("旗住建局验收的人收了开发商两万块", "住建"), ("旗供热服务中心维修工收我五百块才给修", "住建"),
    ("公安局民警喝了酒开警车", "公安"), ("旗住建局把名额卖钱了", "住建"), ("旗住建局对私搭乱建睁一只眼闭一只眼", "住建"), ("住建局招标有猫腻", "住建"),
    ("住建局的人跟物业是一伙的", "住建"), ("公安局有人给赌场撑腰", "公安"), ("医保局办报销要塞钱", "医保"), ("住建局把补贴都分给自家亲戚了", "住建"),
    ("公安局巴特尔吃饭不给钱", "公安"), ("公安局不立案，跟对方是亲戚", "公安"), ("医保局办事靠关系", "医保"),
  ])
  func theyAreAccusedInTheWordsOfEveryDay(text: String, of label: String) {
    #expect(Self.reader.finding(in: text)?.accused == [label], "\(text)")
  }

  /// 民警 are of the 公安局, whose letters a mail about them would reach.
  @Test(arguments: ["民警打人，我弟弟被他们打伤了", "交警收了司机两千块钱", "旗住建局不管，报警以后派出所有案不立", "去旗住建局找人，门口的交警动手打我"])
  func aCallingTellsWhoseSomebodyIs(text: String) {
    #expect(Self.reader.finding(in: text)?.accused.contains("公安") == true, "\(text)")
  }

  @Test(arguments: ["镇干部拿走了征地补偿款", "镇政府把低保名额给了镇长家亲戚", "镇长用公车接送孩子上学", "城管砸了我的摊子"])
  func alsoWhereNobodyTellsWhoseOfficialsTheyAre(text: String) {
    #expect(Self.reader.finding(in: text)?.accusesSomebody == true, "\(text)")
  }

  @Test(arguments: ["队长收了开发商的干股", "村书记拿了人家好处", "城管动手打人", "辅警打伤了我弟弟", "所长嫖娼"])
  func soIsOneOfWhomTheTextDoesNotTellWhoseHeIs(text: String) {
    #expect(Self.reader.finding(in: text)?.accusesSomebody == true, "\(text)")
  }

  @Test(arguments: [
    ("网站管理中心把我的举报信交给了被举报人，他找上门来", "台席"), ("陈志远泄露我的举报信", "台席"), ("乌日娜受贿，压下了我的信", "台席"),
    ("乌日娜把我的信扔了", "台席"), ("网站管理中心压着我的投诉三个月不转", "台席"), ("网站管理中心陈志远泄密", "台席"), ("小编把我的举报透露给了对方", "台席"),
    ("网站管理中心把我的电话泄露给被举报人", "台席"), ("你们中心泄露了举报人的身份", "台席"), ("乌日娜把我的留言删了", "台席"),
    ("陈志远不负责任。还把我的电话告诉了被举报人。", "台席"), ("住建局于春雷泄露我的个人信息", "住建"), ("住建局压下我的举报信", "住建"),
    ("住建局把我的举报信转给了被举报的物业", "住建"),
  ])
  func whoeverDoesNotKeepALetterIsAccused(text: String, of label: String) {
    let finding = Self.reader.finding(in: text)
    #expect(finding?.accused.contains(label) == true, "\(text): \(String(describing: finding))")
  }

  @Test(arguments: [
    ("高*海*峰受*贿", "住建"), ("高-海-峰 贪了改造款", "住建"), ("高 * 海 * 峰受贿", "住建"), ("高😀海😀峰受贿", "住建"), ("烏日娜受賄", "台席"),
    ("陳志遠態度惡劣", "台席"), ("醫保局韓雪收受賄賂", "医保"), ("举报_住建局_高海峰.jpg", "住建"),
  ])
  func aNameIsReadThroughSignsAndTraditionalCharacters(text: String, of label: String) {
    #expect(Self.reader.finding(in: text)?.accused == [label], "\(text)")
  }

  @Test func aRegisterInTraditionalCharactersIsReadAsWell() {
    let reader = AccusationReader<String>([.init("台席", names: [], people: ["烏日娜", "陳志遠"])])
    for text in ["乌日娜受贿", "烏日娜受贿", "陈志远受贿", "陳局长受贿"] {
      #expect(reader.finding(in: text)?.accused == ["台席"], "\(text)")
    }
  }

  @Test(arguments: [
    "家里的暖气管裂了，水漏到楼下，请尽快修", "小区燃气泄漏，打了电话没人来", "小区燃气泄漏，我给住建局打电话投诉，没有人来", "投诉小区燃气泄漏没人管，希望住建局处理",
    "旗住建局管供热。我家燃气泄漏怎么办", "快递公司泄露我的个人信息，请旗公安局查处", "旗公安局，我的个人信息被泄露怎么办", "邻居打我，找民警调解",
    "派出所民警来了两次，邻居还是打我", "老公打我，派出所民警让我写材料", "有人打我，请旗公安局处理", "邻居家聚众赌博，半夜扰民，打了派出所电话",
    "旗医保局工作人员打我电话核实信息", "旗医保局工作人员告诉我材料不齐", "物业把我的投诉压着不办，请旗住建局管管", "我给旗住建局写的信有没有人看",
    "旗住建局说留言已转给物业", "请网站管理中心把我的留言删掉", "希望网站管理中心把我的信交给旗住建局", "不要把我的电话告诉对方，请旗住建局处理",
    "手机没信号，旗住建局说信号被楼压着", "房子漏水，天花板压下来了，旗住建局鉴定说是危房", "旗住建局收了物业的押金没有退", "老师推我孩子",
    "公交司机打了我，请旗公安局处理", "旗医保局的工作人员说我丈夫的药店不能报销", "请问村主任选举的问题", "请领导解决我的问题", "感谢于春雷帮我解决的问题",
    "旗供热服务中心维修工上门收我五百块材料费", "请旗住建局查查物业的账有没有猫腻", "合同里有猫腻，请旗住建局处理", "希望旗住建局不要睁一只眼闭一只眼",
    "旗公安局民警拿走了监控录像，请问什么时候还", "医保局工作人员拿走了我的材料复印件", "征地补偿款被邻居拿走了，请旗住建局处理", "招聘名额有没有内定，请旗医保局解释",
    "邻居送了我两条烟，请旗公安局看看是真是假", "三号楼2-1-501暖气不热", "2026-11-20至2026-11-23停水", "社区工作人员联系她丈夫，丈夫还是打她", "我被打伤，请旗公安局处理",
  ])
  func aMatterForAnOfficeAccusesNobodyInIt(text: String) {
    let finding = Self.reader.finding(in: text)
    #expect(finding == nil, "\(text): \(String(describing: finding))")
  }

  @Test(arguments: [
    "投诉阳光街道办祥和街一家饭店油烟太大", "举报阳光街道办辖区的养猪场", "举报县长青小区旁边的公司排放污染", "感谢住建局的努力，对于那些不闻不问、敷衍了事的单位，建议考核",
    "希望旗住建局主动作为，不推诿，不包庇", "你好，李书记，小区没有隔音屏，相关部门不作为", "李局长：你好，物业态度恶劣", "旗公安局旁边的路灯坏了，职能部门不作为",
  ])
  func nobodyInParticularIsNoOffice(text: String) {
    let finding = Self.reader.finding(in: text)
    #expect(finding == nil, "\(text): \(String(describing: finding))")
  }

  @Test(arguments: [
    ("多次向旗住建局等部门反映，有关部门一直推诿", "住建"), ("旗住建局部门推诿", "住建"),
    ("关于旗公安局的情况。说来话长。这几年我一直在找人说理，谁也不听。请上级看看，这里面有保护伞。", "公安"),
  ])
  func whoWasTalkedToIsMeant(text: String, of label: String) {
    #expect(Self.reader.finding(in: text)?.accused == [label], "\(text)")
  }

  @Test func theStreetOfficeOfAnotherTownIsNotOurs() {
    let reader = AccusationReader<String>([.init("街道", names: ["街道办"])])
    #expect(reader.finding(in: "街道办不作为")?.accused == ["街道"])
    #expect(reader.finding(in: "阳光街道办不作为")?.accused == [])
  }

  @Test func anAuthorComesBackToWhomHeHasAccused() {
    for text in ["撤回", "补充：证据在这里", "上次说的高海峰那件事怎么样了", "于春雷又来了"] {
      #expect(Self.reader.comesBack(to: ["住建"], in: text), "\(text)")
    }
    for text in ["暖气又不热了", "旗住建局什么时候修路", "韩雪在吗"] {
      #expect(!Self.reader.comesBack(to: ["住建"], in: text), "\(text)")
    }
  }
}
