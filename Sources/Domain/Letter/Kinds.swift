/// How a letter reached the office (渠道; Art. 4 and 5).
package enum Channel: Hashable, Sendable, Codable {
  /// The portal's column 网上咨询.
  case portal
  /// A government new-media account (政务新媒体), by its name.
  case newMedia(account: String)
  /// 我为政府网站找错.
  case siteError
  /// Plain mail to the office.
  case mail
  /// What a person of the office took and entered (登记): a call, a visit, a letter on paper.
  case telephone, window, paper

  /// What terms may be set for, by the words of the configuration: an account is new media, whatever its name.
  /// 我为政府网站找错 has terms of its own.
  package static let kinds = ["portal", "new-media", "mail", "telephone", "window", "paper"]

  package var kind: String {
    switch self {
    case .portal: "portal"
    case .newMedia: "new-media"
    case .siteError: "site-error"
    case .mail: "mail"
    case .telephone: "telephone"
    case .window: "window"
    case .paper: "paper"
    }
  }

  /// As the public reads it.
  package var chinese: String {
    switch self {
    case .portal: "网上咨询"
    case .newMedia(let account): account
    case .siteError: "我为政府网站找错"
    case .mail: "电子邮件"
    case .telephone: "电话"
    case .window: "来访"
    case .paper: "来信"
    }
  }
}

/// What kind of letter it is (类别).
package enum Category: String, CaseIterable, Sendable, Codable {
  case inquiry, complaint, suggestion, appeal, tipOff, thanks

  package var chinese: String {
    switch self {
    case .inquiry: "咨询"
    case .complaint: "投诉"
    case .suggestion: "建议"
    case .appeal: "求助"
    case .tipOff: "举报"
    case .thanks: "感谢"
    }
  }
}

/// Why a letter is accepted: one of the seven items of Art. 6 (受理类别).
package struct Clause: Hashable, Sendable, Codable {
  /// 1 … 7.
  package let number: Int

  package init?(_ number: Int) {
    guard (1...7).contains(number) else { return nil }
    self.number = number
  }

  /// （五）日常工作、生活中的热点、难点问题: what most letters are.
  package static let dailyLife = Clause(unchecked: 5)
  /// （六）重大紧急突发事件、重要社情民意.
  package static let emergency = Clause(unchecked: 6)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let clause = Clause(try container.decode(Int.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "article 6 has items 1 to 7")
    }
    self = clause
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }

  package var chinese: String { "第六条第（\(chineseDigit(number))）项" }

  private init(unchecked number: Int) { self.number = number }
}

/// Why a letter is declined: one of the eight items of Art. 7 (不予受理情形).
package enum DeclineGround: Int, CaseIterable, Sendable, Codable {
  /// （一）超出政府行政管理范围的事项.
  case outsideGovernment = 1
  /// （二）已经进入司法机关、仲裁机关等受理程序或已通过上述法定程序处理的事项.
  case inLegalProceedings
  /// （三）不服从党纪、政纪处分的申诉.
  case disciplinaryAppeal
  /// （四）涉及国家秘密、商业秘密、个人隐私的事项.
  case secretOrPrivate
  /// （五）涉及军队和国家安全的问题.
  case militaryOrSecurity
  /// （六）正在办理过程中或办理完毕的重复事项.
  case duplicate
  /// （七）违反法律规定、社会公序良俗以及恶意攻击、骚扰或无实质内容的事项.
  case unlawfulOrEmpty
  /// （八）其他不予受理的事项.
  case other

  package var chinese: String { "第七条第（\(chineseDigit(rawValue))）项" }

  /// Reads `七`, `（七）`, `7`, `第七项`; nothing that could be another number.
  package init?(chinese text: String) {
    let marks: Set<Unicode.Scalar> = ["第", "项", "（", "）", "(", ")", " ", "\u{3000}", "。", ".", "、", "：", ":"]
    let rest = text.unicodeScalars.filter { !marks.contains($0) }
    guard rest.count == 1, let scalar = rest.first else { return nil }
    let number: Int? =
      switch scalar {
      case "1"..."8": Int(scalar.value) - 48
      case "１"..."８": Int(scalar.value) - 0xFF10
      default: chineseDigits.firstIndex(of: scalar).map { $0 + 1 }
      }
    guard let number else { return nil }
    self.init(rawValue: number)
  }
}

/// `一` … `八` for 1 … 8.
package func chineseDigit(_ number: Int) -> String {
  chineseDigits.indices.contains(number - 1) ? String(chineseDigits[number - 1]) : String(number)
}

private let chineseDigits: [Unicode.Scalar] = ["一", "二", "三", "四", "五", "六", "七", "八"]
