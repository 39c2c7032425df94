/// Names of Mongols in Chinese writing: `其木格`, `哈斯巴根`, `阿拉坦其其格`. They have no surname, and any number of characters, of
/// those with which Mongolian sounds are written.
enum MongolianName {
  /// Whether all of it can be such a name. One of two characters may as well be a word.
  static func isOne(_ scalars: [Unicode.Scalar]) -> Bool {
    lengths.contains(scalars.count) && scalars.allSatisfy(sounds.contains)
      && !places.contains(String(String.UnicodeScalarView(scalars)))
  }

  /// Where such a name ends that begins there; nil where none does.
  static func end(from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    let end = scalars[start...].firstIndex { !sounds.contains($0) } ?? scalars.endIndex
    return isOne(Array(scalars[start..<end])) ? end : nil
  }

  private static let lengths = 3...9

  private static let sounds = Set(
    """
    阿安敖奥傲巴白宝包毕必勃布仓策朝楚春达代丹当道德登迪都敦额恩尔嘎噶高戈哥格根哈海罕翰和贺呼胡花桦吉嘉金晶卡凯柯克库拉兰朗勒乐雷丽\
    莲鲁伦罗玛满毛梅门猛孟米敏明莫木穆那纳娜乃南尼妮努诺欧普其奇琦齐钦琴青清庆仁日荣如瑞萨赛桑色森沙莎胜苏松斯索锁塔台泰坦陶特腾铁通图吐\
    托娃旺温乌希锡喜香秀雪牙雅亚音银英优玉云月扎札昭照珍珠卓
    """.unicodeScalars)

  /// Places that are written like names.
  static let places: Set<String> = [
    "扎鲁特", "乌拉特", "达拉特", "苏尼特", "阿巴嘎", "乌鲁木齐", "巴音塔拉", "白音塔拉", "巴音他拉", "白音他拉",
  ]
}
