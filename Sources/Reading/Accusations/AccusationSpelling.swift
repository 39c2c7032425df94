/// A text as accusations are looked for in it: folded, in simplified characters, with the words of an accusation in
/// characters where somebody wrote them in Latin letters (`ju zhang shou hui`, `贪wu`), and without spaces.
///
/// Whoever accuses somebody hides it from machines, or has no Chinese keyboard.
enum AccusationSpelling {
  static func scalars(of text: String) -> [Unicode.Scalar] {
    var hasLatin = false
    var scalars = text.scalars { scalar in
      let scalar = Traditional.simplified(Folding.fold(scalar))
      hasLatin = hasLatin || isLatin(scalar)
      return scalar
    }
    if hasLatin { scalars = spelt(scalars) }
    scalars.removeAll(where: Folding.isSpace)
    return withoutSeparators(scalars)
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
    guard firsts[Int(scalars[start].value & 0xFFFF)], let spellings = spellings[scalars[start]],
      beginsSyllable(start, in: scalars)
    else { return nil }
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

  /// Whether a scalar may be one of these first ones: no other needs to be looked up.
  private static let firsts: [Bool] = {
    var firsts = [Bool](repeating: false, count: 0x10000)
    for first in spellings.keys { firsts[Int(first.value & 0xFFFF)] = true }
    return firsts
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

  // MARK: Separators

  /// Without what stands between two Chinese characters and is no mark of a sentence: 高*海*峰, 受-贿.
  private static func withoutSeparators(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard scalars.contains(where: isSeparator) else { return scalars }
    var kept: [Unicode.Scalar] = []
    kept.reserveCapacity(scalars.count)
    var place = 0
    while place < scalars.count {
      var end = place
      while end < scalars.count, isSeparator(scalars[end]) { end += 1 }
      let isBetween = (1...most).contains(end - place) && end < scalars.count && isHan(scalars[end])
      if isBetween, let last = kept.last, isHan(last) {
        place = end
      } else {
        end = max(end, place + 1)
        kept += scalars[place..<end]
        place = end
      }
    }
    return kept
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

  /// Signs of no language: of ASCII, dashes, bullets, arrows, shapes, pictures. No quotes and brackets, and no `…`,
  /// which end what was said before.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x23, 0x25, 0x26, 0x2A, 0x2B, 0x2D...0x2F, 0x3D, 0x40, 0x5C, 0x5E...0x60, 0x7C, 0x7E: true
    case 0xB7, 0x2010...0x2015, 0x2022, 0x2027, 0x2190...0x2BFF, 0x30FB, 0xFE0F, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  /// So many in a row.
  private static let most = 3
}
