/// What stands in every letter and tells nothing of its matter: how the office is greeted, what people complain of and
/// ask for, and the characters that every text is full of.
///
/// What is left between such words are names of places, companies and things: two letters of one matter share them,
/// two letters of one author need not.
enum CommonWords {
  /// For each scalar whether it begins or goes on a common word that covers it.
  static func cover(_ scalars: [UInt32]) -> [Bool] {
    var covered = [Bool](repeating: false, count: scalars.count)
    var at = 0
    while at < scalars.count {
      let length = words.longest(at: at, in: scalars)
      for position in at..<(at + length) { covered[position] = true }
      at += max(1, length)
    }
    return covered
  }

  /// Common words that say what a letter is about all the same: 拆迁, 噪音.
  static func topics(_ scalars: [UInt32]) -> Set<UInt64> {
    var found: Set<UInt64> = []
    var at = 0
    while at < scalars.count {
      let length = topicWords.longest(at: at, in: scalars)
      if length > 0 { found.insert(WordList.key(scalars[at..<(at + length)])) }
      at += max(1, length)
    }
    return found
  }

  /// How much a character tells: little where it is among the commonest, most where it is rare.
  static func weight(of scalar: UInt32) -> Double {
    guard scalar >= 0x4E00 else { return 2 }
    return scalar <= 0x9FFF ? weights[Int(scalar - 0x4E00)] : 3
  }

  private static let weights: [Double] = {
    var weights = [Double](repeating: 3, count: 0x5200)
    for (rank, scalar) in frequent.unicodeScalars.enumerated() {
      weights[Int(scalar.value - 0x4E00)] = 0.3 + 2 * Double(rank) / Double(frequent.unicodeScalars.count)
    }
    return weights
  }()

  private static let words = WordList(text)
  private static let topicWords = WordList(
    """
    噪音 噪声 开发商 物业 施工 收费 投资 拆迁 补偿 房屋 购房 合同 交房 车位 停车 公交 地铁 教育 幼儿园 小学 中学 医院 工资 拖欠 \
    垃圾 污染 灰尘 油烟 烧烤 夜宵 消防 通道 质量 业委会 捆绑 销售 规划
    """)

  private static let text = """
    投诉 反映 咨询 请问 建议 举报 关于 小区 业主 领导 尊敬 您好 政府 部门 有关 相关 问题 \
    什么 怎么 时候 希望 严重 扰民 噪音 噪声 噪 影响 居民 生活 解决 处理 开发商 物业 公司 \
    请求 恳请 能否 是否 为什么 何时 没有 不能 谢谢 感谢 市民 我们 你们 他们 你好 学校 街道 \
    社区 附近 道路 施工 违规 违法 收费 情况 规定 管理 项目 工程 投资 有限 责任 集团 书记 \
    局长 县长 市长 旗长 苏木 嘎查 镇 村 居住 百姓 老百姓 群众 多次 至今 现在 目前 已经 一直 \
    非常 强烈 要求 重视 监管 调查 核实 答复 回复 电话 进行 建设 规划 拆迁 补偿 房屋 购房 \
    合同 交房 办理 车位 车辆 停车 公交 地铁 站 教育 孩子 小孩 学生 幼儿园 小学 中学 医院 \
    国家 政策 文件 通知 单位 职工 工资 拖欠 垃圾 污染 环境 灰尘 油烟 烧烤 夜宵 安全 隐患 \
    消防 通道 质量 业委会 收取 强制 捆绑 销售 晚上 凌晨 休息 睡眠 每天 经常 长期 需要 进一步 \
    加快 力度 具体 行动 倡导 背景 步伐 刻不容缓 大力 尽快 盼望 期盼 恳求 请教 反应 投诉无门 \
    不作为 老人 精神 健康 身心 实属 无奈 百忙 之中 住户 部分 基本 地方 正常 出行 周边 地处 \
    常年 全体 群体 社会 一个 一下 拨打 热线 派单 回应 推诿 落实 关注 相当 特别 敬礼 此致 \
    本人 大家 为了 由于 因为 所以 但是 而且 如果 这个 那个 这样 怎样 如何 多少 哪里 哪些 何 \
    年 月 日 区 县 市 省
    """

  /// The commonest characters of written Chinese, the commonest first.
  private static let frequent = """
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作\
    里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从\
    想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头\
    文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提\
    立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务\
    做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像\
    难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导\
    争运
    """
}
