import Domain

/// How a mail's lines stand: where ours begin, which belong together, and which an empty one parts.
extension TriageLines {
  /// Where our own mail begins, if its reader quotes it without a mark.
  static func isOurs(_ line: String) -> Bool {
    ["网民留言（编号：", "下列事项等待您办理", "【为什么请您决定】", "您的来信已读取，结果如下"].contains(where: line.hasPrefix)
  }

  /// What is written on two lines and is one: 标题 and 摘要; in an answer about one letter also a word and its name.
  func joined(_ lines: [String]) -> [String] {
    var lines = lines
    let open = ["受理", "转办", "改派", "仍转", "统一答复", "不予受理", "并入"]
    if only != nil, lines.count > 1, open.contains(OfficeText.bare(TriageSpelling.usual(lines[0]))) {
      lines[0...1] = ["\(OfficeText.bare(lines[0])) \(lines[1])"]
    }
    for place in lines.indices.dropLast().reversed()
    where ["标题", "摘要"].allSatisfy({ word in
      lines[place...(place + 1)].contains { OfficeText.hasPrefix(word, $0) }
    }) {
      lines[place...(place + 1)] = ["\(lines[place]) \(lines[place + 1])"]
    }
    return lines
  }

  /// The lines below an empty one.
  static func openings(of words: String) -> Set<String> {
    let all = words.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: OfficeText.endsLine
    )
    .map { OfficeText.trimmed(String($0)) }
    return Set(all.indices.dropFirst().filter { all[$0 - 1].isEmpty && !all[$0].isEmpty }.map { all[$0] })
  }

  func isDecided(in mail: Int) -> Bool {
    lines.contains { $0.mail == mail && ($0.order != nil || !$0.named.isEmpty) }
  }

  /// The letters of the last lines of a mail that name any, as far as no empty line stands above them.
  func block(ofMail mail: Int, isWhole: Bool) -> [Int] {
    let naming = lines.indices.filter { lines[$0].mail == mail && !lines[$0].named.isEmpty }
    guard let last = naming.last else { return only.map { [$0] } ?? [] }
    let start = isWhole ? 0 : blocks.last { $0 <= last } ?? 0
    return naming.filter { $0 >= start }.flatMap { lines[$0].named }
  }
}
