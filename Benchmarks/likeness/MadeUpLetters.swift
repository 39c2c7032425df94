import Reading

/// Letters by rule: places, things and complaints put together, some of them of one matter, some copies of one letter.
struct MadeUpLetters {
  struct Letter {
    let title: String
    let text: String
  }

  /// The letter with that number; always the same.
  static func letter(_ number: Int) -> Letter {
    var dice = Dice(UInt64(number))
    // One in fifty is a letter that many send; one in ten is of a matter that others write of.
    if number % 50 == 0 { return letter(of: dice.below(400), &dice, copy: true) }
    return letter(of: number % 10 == 1 ? dice.below(20_000) : 100_000 + number, &dice, copy: false)
  }

  private static func letter(of matter: Int, _ dice: inout Dice, copy: Bool) -> Letter {
    var choice = Dice(UInt64(matter) &* 7919)
    let place = name(&choice, 2) + kinds[choice.below(kinds.count)]
    let (thing, other) = (
      things[choice.below(things.count)] + name(&choice, 1), things[choice.below(things.count)]
    )
    let author = copy ? 0 : dice.below(1000)
    let parts = (0..<(copy ? 5 : 3 + dice.below(5))).map { part in
      let sentence = copy ? choice.below(sentences.count) : dice.below(sentences.count)
      return sentences[sentence].replacing("P", with: place).replacing(
        "T", with: part % 2 == 0 ? thing : other)
    }
    return Letter(
      title: "\(place)\(thing)\(troubles[choice.below(troubles.count)])",
      text: "\(greetings[copy ? 0 : author % greetings.count])我是\(place)居民，\(parts.joined(separator: "，"))。")
  }

  private static func name(_ dice: inout Dice, _ count: Int) -> String {
    (0..<count).map { _ in syllables[dice.below(syllables.count)] }.joined()
  }

  private static let syllables = """
    锦 绣 澜 庭 翠 屏 雅 苑 滨 湖 丽 都 铭 筑 晟 琴 榕 枫 鹿 鼎 盛 祥 瑞 汇 峰 岭 溪 坪 塘 桥 堡 营 沟 滩 柳 杏 槐 桦 松 榆 \
    麒 麟 凤 凰 龙 腾 翔 宇 宸 珑 玺 璟 珺 墅 邸 郡 城 园 府 轩 阁 坊 里 巷 渡 港 湾 岛 洲 浦 渠 泉 井 潭 沙 石 岗 坡 崖 谷
    """.split(separator: " ").map(String.init)
  private static let kinds = ["小区", "花园", "村", "嘎查", "苏木", "路", "大街", "广场", "家园", "公寓"]
  private static let things = [
    "供热管道", "自来水", "路灯", "电梯", "化粪池", "搅拌站", "烧烤摊", "停车位", "幼儿园", "公交站", "排水沟", "变压器", "信号塔", "垃圾站",
    "人行道", "学区", "低保", "医保", "拆迁款", "土地证", "牧场", "机井", "水泥路", "桥梁", "围墙", "健身器材", "网吧", "加油站", "养殖场", "砖厂",
  ]
  private static let troubles = ["没人管", "扰民", "一直不修", "什么时候解决", "收费不合理", "有安全隐患", "污染严重", "请问怎么办理"]
  private static let greetings = ["", "尊敬的领导：您好！", "你好，", "领导好，", "请问，"]
  private static let sentences = [
    "P的T已经坏了两个月", "多次找物业反映没有人处理", "T旁边每天晚上都有噪音", "老人和孩子出行很不方便", "希望有关部门尽快解决", "P附近还有T没有人管",
    "去年说要维修T到现在也没有动静", "我们打过热线也没有结果", "T的费用是按什么标准收取的", "P的居民都很有意见", "下雨以后T就不能用了",
    "请给一个明确的答复", "物业说T归政府管，政府说归物业管", "P一共有三百多户都受影响", "T存在很大的安全隐患", "相关文件里写得很清楚",
  ]
}

/// Numbers that look thrown and are the same every time (SplitMix64).
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit))
  }
}
