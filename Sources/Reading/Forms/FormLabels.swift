/// Which label of a portal's form is what: the portal's own names for its fields, and those that are usual.
package struct FormLabels: Sendable {
  private let fields: [String: FormField]
  /// Fields that the administrator has named labels for.
  private let named: Set<FormField>
  private let ignored: [[Unicode.Scalar]]

  /// - Parameters:
  ///   - labels: the portal's own names; they count before the usual ones.
  ///   - ignoring: how lines begin that the portal writes around every form, such as a greeting.
  package init(_ labels: [FormField: [String]] = [:], ignoring: [String] = []) {
    var fields: [String: FormField] = [:]
    for field in FormField.allCases {
      for label in field.usualLabels { fields[label] = field }
    }
    for field in FormField.allCases {
      for label in labels[field] ?? [] { fields[Self.folded(label.unicodeScalars)] = field }
    }
    self.fields = fields
    named = Set(labels.filter { !$0.value.isEmpty }.keys)
    ignored = ignoring.map { Array(Self.folded($0.unicodeScalars).unicodeScalars) }.filter { !$0.isEmpty }
  }

  /// A label that could not be found again: it holds nothing but marks, or is too long to be one.
  package static func isLabel(_ text: String) -> Bool {
    !folded(text.unicodeScalars).isEmpty && text.unicodeScalars.count <= FormLine.longestLabel
  }

  /// `1、姓名` is `姓名`.
  func field(labelled label: String) -> FormField? {
    fields[label] ?? fields[String(label.unicodeScalars.drop { ("0"..."9").contains($0) })]
  }

  /// Whether a label that no portal is known to have speaks of a person, whatever else it says: `备用电话`.
  static func isPersonal(_ folded: String) -> Bool {
    (2...12).contains(folded.unicodeScalars.count)
      && personal.contains { folded.firstRange(of: $0) != nil }
      && !folded.unicodeScalars.contains { "，。,;；！？".unicodeScalars.contains($0) }
  }

  private static let personal = ["电话", "手机", "联系方式", "姓名", "邮箱", "身份证", "住址", "微信", "qq"]

  /// Whether words hold a mobile telephone's number or an identity card's.
  static func holdsNumberOfPerson(_ words: String) -> Bool {
    words.unicodeScalars.filter { $0 != " " && $0 != "-" }.split { !("0"..."9").contains($0) }
      .contains { run in
        run.count == 11 && run.first == "1" && run.dropFirst().first.map { $0 >= "3" } ?? false
          || (17...18).contains(run.count)
      }
  }

  /// Whether a value that is a field's label shows that labels and values were taken for each other. An author may
  /// call himself 匿名, and ask about his 身份证.
  func isMisplaced(_ value: String, in line: FormLine) -> Bool {
    let cell = value.unicodeScalars.prefix { $0 != "\t" }
    guard cell.count <= FormLine.longestLabel, let other = field(labelled: Self.folded(cell)),
      other != line.field
    else { return false }
    switch line.field {
    case .name?, .telephone?, .address?, .serial?, .queryCode?:
      return ![.publish, .confidential, .anonymous, .category].contains(other)
    case .title?: return [.text, .name, .telephone, .address].contains(other)
    case nil: return line.mark == .cell && [.text, .name].contains(other)
    default: return false
    }
  }

  /// Whether what stands below the text may be that field. An author can write lines there too, though no cells of
  /// a table: so what only the portal may say, and what may as well be the place he speaks of, counts there only
  /// where the administrator has named the field.
  func mayFollowText(_ field: FormField, _ label: String, inTable: Bool) -> Bool {
    let isDoubtful = field.isPortalsOwn || Self.places.contains(Self.folded(label.unicodeScalars))
    return field != .text && (inTable || !isDoubtful || named.contains(field))
  }

  private static let places: Set<String> = ["地址", "详细地址", "单位"]

  /// Whether a line is one of those the portal writes around every form, or a rule.
  func ignores(_ line: Substring) -> Bool {
    let scalars = line.unicodeScalars
    if FormTable.isRule(line) { return true }
    if scalars.allSatisfy({ $0.properties.isWhitespace || "-=_*—－─━".unicodeScalars.contains($0) }) {
      return true
    }
    guard !ignored.isEmpty else { return false }
    let start = Array(Self.folded(scalars.prefix(200)).unicodeScalars)
    return ignored.contains { start.starts(with: $0) }
  }

  /// Labels as they are compared: full-width signs as narrow ones, small letters, no spaces, no brackets and
  /// bullets, nothing in parentheses (`姓　名（必填）：` is `姓名`).
  static func folded(_ label: some Sequence<Unicode.Scalar>) -> String {
    var folded = String.UnicodeScalarView()
    var depth = 0
    for scalar in label {
      let scalar = narrow(scalar)
      switch scalar {
      case "(": depth += 1
      case ")": depth = max(0, depth - 1)
      case _ where depth > 0 || marks.contains(scalar) || scalar.properties.isWhitespace: break
      default: folded.append(simplified[scalar] ?? scalar)
      }
    }
    return String(folded)
  }

  private static let marks = Set("【】[]「」『』〔〕*•·●■◆-_—.、:#>\u{200B}\u{FEFF}".unicodeScalars)

  /// Of the letters in the usual labels, those that are written otherwise in traditional characters.
  private static let simplified = Dictionary(
    zip(
      "標題內電話聯繫絡係號碼郵訴詢問編單證類別開詳細體機諮稱寫來儲區聽簡訊應據屬業職齡傳眞處網".unicodeScalars,
      "标题内电话联系络系号码邮诉询问编单证类别开详细体机咨称写来储区听简讯应据属业职龄传真处网".unicodeScalars),
    uniquingKeysWith: { first, _ in first })

  /// In small letters and of one width.
  static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(scalar.value + 32) ?? scalar
    case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFF21 + 0x61) ?? scalar
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0xA0: " "
    case 0xFE55, 0x2236, 0xFE13: ":"
    default: scalar
    }
  }
}
