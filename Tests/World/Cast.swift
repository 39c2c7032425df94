import Domain
import Mail
import Office
import Reading
import Site

/// The people and units of the tests, all made up.
package enum Cast {
  package static let office = "liuyan@naiman.example"
  package static let citizens = [
    citizen, Address(name: "王大山", mailbox: "wangdashan@citizen.example"),
    Address(name: "赵小红", mailbox: "zhaoxiaohong@citizen.example"),
  ]
  /// The machine that writes the forms of the column 网上咨询.
  package static let portal = Address(name: "网上咨询", mailbox: "wszx@portal.example")
  package static let citizen = Address(name: "李梅梅", mailbox: "limeimei@citizen.example")

  package static let desk = Desk(
    name: "网站管理中心", address: "guanli@naiman.example",
    clerks: [
      Clerk(name: "王敏", address: "wangmin@naiman.example"),
      Clerk(name: "陈刚", address: "chengang@naiman.example", languages: [.mongolian]),
    ])

  package static let register = Register(
    units: [
      unit(
        "旗住建局", "奈曼旗住房和城乡建设局", "zhujian", officer: "于洋", leader: "王强", .smime, subUnits: ["供热管理办公室", "物业办"]),
      unit("旗水务局", "奈曼旗水务局", "shuiwu", officer: "白雪", leader: "赵凯", .scan),
      unit("旗生态环境分局", "通辽市生态环境局奈曼旗分局", "huanbao", officer: "何静", leader: "孙丽", .smime),
      unit("旗民政局", "奈曼旗民政局", "minzheng", officer: "石磊", leader: "周平", .scan),
      deskUnit(.smime),
    ], desks: [desk, accountDesk], duty: duty)

  /// Who stands above the desk, where a story has somebody there.
  package static let coordinator = Official(role: .coordinator, name: "高云", address: "gaoyun@naiman.example")
  package static let coordinatedRegister = Register(
    units: register.units, desks: register.desks, officials: [coordinator], duty: duty)

  /// Who hears of what is overdue (督查室).
  package static let supervisor = Official(role: .supervisor, name: "白玉兰", address: "ducha@naiman.example")
  package static let supervisedRegister = Register(
    units: register.units, desks: register.desks, officials: [coordinator, supervisor], duty: duty)

  /// Who answers for 旗水务局 while its officer is away, where a story has somebody there.
  package static let deputy = Officer(name: "乌兰", address: "deputy@shuiwu.example")

  /// Who is called about 特急 letters, the same two every day.
  package static let duty = DutyTable(
    persons: [
      DutyPerson(name: "包立新", address: "zhiban-bao@naiman.example", telephone: "0475-0000201"),
      DutyPerson(name: "张玉兰", address: "zhiban-zhang@naiman.example", telephone: "0475-0000202"),
    ],
    week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, ["包立新", "张玉兰"]) }))

  /// The desk as the unit that it is itself.
  package static func deskUnit(_ way: SignOffWay, clerks: [Clerk] = desk.clerks) -> HandlingUnit {
    let address = "leader@guanli.example"
    return HandlingUnit(
      name: "网站管理中心", fullName: "奈曼旗人民政府门户网站管理中心",
      officers: clerks.map { Officer(name: $0.name, address: $0.address) },
      leaders: [
        Leader(
          name: "何志远", address: address,
          fingerprints: way == .smime ? [Certificates.shared.fingerprint(of: address)] : [])
      ], signOff: way, desk: desk.name)
  }

  package static func unit(
    _ name: UnitName, _ fullName: String, _ domain: String, officer: String, leader: String,
    _ way: SignOffWay, subUnits: [String] = []
  ) -> HandlingUnit {
    let address = "leader@\(domain).example"
    return HandlingUnit(
      name: name, fullName: fullName,
      officers: [Officer(name: officer, address: "officer@\(domain).example")],
      leaders: [
        Leader(
          name: leader, address: address,
          fingerprints: way == .smime ? [Certificates.shared.fingerprint(of: address)] : [])
      ],
      subUnits: subUnits.enumerated().map { number, name in
        SubUnit(name: name, address: "sub\(number + 1)@\(domain).example")
      }, signOff: way)
  }

  package static let rules: OfficeRules = {
    var rules = plainRules
    rules.triage.categories = KeywordRules<Domain.Category>([
      (.tipOff, words("举报", "检举", "贪污", "受贿")),
      (.complaint, words("投诉", "不作为", "态度恶劣", "扰民", "没人管", "无人管", "推诿", "乱收费")),
      (.appeal, words("求助", "帮帮", "恳请", "请求解决", "困难")), (.suggestion, words("建议", "希望能", "意见")),
      (.thanks, words("感谢信", "表扬", "锦旗")), (.inquiry, words("咨询", "请问", "怎么办理", "如何办理", "什么时候")),
    ])
    rules.triage.urgent = KeywordRules<Bool>([(true, [word("煤气泄漏"), word("着火了")])])
    return rules
  }()

  private static let plainRules = OfficeRules(
    name: "奈曼旗人民政府门户网站管理中心", regulation: "网民留言办理工作制度", telephone: "0475-0000000",
    address: office, automatic: Set(OfficeRules.Step.allCases), certainty: 0.8,
    router: KeywordRules([
      ("旗住建局", [word("供热"), word("物业")]), ("旗水务局", [word("停水"), word("自来水")]),
      ("旗生态环境分局", [word("噪声"), word("污水")]), ("旗民政局", [word("低保")]),
      ("网站管理中心", [word("感谢信")]),
    ]),
    declineRules: KeywordRules([
      (.inLegalProceedings, [word("法院已判决")]), (.secretOrPrivate, [word("绝密文件")]),
    ]),
    declineTexts: Dictionary(
      uniqueKeysWithValues: DeclineGround.allCases.map {
        ($0, .init(explanation: "属于\($0.chinese)情形。", suggestion: "建议通过法定渠道反映。"))
      }),
    intakes: [
      "liuyan": .init(
        channel: .portal, desk: desk.name, form: PortalForm(portal: "liuyan", senders: [portal.mailbox]))
    ], siteAddress: "https://www.naiman.example")

  private static func words(_ texts: String...) -> [WeightedWord] {
    texts.map { WeightedWord(text: $0, weight: 1, place: "triage.yaml:1") }
  }

  private static func word(_ text: String) -> WeightedWord {
    WeightedWord(text: text, weight: 5, place: "units.yaml:1")
  }

  package static let identity = SiteIdentity(
    name: "奈曼旗人民政府", domain: "www.naiman.example", idCode: "1505250000",
    column: .init(name: "网上咨询", description: "公开网民留言及办理答复情况。", keywords: "网民留言,答复"),
    organiser: "奈曼旗人民政府办公室", contact: "0475-0000000", icp: "蒙ICP备00000000号",
    policeRecord: "蒙公网安备 00000000000000号", address: "", office: "奈曼旗人民政府门户网站管理中心",
    regulation: "网民留言办理工作制度")
}
