@testable import Reading

/// Sentences as citizens write them, each with one personal datum in it; always the same ones. All people, numbers and
/// addresses are made up.
struct MadeUpSentences {
  struct Sentence {
    let kind: PersonalKind
    let text: String
    /// What must not be read in it any more.
    let datum: String
    /// How the datum was written.
    let form: String
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// So many of each kind, through all forms in turn.
  mutating func sentences(of kind: PersonalKind, _ count: Int) -> [Sentence] {
    (0..<count).map { number in
      let datum = datum(of: kind)
      let forms = Form.all(of: kind)
      let form = forms[number % forms.count]
      let frame = pick(Self.frames[kind] ?? [])
      let parts = frame.split(separator: "@", omittingEmptySubsequences: false)
      return Sentence(
        kind: kind, text: parts.joined(separator: form.write(datum)), datum: datum, form: form.name)
    }
  }

  private mutating func datum(of kind: PersonalKind) -> String {
    switch kind {
    case .identityNumber: identityNumber()
    case .telephone: "1" + pick(["38", "39", "50", "55", "86", "77", "99", "33", "47", "90"]) + digits(8)
    case .bankCard: card()
    case .mailAddress:
      pick(["limei", "wang.hong", "zhao_1988", "nmq2020", "baoyin", "chen-jun"]) + digits(3) + "@"
        + pick(["qq.example", "163.example", "citizen.example", "mail.nm.example"])
    case .plate:
      pick(["蒙", "辽", "吉", "京", "黑"]) + pick(["A", "G", "D", "H", "K"]) + pick(["A", "B", "", "M"])
        + digits(4) + pick(["1", "8", "F"])
    case .houseNumber:
      pick(["3号楼2单元501室", "12栋1单元302", "5号楼1201室", "建设街27号", "团结路118号", "7组23号", "二单元401室"])
    case .name: pick(Self.families) + pick(Self.given) + (below(3) == 0 ? "" : pick(Self.given))
    case .account: digits(9)
    }
  }

  /// With its check digit (GB 11643).
  private mutating func identityNumber() -> String {
    let body =
      pick(["150525", "150502", "220802", "110101", "210102"]) + "19" + pick(["62", "75", "88", "90", "99"])
      + pick(["01", "07", "11"]) + pick(["05", "17", "28"]) + digits(3)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return body + String(Array("10X98765432")[sum % 11])
  }

  /// With its check digit (ISO/IEC 7812-1, Luhn).
  private mutating func card() -> String {
    let body = pick(["622202", "621700", "622848", "621226", "620058"]) + digits(12)
    let sum = body.reversed().enumerated().reduce(0) { sum, next in
      let digit = next.element.wholeNumberValue ?? 0
      let doubled = next.offset % 2 == 0 ? digit * 2 : digit
      return sum + (doubled > 9 ? doubled - 9 : doubled)
    }
    return body + String((10 - sum % 10) % 10)
  }

  private mutating func digits(_ count: Int) -> String { (0..<count).map { _ in "\(below(10))" }.joined() }
  private mutating func pick(_ words: [String]) -> String { words.isEmpty ? "" : words[below(words.count)] }

  /// splitmix64.
  private mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(limit))
  }

  private static let families = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗包白乌宝梁韩冯曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁").map(
    String.init)
  private static let given = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英玉兰德福建国志华春梅红云海波宁雪晨浩宇欣怡").map(
    String.init)

  /// Where `@` stands, the datum does.
  private static let frames: [PersonalKind: [String]] = [
    .identityNumber: [
      "我的身份证号是@，请帮忙查一下低保。", "身份证：@", "户主身份证号码@，一直没有登记上。", "本人身份证@，申请残疾补贴。",
      "材料上写的身份证号@是错的，应当更正。", "孩子的身份证号为@，学籍还没有转过来。", "（身份证@）多次到窗口办理未果。",
      "证件号码：@，电话打不通。", "我父亲的身份证号@，养老金少发了。", "身份证号码@的医保卡不能用",
    ],
    .telephone: [
      "我的电话是@，请尽快联系我。", "联系电话：@", "手机@，白天都能接。", "有情况请打@，谢谢。", "物业的人用@给我打过电话。",
      "加急！！@", "我爱人的手机号@也可以。", "请回复到@这个号上", "电话@（微信同号）", "施工队留的电话@一直没人接。", "致电@，感谢！",
    ],
    .bankCard: [
      "补贴应打到卡号@，至今没到。", "农行卡@，户名是我母亲。", "银行卡号：@", "我的工资卡@三个月没有进账。", "请把退费打到建行卡@上。",
      "一卡通卡号@，查不到明细。", "账号@，开户行是信用社。", "收款银行卡@",
    ],
    .mailAddress: [
      "我的邮箱是@，请把文件发给我。", "邮箱：@", "可以写信到@，谢谢。", "联系方式@", "请回复@。", "电子邮件@已经发过两次材料。",
    ],
    .plate: [
      "车牌@的大货车每天半夜超载经过。", "一辆@的面包车长期占用消防通道。", "出租车@拒载。", "请查处@这辆车，乱停乱放。", "我的车@被划了。",
      "校车@超员，", "渣土车（@）沿路遗撒。",
    ],
    .houseNumber: [
      "我住诺恩吉雅小区@，家里暖气不热。", "家住幸福小区@，", "地址是阳光家园@，下水堵了。", "我家在东风社区@，", "住址：大沁他拉镇兴隆花园@",
      "请到锦绣嘉园@来看看。", "本人居住在白音他拉苏木@。",
    ],
    .name: [
      "我叫@，是河西村的村民。", "姓名：@", "联系人：@，", "联系人@ 随时可以联系。", "姓名@，女，家住东街。", "我叫@。", "你好，我叫@，反映一个问题。",
      "姓名：@ 电话在下面", "联系人是@，白天在家。",
    ],
  ]
}

/// A way in which people write a datum, so as to be read, or not to be found.
struct Form: Sendable {
  let name: String
  let write: @Sendable (String) -> String

  static func all(of kind: PersonalKind) -> [Form] {
    switch kind {
    case .identityNumber, .telephone, .bankCard: numbers
    case .mailAddress: addresses
    case .plate: plates
    case .houseNumber: [plain, fullWidth, zeroWidth]
    default: [plain, zeroWidth]
    }
  }

  private static let plain = Form(name: "plain") { $0 }
  private static let fullWidth = Form(name: "full width") { text in
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
        }))
  }
  private static let zeroWidth = Form(name: "zero width") {
    $0.map(String.init).joined(separator: "\u{200B}")
  }

  /// Twelve of them.
  private static let numbers: [Form] = [
    plain, fullWidth, zeroWidth, grouped("spaces", " "), grouped("hyphens", "-"), grouped("dots", "."),
    grouped("wide spaces", "\u{3000}"), grouped("thin spaces", "\u{2009}"), grouped("underlines", "_"),
    Form(name: "each apart") { $0.map(String.init).joined(separator: " ") },
    Form(name: "Chinese digits") { text in
      String(text.map { $0.wholeNumberValue.map { Array("零一二三四五六七八九")[$0] } ?? $0 })
    },
    Form(name: "two lines") { text in
      String(text.prefix(text.count / 2)) + "\n" + String(text.suffix(text.count - text.count / 2))
    },
  ]

  private static let addresses: [Form] = [
    plain, fullWidth, zeroWidth, Form(name: "capitals") { $0.uppercased() },
    Form(name: "spaces about the sign") { $0.split(separator: "@").joined(separator: " @ ") },
    Form(name: "wide sign") { $0.split(separator: "@").joined(separator: "＠") },
  ]

  private static let plates: [Form] = [
    plain, fullWidth, zeroWidth, Form(name: "point") { "\($0.prefix(2))·\($0.dropFirst(2))" },
    Form(name: "space") { "\($0.prefix(2)) \($0.dropFirst(2))" },
    Form(name: "hyphen") { "\($0.prefix(2))-\($0.dropFirst(2))" },
    Form(name: "small") { $0.lowercased() },
  ]

  private static func grouped(_ name: String, _ separator: String) -> Form {
    Form(name: name) { text in
      let scalars = Array(text)
      let cuts = scalars.count == 11 ? [3, 7] : scalars.count == 18 ? [6, 14] : [4, 8, 12, 16]
      return scalars.enumerated().map { (cuts.contains($0.offset) ? separator : "") + String($0.element) }
        .joined()
    }
  }
}
