import Domain
import Site

/// A made-up county website and letters for it.
enum Samples {
  static let identity = SiteIdentity(
    name: "奈曼旗人民政府", domain: "www.naiman.example", idCode: "1505250000",
    column: .init(
      name: "网上咨询", description: "奈曼旗人民政府门户网站网上咨询栏目，公开网民留言及办理答复情况。",
      keywords: "网上咨询,网民留言,答复"),
    organiser: "奈曼旗人民政府办公室", contact: "0475-0000000", icp: "蒙ICP备00000000号-1",
    policeRecord: "蒙公网安备15052500000000号", address: "https://www.naiman.example/",
    office: "奈曼旗人民政府门户网站管理中心", mailbox: "liuyan@naiman.example",
    regulation: "奈曼旗人民政府门户网站和政府系统政务新媒体帐号网民留言办理工作制度")

  static let figures = SiteFigures(
    asOf: Timestamp(Day(number: 20_780), hour: 18), received: 164, waiting: 3, handling: 12, closed: 149,
    declined: 17, published: 128, meanTenthsOfDays: 34,
    hourly: HourlyCount(statistics: statistics, handling: handling))

  /// Twelve letters: seven with a unit, one of them with a due day that may move, and five that nobody has yet.
  static let handling = HandlingOverview(
    rows: (1...9).map { number in
      let isWithUnit = number < 8
      return HandlingOverview.Row(
        id: LetterID(prefix: "NM", year: 2026, serial: 150 + number), status: isWithUnit ? "办理中" : "已收到",
        receivedOn: Day(number: 20_770) + number, unit: isWithUnit ? "奈曼旗住房和城乡建设局" : nil,
        due: isWithUnit ? Day(number: 20_777) + number : nil, isProvisional: number == 7)
    }, others: 3,
    declined: [.init(ground: .outsideGovernment, count: 9), .init(ground: .duplicate, count: 8)])

  static let statistics = PublicStatistics(
    through: Day(number: 20_780),
    months: (0..<12).map { offset in
      let month = Month(of: Timestamp(Day(number: 20_780 - 30 * (11 - offset)), hour: 9))
      return .init(
        month: month, received: 10 + offset * 3, closed: 9 + offset * 2, published: 8 + offset,
        onTime: offset == 4 ? nil : 900 + offset * 5, meanDays: 30 + offset)
    },
    categories: [.init(name: "投诉", count: 64), .init(name: "咨询", count: 51), .init(name: "求助", count: 30)],
    units: [.init(name: "旗住建局", count: 48), .init(name: "旗教体局", count: 39)],
    earlier: [EarlierYear(year: 2021, count: 1)],
    ledger: LedgerEnd(
      sequence: 1204, hash: String(repeating: "6f1e", count: 16), through: Day(number: 20_779)))

  static let heating = letter(123)

  static let earlier = EarlierAnswer(
    number: "QZ118", title: "东大街路灯不亮", question: "东大街北段的路灯坏了半个月。", answer: "经查，线路老化，现已更换。", author: "王**",
    category: .appeal, unit: "旗城市管理局", askedOn: Day("2021-03-01"), answeredOn: Day("2021-03-05")!,
    address: "/art/2021/3/5/art_12.html")
  static let goneEarlier = GoneEarlierAnswer(number: "QZ119", year: 2021)

  /// Letter number `serial`, published `serial` hours after the first of September 2026.
  static func letter(
    _ serial: Int, title: String? = nil, question: String? = nil, answer: String? = nil, revision: Int = 1
  ) -> PublicLetter {
    let matter = matters[serial % matters.count]
    let day = Day(number: 20_697) + serial / 2
    let received = Timestamp(day, hour: 9, minute: 12)
    return PublicLetter(
      id: LetterID(prefix: "NM", year: 2026, serial: serial), title: title ?? matter.title,
      question: question ?? matter.question, answer: answer ?? matter.answer,
      author: serial % 3 == 0 ? "匿名网民" : "王**", channel: .portal, category: matter.category,
      topic: matter.topic,
      clause: .dailyLife, unit: UnitName(matter.unit), unitFullName: matter.fullName, receivedAt: received,
      acceptedAt: received + 3_180, assignedAt: received + 4_080, due: day + 7,
      answeredAt: received + 3 * 86_400, publishedAt: received + Int64(3 * 86_400 + 5_400 + serial),
      signedOff: "经\(matter.fullName)负责人审签", revision: revision,
      correctedAt: revision > 1 ? received + 6 * 86_400 : nil)
  }

  private struct Matter {
    let title: String
    let category: Category
    let topic: String?
    let unit: String
    let fullName: String
    let question: String
    let answer: String
  }

  private static let matters = [
    Matter(
      title: "关于诺恩吉雅小区供热温度不达标的投诉", category: .complaint, topic: "供热", unit: "旗住建局",
      fullName: "奈曼旗住房和城乡建设局",
      question: """
        您好！我住在大沁他拉镇诺恩吉雅小区，供热已经开始二十多天，家里温度一直只有15、16度，老人和孩子都冻感冒了。
        给供热公司打过三次电话，答复都是“正在调试”，至今没有人上门测温。
        请问供热温度的标准是多少？什么时候能解决？如果一直不达标，采暖费能不能退？
        """,
      answer: """
        网民您好！您反映的供热温度问题收悉，我局高度重视，立即安排供热办工作人员会同供热企业核实。现答复如下：
        一、经11月25日入户测温，您所在楼栋部分住户卧室温度为16.2℃，低于18℃的规定标准，您反映的情况属实。
        二、温度偏低的原因是该楼栋立管过滤器堵塞。供热企业已于11月26日完成清洗，并调整了楼前阀门，当晚复测温度为19.5℃。
        三、按照供用热合同，经测温确认不达标的时段，由供热企业按日核减热费，您可持测温记录到供热企业营业厅办理。
        如仍有疑问，请拨打旗供热服务电话0475-0000000。感谢您对我们工作的关心与支持！
        """),
    Matter(
      title: "咨询2027年秋季小学一年级入学年龄", category: .inquiry, topic: "入学", unit: "旗教体局",
      fullName: "奈曼旗教育体育局", question: "孩子2021年9月5日出生，明年秋季能不能上一年级？需要准备哪些材料？",
      answer: """
        网民您好！按照义务教育法的规定，年满六周岁的儿童应当入学，年龄计算截至当年8月31日。您的孩子应于2028年秋季入学。
        入学材料以当年招生公告为准，一般包括户口簿、不动产权证或租赁备案证明、预防接种证。
        """),
    Matter(
      title: "建议在白音他拉苏木增开一趟去旗医院的早班客车", category: .suggestion, topic: nil, unit: "旗交通运输局",
      fullName: "奈曼旗交通运输局", question: "现在头班车八点半，到医院已经挂不上号，建议增开一趟六点半的。",
      answer: "网民您好！经与客运企业协商，自12月1日起增开早班车，发车时间为6时40分。感谢您的建议。"),
    Matter(
      title: "求助：高龄津贴三个月没有到账", category: .appeal, topic: "养老待遇", unit: "旗民政局", fullName: "奈曼旗民政局",
      question: "我母亲今年八十二岁，高龄津贴从八月起没有到账，[联系方式已隐去]。",
      answer: "网民您好！因银行卡换卡后账号未更新导致发放失败，现已更正，欠发的三个月津贴将于本月25日前一并补发。"),
  ]
}
