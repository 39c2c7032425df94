import Domain
import Papers

/// What units write as 备注 into their forms: for whoever decides about the answer, and never for the public.
struct FormRemarks {
  /// One line for each that differs.
  let lines: [String]

  init(in forms: [ReplyForm]) {
    var lines: [String] = []
    for form in forms {
      let line = OfficeText.lines(AssignmentForm.withoutOwnRemarks(form.remark)).joined(separator: " ")
      let shown = String(String.UnicodeScalarView(line.unicodeScalars.prefix(Self.longest)))
      if !Self.none.contains(OfficeText.bare(line)), !lines.contains(shown) { lines.append(shown) }
    }
    self.lines = lines
  }

  /// In characters.
  private static let longest = 1000
  private static let none: Set<String> = ["", "无", "/", "／", "-", "—", "——", "没有"]

  /// A wish that it be kept back, without the tick that says so.
  var unread: UnreadWord? {
    let line = lines.first { line in
      OfficeClause.all(in: UnitLine.simplified(line)).contains { PublicationDoubt.isIn($0.text) }
    }
    return line.map {
      UnreadWord("备注：\($0)", "是不是要求不公开不能确定；不公开的，请在“公开建议”处勾选“不公开”并写明理由；可以公开的，请去掉这句话")
    }
  }
}

extension Letter {
  static let remarkMark = "承办单位在情况表中备注："

  /// What its unit remarked in the form, when it gave the answer that there is.
  var remark: String? {
    guard let answered = events.lastIndex(where: { $0.fact.act == .reply }) else { return nil }
    for event in events[answered...] {
      guard case .noted(let words) = event.fact, let text = words.text, text.hasPrefix(Self.remarkMark) else {
        continue
      }
      return String(text.dropFirst(Self.remarkMark.count))
    }
    return nil
  }
}

extension Docket {
  /// Keeps it with the answer that was just recorded; what its sub-unit remarked stays where the form is only sealed.
  mutating func note(_ remarks: FormRemarks, orElse earlier: String? = nil) throws {
    let text = remarks.lines.isEmpty ? earlier : remarks.lines.joined(separator: "；")
    if let text { try record(.noted(Words(Letter.remarkMark + text)), by: .policy) }
  }
}
