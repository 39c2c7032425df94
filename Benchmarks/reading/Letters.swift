/// Made-up letters of 300 characters, eight labels, the same for the same seed.
struct Letters {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  /// A letter as one line of JSON; nothing in it needs an escape.
  mutating func line() -> String {
    let (label, matters) = Self.matters[next(Self.matters.count)]
    var text = ""
    while text.count < 300 {
      // One sentence in five is of another unit's matters: letters are seldom about one thing only.
      let own = next(5) == 0 ? Self.matters[next(Self.matters.count)].1 : matters
      text +=
        Self.times[next(Self.times.count)] + Self.places[next(Self.places.count)] + own[next(own.count)] + "，"
      text += Self.others[next(Self.others.count)] + "。"
    }
    return #"{"title":"","text":"\#(String(text.prefix(300)))","label":"\#(label)"}"#
  }

  private mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % bound
  }

  private static let matters: [(String, [String])] = [
    ("住建局", ["暖气一直不热", "路灯坏了没人修", "物业收费不透明", "房产证办不下来", "下水道又堵了", "电梯停了半个月", "小区漏水严重", "烂尾楼没有人管"]),
    ("教体局", ["孩子上学划不进学区", "食堂饭菜又贵又凉", "老师办班补课", "幼儿园收费太高", "校车总是晚点", "晚自习太长", "操场一直不开放", "转学手续办不成"]),
    ("交通局", ["公交一小时一班", "班车说停就停", "出租车不打表", "通村的路坑坑洼洼", "大货车超载压路", "站台没有站牌", "客运站乱收费", "快递送不到村"]),
    ("人社局", ["工资拖了半年没发", "养老保险断了补不上", "退休金少了一个月", "工伤认定没有结果", "公司不签合同", "社保卡丢了补不了", "失业金领不到", "编制招聘不公开"]),
    ("卫健委", ["医院排队太久", "乡医补助没有发", "疫苗约不上", "卫生院没有药", "医生态度不好", "手术费用说不清", "产检本不给办", "急诊没有人接"]),
    ("环境局", ["砖厂冒黑烟", "养殖场臭气熏天", "污水流进河里", "夜里机器轰鸣", "垃圾焚烧呛人", "粉尘落满窗台", "采石场放炮", "地下水发黄"]),
    ("商务局", ["超市卖过期食品", "会员卡退不了钱", "商家虚假宣传", "市场摊位乱涨价", "景区门票太贵", "网购退货没人理", "加油站少油", "健身房跑路"]),
    ("农牧局", ["草场补贴对不上", "种子不发芽", "农机补贴没有我", "承包地被占", "禁牧款没有到", "化肥是假的", "牲畜防疫没人来", "灌溉的水渠断了"]),
  ]
  private static let places = [
    "我们幸福小区", "西河村二组", "老粮库家属院", "城南新区", "白音塔拉这边", "三道营子", "汽车站对面", "第二小学附近", "团结社区", "工业园区旁边", "滨河路一带",
    "红旗牧场",
  ]
  private static let times = [
    "从上个月起", "去年冬天以来", "这几天", "已经半年了", "每到雨季", "自从换了人", "国庆节以后", "连续几个周末", "就在昨天", "说来有三年了",
  ]
  private static let others = [
    "打过热线没有回音", "去窗口问过两次说法不同", "邻居们都可以作证", "请尽快派人看看", "希望给一个明确的答复", "照片附在后面", "想咨询一下具体的政策", "恳请领导核实",
    "一共三十七户签了名", "盼望早日解决", "麻烦转给负责的单位", "老人孩子都受不了",
  ]
}
