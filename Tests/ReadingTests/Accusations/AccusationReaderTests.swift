import Testing

@testable import Reading

/// Whom a text accuses; all sentences are made up.
@Suite struct AccusationReaderTests {
  private static let reader = AccusationReader<String>([
    .init("住建", names: ["旗住建局", "住建局", "奈曼旗住房和城乡建设局", "旗供热服务中心"], people: ["高海峰", "于春雷"]),
    .init("医保", names: ["旗医保局", "医保局"], people: ["斯琴"]),
    .init("交通", names: ["旗交通运输局", "交通运输局", "旗交通局"], people: ["白音图"]),
    .init("公安", names: ["旗公安局", "公安局", "旗交管大队"], people: ["巴特尔"]),
    .init("民政", names: ["旗民政局", "民政局"], people: ["青格勒"]),
    .init("大镇", names: ["大沁他拉镇", "大镇", "奈曼旗大沁他拉镇人民政府"], people: ["王立新"]),
    .init("台席", names: ["网站管理中心", "你们中心", "你们网站"], people: ["王敏"]),
    .init("协调", names: ["旗政府办公室", "政府办"], people: ["李国栋"]),
    .init("督查", names: ["督查室"], people: ["白玉兰"]),
  ])

  @Test(arguments: [
    ("我要举报旗住建局在招标中不公开", ["住建"]),
    ("实名举报旗交通运输局局长白音图", ["交通"]),
    ("投诉旗医保局", ["医保"]),
    ("旗住建局不作为，我们小区三年没有暖气", ["住建"]),
    ("旗医保局窗口工作人员态度恶劣，问一句就不耐烦", ["医保"]),
    ("我去旗医保局办事。工作人员态度极差！", ["医保"]),
    ("在旗民政局办低保，办事人员吃拿卡要", ["民政"]),
    ("旗民政局故意刁难群众，材料跑了六趟", ["民政"]),
    ("大沁他拉镇政府截留我们的粮补", ["大镇"]),
    ("大沁他拉镇某嘎查书记贪污扶贫款", ["大镇"]),
    ("大沁他拉镇某嘎查。村主任虚报冒领低保", ["大镇"]),
    ("大镇不作为", ["大镇"]),
    ("旗公安局民警打人", ["公安"]),
    ("报警以后，旗公安局有案不立", ["公安"]),
    ("高海峰局长收受开发商好处费", ["住建"]),
    ("旗住建局的高海峰与开发商官商勾结", ["住建"]),
    ("局长高海峰以权谋私", ["住建"]),
    ("高局长收了开发商的好处费", ["住建"]),
    ("旗交管大队乱罚款", ["公安"]),
    ("旗供热服务中心工作人员伸手要钱才给修", ["住建"]),
    ("多次向旗住建局反映，一直推诿", ["住建"]),
    ("找了旗交通局三次，互相踢皮球，就是不给办", ["交通"]),
    ("旗住建局对物业乱收费不作为", ["住建"]),
    ("旗住建局包庇物业公司", ["住建"]),
    ("网站管理中心敷衍了事，我的留言没有人看", ["台席"]),
    ("网站管理中心的王敏态度恶劣", ["台席"]),
    ("举报政府办李国栋公车私用", ["协调"]),
    ("旗政府办公室慢作为", ["协调"]),
    ("旗民政局和大沁他拉镇政府互相推诿", ["大镇"]),
    ("旗 住 建 局 不 作 为", ["住建"]),
    ("关于旗民政局的问题\n有人收红包，没有关系就办不成低保", ["民政"]),
    ("控告旗公安局滥用职权", ["公安"]),
    ("请纪委查一查，旗交通局把修路款挪用了", ["交通"]),
    ("态度恶劣的旗医保局工作人员应当道歉", ["医保"]),
    ("实名举报高海峰受贿，小区暖气不热", ["住建"]),
    ("我要举报于春雷索贿", ["住建"]),
    ("于春雷推诿不作为，打电话骂人", ["住建"]),
    ("医保局斯琴收了家长两万块钱，给孩子安排入学", ["医保"]),
    ("旗交通局白音图跟黑车司机要钱，一个月500", ["交通"]),
    ("旗民政局青格勒骗了我三千块，说能办低保", ["民政"]),
    ("旗公安局巴特尔局长的弟弟偷着采砂", ["公安"]),
    ("住建局长的儿子是开发商，所以楼盘烂尾没人管", ["住建"]),
    ("旗民政局的人把救济款自己留了一半", ["民政"]),
    ("旗供热服务中心的收费员私自收现金不给票", ["住建"]),
    ("大镇某嘎查书记侵占低保款", ["大镇"]),
    ("旗公安局民警白吃白拿", ["公安"]),
    ("网站管理中心的王敏收了别人的钱，把我的留言压着不办", ["台席"]),
    ("你们中心的工作人员态度恶劣，敷衍了事", ["台席"]),
    ("你们网站不作为，推诿，工作人员收红包", ["台席"]),
    ("督查室白玉兰收礼不办事", ["督查"]),
    ("督查室白玉兰、政府办小李、网站管理中心王敏都收受贿赂", ["督查", "协调", "台席"]),
    ("政府办主任与网站管理中心王敏勾结，收受贿赂", ["协调", "台席"]),
    ("希望领导重视。旗住建局懒政怠政，危房鉴定拖了两年", ["住建"]),
  ])
  func anOfficeIsAccused(text: String, of labels: [String]) throws {
    let finding = try #require(Self.reader.finding(in: text), "\(text)")
    #expect(Set(finding.accused).isSuperset(of: labels), "\(text): \(finding)")
    #expect(!finding.words.isEmpty)
  }

  @Test(arguments: [
    "村书记贪污集体的钱", "我举报嘎查达优亲厚友", "派出所民警不作为，报案没人管", "村主任张口要钱", "某局领导上班时间打牌", "举报村会计私分占地款",
    "嘎查书记打骂群众", "包村干部弄虚作假", "村书记把扶贫羊卖了，钱自己花了",
  ])
  func somebodyIsAccusedOfWhomTheTextDoesNotTellWhoseHeIs(text: String) throws {
    let finding = try #require(Self.reader.finding(in: text), "\(text)")
    #expect(finding.accusesSomebody && finding.accused.isEmpty, "\(text): \(finding)")
  }

  @Test(arguments: [
    "暖气不热，打了供热公司电话也没人来", "楼下工地夜间施工噪声太大，投诉无门", "物业乱收费，请旗住建局管一管", "投诉小区物业公司不作为", "举报烧烤店油烟扰民",
    "希望旗住建局查处物业乱收费", "我向旗住建局投诉过物业公司态度恶劣", "请旗医保局解答异地就医怎么报销", "旗公安局门口的停车场乱收费", "旗住建局家属院物业敷衍了事",
    "开发商弄虚作假，预售时说有学校", "举报大沁他拉镇西湖小区有人违建", "大沁他拉镇的养殖场老板威胁恐吓邻居", "公交司机态度恶劣，还辱骂老人", "出租车司机乱收费，请旗交通运输局处理",
    "医院医生收红包，请卫健委领导查处", "学校老师打人", "班主任态度恶劣", "老板克扣农民工工资，请局长帮帮我们", "尊敬的书记您好：小区停车场乱收费",
    "尊敬的局长，物业推诿扯皮，求您过问", "请旗公安局打击诈骗", "建议旗交通运输局增加班车", "感谢旗民政局工作人员，态度很好", "请住建局不要推诿，尽快供热",
    "请问旗医保局有没有乱收费的规定", "不是要举报谁，只想问旗住建局什么时候修路", "会计证怎么年检", "邻居霸占公共楼道", "银行工作人员态度恶劣", "移动营业厅乱收费",
    "快递公司弄虚作假", "请领导帮忙解决吃水难", "旗交通局修的路坏了，什么时候修", "水费太贵，自来水公司服务太差", "城管能不能管管流动摊位",
    "大沁他拉镇停水三天了", "低保怎么申请，去旗民政局还是镇里", "危房威胁到居民安全，请旗住建局鉴定", "局长信箱怎么打不开",
    "旗医保局收了我三百块钱工本费", "物业收费员私自收现金", "旗交通局门口的黑车司机要钱", "银行收了两万块钱手续费", "驾校跟学员要钱",
    "邻居的弟弟骗了我三千块", "旗住建局长期没有人接电话",
  ])
  func aComplaintAboutOthersAccusesNoOffice(text: String) {
    let finding = Self.reader.finding(in: text)
    #expect(finding == nil, "\(text): \(String(describing: finding))")
  }

  @Test func aNeighbourWhoIsCalledLikeAnOfficerIsNotHe() {
    #expect(Self.reader.finding(in: "邻居青格勒打人") == nil)
    #expect(Self.reader.finding(in: "青格勒打人")?.accused == ["民政"])
    #expect(Self.reader.finding(in: "青格勒局长打人")?.accused == ["民政"])
    #expect(Self.reader.finding(in: "旗民政局青格勒打人")?.accused == ["民政"])
  }

  @Test func aCountyAddsItsOwnWordsAndTakesAwayOthers() {
    var words = AccusationWords.common
    words.failing.append("不理不睬")
    words.remove(["懒政"])
    let reader = AccusationReader<String>([.init("住建", names: ["旗住建局"])], words: words)
    #expect(reader.finding(in: "旗住建局不理不睬")?.words == ["旗住建局", "不理不睬"])
    #expect(reader.finding(in: "旗住建局懒政") == nil)
  }

  @Test(arguments: ["", "旗", "旗住建局", "贪污", String(repeating: "贪污", count: 5_000), "👨‍👩‍👧😀", "ᠮᠣᠩᠭᠣᠯ"])
  func whateverSomebodyWritesIsRead(text: String) { #expect(Self.reader.finding(in: text) == nil) }

  @Test func aLongTextIsReadInOnePass() {
    let text = String(repeating: "旗住建局门口的物业乱收费，请旗住建局查处物业贪污，", count: 500)
    #expect(Self.reader.finding(in: text)?.accused != ["民政"])
  }
}
