/// Names as the public may read them (`domain.md` §4): the surname and always two stars.
package enum NameMask {
  private static let compoundNames = [
    "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟", "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连",
    "澹台", "皇甫", "宗政", "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙", "宇文", "司徒", "鲜于",
    "司空", "令狐",
  ]
  private static let compound = Set(compoundNames.compactMap { ScalarPair($0) })

  /// The surnames of nine people in ten (百家姓 by frequency), and those common among Mongols in Chinese writing.
  private static let single = Set(
    """
    王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方\
    石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕\
    聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮\
    桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢\
    乌那斯巴
    """.unicodeScalars)

  /// How many characters from there on are a surname; nil where none is.
  static func surnameLength(at place: Int, in scalars: [Unicode.Scalar]) -> Int? {
    guard place < scalars.count, Beginnings.of(scalars[place]).contains(.surname) else { return nil }
    if isCompound(at: place, in: scalars) { return 2 }
    return single.contains(scalars[place]) ? 1 : nil
  }

  private static func isCompound(at place: Int, in scalars: [Unicode.Scalar]) -> Bool {
    place + 1 < scalars.count && compound.contains(ScalarPair(scalars[place], scalars[place + 1]))
  }

  /// What a surname can begin with.
  static var firsts: [Unicode.Scalar] { single + compoundNames.compactMap(\.unicodeScalars.first) }

  /// Whether this can be a person's name: a surname and one to three Chinese characters. What somebody calls
  /// himself may as well be `网民`, or the name of an office.
  package static func isName(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars.filter { !$0.properties.isWhitespace })
    guard let surname = surnameLength(at: 0, in: scalars), (1...3).contains(scalars.count - surname) else {
      return false
    }
    return scalars.count <= 4 && scalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Whether an author who calls himself so is known by it: a name (``isName(_:)``), one of a compound surname and three
  /// characters, or one of a Mongol (``MongolianName``).
  package static func isPersonal(_ text: String) -> Bool {
    guard !MongolianName.places.contains(text) else { return false }
    guard !isName(text) else { return true }
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace && !joints.contains($0) }
    guard scalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) else { return false }
    let name = Array(scalars)
    return name.count == 5 && isCompound(at: 0, in: name) || MongolianName.isOne(name)
  }

  /// What stands between the parts of a name: `阿拉坦·其其格`.
  private static let joints = Set("·•・‧".unicodeScalars)

  /// `李梅` → `李**`, `欧阳红` → `欧阳**`, no name → `匿名网民`.
  package static func masked(_ name: String?) -> String {
    let scalars = Array((name ?? "").unicodeScalars.filter { !$0.properties.isWhitespace })
    guard let first = scalars.first, name?.contains("匿名") != true else { return "匿名网民" }
    let isCompound = scalars.count > 2 && isCompound(at: 0, in: scalars)
    return String(String.UnicodeScalarView(isCompound ? scalars[..<2] : [first])) + "**"
  }
}
