/// A text as accusations are looked for in it: folded, in simplified characters, with the words of an accusation in
/// characters where somebody wrote them in Latin letters (`ju zhang shou hui`, `贪wu`), and without spaces.
///
/// Whoever accuses somebody hides it from machines, or has no Chinese keyboard.
enum AccusationSpelling {
  static func scalars(of text: String) -> [Unicode.Scalar] {
    var scalars = text.unicodeScalars.map { simplified(Folding.fold($0)) }
    if scalars.contains(where: isLatin) { scalars = spelt(scalars) }
    return scalars.filter { !Folding.isSpace($0) }
  }

  // MARK: Latin letters

  /// A word, and how its characters are spelt.
  private struct Spelling {
    let characters: [Unicode.Scalar]
    let syllables: [[Unicode.Scalar]]
  }

  private static func spelt(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var spelt: [Unicode.Scalar] = []
    spelt.reserveCapacity(scalars.count)
    var place = 0
    while place < scalars.count {
      if let (word, end) = word(at: place, in: scalars) {
        spelt += word
        place = end
      } else {
        spelt.append(scalars[place])
        place += 1
      }
    }
    return spelt
  }

  /// The word that begins there, with at least one syllable in Latin letters, and where it ends.
  private static func word(at start: Int, in scalars: [Unicode.Scalar]) -> ([Unicode.Scalar], Int)? {
    guard let spellings = spellings[scalars[start]], beginsSyllable(start, in: scalars) else { return nil }
    for spelling in spellings {
      var (place, isSpelt) = (start, false)
      for (character, syllable) in zip(spelling.characters, spelling.syllables) {
        while place > start, place < scalars.count, isBetweenSyllables(scalars[place]) { place += 1 }
        if place < scalars.count, scalars[place] == character {
          place += 1
        } else if scalars[place...].starts(with: syllable) {
          (place, isSpelt) = (place + syllable.count, true)
        } else {
          place = -1
          break
        }
      }
      if place > 0, isSpelt, endsSyllable(place, in: scalars) { return (spelling.characters, place) }
    }
    return nil
  }

  /// No word begins in the middle of a syllable, as far as the letter before tells.
  private static func beginsSyllable(_ start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    start == 0 || !isLatin(scalars[start]) || !isLatin(scalars[start - 1])
      || "aeiouvngr".unicodeScalars.contains(scalars[start - 1])
  }

  /// `shujing` is not `shuji`.
  private static func endsSyllable(_ end: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard end < scalars.count, isLatin(scalars[end]), isLatin(scalars[end - 1]) else { return true }
    if end >= 2, scalars[end - 1] == "g", scalars[end - 2] == "n" { return true }
    return !"aeiouvngr".unicodeScalars.contains(scalars[end])
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value) }

  /// Spaces, hyphens, and digits for the tones.
  private static func isBetweenSyllables(_ scalar: Unicode.Scalar) -> Bool {
    Folding.isSpace(scalar) || scalar == "-" || scalar == "'" || ("1"..."5").contains(scalar)
  }

  /// By the first character, and by the first letter; the longest first.
  private static let spellings: [Unicode.Scalar: [Spelling]] = {
    var spellings: [Unicode.Scalar: [Spelling]] = [:]
    for entry in words.split(separator: "|") {
      let parts = entry.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
      let spelling = Spelling(characters: parts[0], syllables: Array(parts.dropFirst()))
      for key in [spelling.characters[0], spelling.syllables[0][0]] {
        spellings[key, default: []].append(spelling)
      }
    }
    return spellings.mapValues { $0.sorted { $0.characters.count > $1.characters.count } }
  }()

  private static let words = """
    贪污 tan wu | 受贿 shou hui | 行贿 xing hui | 索贿 suo hui | 收受 shou shou | 回扣 hui kou | 红包 hong bao | \
    好处费 hao chu fei | 公款 gong kuan | 挪用 nuo yong | 截留 jie liu | 冒领 mao ling | 优亲厚友 you qin hou you | \
    以权谋私 yi quan mou si | 滥用职权 lan yong zhi quan | 徇私舞弊 xun si wu bi | 保护伞 bao hu san | 勾结 gou jie | \
    吃拿卡要 chi na ka yao | 不作为 bu zuo wei | 收钱 shou qian | 要钱 yao qian | 敲诈 qiao zha | 勒索 le suo | \
    打人 da ren | 举报 ju bao | 检举 jian ju | 控告 kong gao | 揭发 jie fa | 局长 ju zhang | 书记 shu ji | \
    镇长 zhen zhang | 乡长 xiang zhang | 村长 cun zhang | 村主任 cun zhu ren | 主任 zhu ren | 校长 xiao zhang | \
    院长 yuan zhang | 所长 suo zhang | 队长 dui zhang | 站长 zhan zhang | 旗长 qi zhang | 嘎查达 ga cha da | \
    嘎查长 ga cha zhang | 苏木达 su mu da | 支书 zhi shu | 会计 kuai ji | 干部 gan bu | 领导 ling dao | \
    民警 min jing | 警察 jing cha | 工作人员 gong zuo ren yuan
    """

  // MARK: Traditional characters

  private static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    characters.contains(scalar.value) ? simple[Int(scalar.value - characters.lowerBound)] : scalar
  }

  private static let characters: ClosedRange<UInt32> = 0x4E00...0x9FFF

  /// Those that stand in words of accusations, in names of offices and in names of people.
  private static let simple: [Unicode.Scalar] = {
    var simple = characters.compactMap(Unicode.Scalar.init)
    for (traditional, other) in zip(traditional.unicodeScalars, inTheirPlace.unicodeScalars) {
      simple[Int(traditional.value - characters.lowerBound)] = other
    }
    return simple
  }()

  private static let traditional = """
    舉報檢發實長書記鎮鄉縣黨務辦員導領幹會計隊醫學師園衛監業農財稅質環貪汙賄賂濫職權優親謀紀違錢禮紅條萬塊煙開車亂罰\
    費執態惡罵毆嚇脅騙詐勞買賣兒孫婦來們沒給過個這為與對說請問訴狀壓撥補貼貧產護傘結輸轉賬帳養處選頭號門單廳廣資強達\
    蘇區網聯絡點無讓東兩團體機關電話時間動場戶證認識審評驗應該誰還進運邊後從極標樓氣當種稱級組聲聽舊藥規視設許詳語誠\
    課調論講議負責貨貴賠鄰鐵難題願類飯館駐駕齊龍婁孃姊剋勢劃盜籌徵擴擾瀆敗騰縱嚴賭義陽陳張劉趙吳楊馬馮蔣韓鄭盧鄧蕭葉\
    蘭國華偉軍嘩鳳麗鵬飛輝銀鋼貿騷訛獎殘災糧樹嶺灘溝廟興寧樂雲倉圍復複緩
    """

  private static let inTheirPlace = """
    举报检发实长书记镇乡县党务办员导领干会计队医学师园卫监业农财税质环贪污贿赂滥职权优亲谋纪违钱礼红条万块烟开车乱罚\
    费执态恶骂殴吓胁骗诈劳买卖儿孙妇来们没给过个这为与对说请问诉状压拨补贴贫产护伞结输转账账养处选头号门单厅广资强达\
    苏区网联络点无让东两团体机关电话时间动场户证认识审评验应该谁还进运边后从极标楼气当种称级组声听旧药规视设许详语诚\
    课调论讲议负责货贵赔邻铁难题愿类饭馆驻驾齐龙娄娘姐克势划盗筹征扩扰渎败腾纵严赌义阳陈张刘赵吴杨马冯蒋韩郑卢邓萧叶\
    兰国华伟军哗凤丽鹏飞辉银钢贸骚讹奖残灾粮树岭滩沟庙兴宁乐云仓围复复缓
    """
}
