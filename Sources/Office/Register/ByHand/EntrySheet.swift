/// What somebody wrote down of a letter that he took (登记表), field by field, before anything of it is believed.
package struct EntrySheet: Codable, Equatable, Sendable {
  package enum Field: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
    case way, received, takenBy, name, telephone, mail, account, nickname, unreachable, title, serial
    case publication, confirmation, text
  }

  /// Nothing is kept of an empty field.
  private var values: [Field: String] = [:]

  package init() {}

  package subscript(field: Field) -> String? {
    get { values[field] }
    set {
      var value = newValue.map(Self.cleaned)
      if field != .text { value = value?.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      values[field] = value?.isEmpty == false ? value : nil
    }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// Without white space around it, and without what moves a cursor.
  private static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n" && scalar != "\t": kept.append(" ")
      default: kept.append(scalar)
      }
    }
    func isSpace(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }
    var rest = kept[...].drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}

extension EntrySheet.Field {
  /// What it is called on the form; other names for it are understood as well.
  package var label: String { names[0] }

  /// How many characters it may have; a whole sheet fits into one line to the daemon.
  var limit: Int { self == .text ? 15_000 : 100 }

  init?(label: String) {
    guard let field = Self.byName[label] else { return nil }
    self = field
  }

  private var names: [String] {
    switch self {
    case .way: ["来源", "渠道", "来信方式", "方式", "途径", "来件方式"]
    case .received: ["时间", "收到时间", "接收时间", "来电时间", "来访时间", "来信时间", "收信时间", "留言时间", "接听时间"]
    case .takenBy: ["接收人", "接听人", "接待人", "登记人", "经办人", "受理人"]
    case .name: ["姓名", "称呼", "来电人", "来访人", "来信人", "留言人", "网民", "网民姓名", "联系人"]
    case .telephone: ["电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "来电号码"]
    case .mail: ["邮箱", "电子邮箱", "电子邮件", "邮箱地址", "email", "e-mail"]
    case .account: ["帐号", "账号", "新媒体帐号", "新媒体账号"]
    case .nickname: ["昵称", "网名", "网民昵称", "用户昵称"]
    case .unreachable: ["无法联系", "联系不上", "不便联系"]
    case .title: ["标题", "主题", "事由"]
    case .serial: ["序号", "找错序号", "找错编号"]
    case .publication: ["公开", "是否公开", "同意公开"]
    case .confirmation: ["确认"]
    case .text: ["内容", "留言内容", "反映内容", "主要内容", "诉求", "诉求内容", "正文"]
    }
  }

  private static let byName = Dictionary(
    allCases.flatMap { field in field.names.map { ($0, field) } }, uniquingKeysWith: { first, _ in first })
}
