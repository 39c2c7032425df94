import Domain

/// What mail programs write among somebody's words and below them, and nobody means to be read: addresses that are
/// written out once more as links, places of pictures, cards.
///
/// The same words give the same text, whatever else is known: what is published is derived from what was signed.
enum ProgramMarks {
  /// - Parameter unit: the addresses of its people, alone in lines at the end, are a card.
  static func removed(from text: String, of unit: HandlingUnit) -> String {
    var lines = withoutCards(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
      .compactMap(withoutMarks)
    removeAddresses(
      from: &lines, Set((unit.officers.map(\.address) + unit.leaders.map(\.address)).map { $0.lowercased() }))
    return lines.joined(separator: "\n")
  }

  /// Without what stands from BEGIN:VCARD to its end (RFC 6350 §6.1).
  private static func withoutCards(_ lines: [Substring]) -> [Substring] {
    var lines = lines
    while let start = lines.firstIndex(where: { isLine($0, "begin:vcard") }),
      let end = lines[start...].firstIndex(where: { isLine($0, "end:vcard") })
    {
      lines.removeSubrange(start...end)
    }
    return lines
  }

  private static func isLine(_ line: Substring, _ words: String) -> Bool {
    OfficeText.trimmed(String(line)).lowercased() == words
  }

  /// Nil where nothing else stands in the line.
  private static func withoutMarks(_ line: Substring) -> String? {
    guard line.utf8.contains(where: { [0x3C, 0x5B, 0x28].contains($0) }) else { return String(line) }
    let rest = line.replacing(#/[<\[(](?:mailto|tel):[^<>\[\]()\s]*[>\])]/#, with: "")
      .replacing(#/[<\[]cid:[^<>\[\]\s]*[>\]]/#, with: "").replacing(#/\[image: [^\[\]]*\]/#, with: "")
    let text = String(rest).replacing(#/([^\s<>]+)<(?:https?:\/\/)?([^<>\s]*?)\/?>/#) { match in
      // A link that says where it leads is its writer's word.
      let shown = match.1.replacing(#/^https?:\/\//#, with: "")
      return !match.2.isEmpty && shown.hasSuffix(match.2) ? String(match.1) : String(match.0)
    }
    return OfficeText.trimmed(text).isEmpty ? nil : text
  }

  /// An address to which a line above points is part of what is said.
  private static func removeAddresses(from lines: inout [String], _ own: Set<String>) {
    func core(_ line: String) -> String { String(line.filter { !edges.contains($0) }).lowercased() }
    var end = lines.count
    var start = lines.count
    while end > 1 {
      let line = core(lines[end - 1])
      guard line.isEmpty || own.contains(line) else { break }
      end -= 1
      if own.contains(line) { start = end }
    }
    guard start < lines.count, let above = lines[..<start].last(where: { !core($0).isEmpty }),
      !pointers.contains(where: OfficeText.trimmed(above).hasSuffix),
      !["邮箱", "信箱", "邮件", "电邮"].contains(where: above.contains)
    else { return }
    while start > 0, core(lines[start - 1]).isEmpty { start -= 1 }
    lines.removeSubrange(start...)
  }

  private static let pointers = ["：", ":", "，", ",", "为", "至", "到"]
  private static let edges = Set<Character>("|｜_-—─=<> \u{3000}\t")
}
