import Testing

@testable import Mail

/// What somebody wrote into the mail that he answers: his program may lay the rest of it out anew, and translate its header.
@Suite struct WrittenLinesTests {
  private static let ours = [
    "下列事项等待您办理，最急的在前。回复一封邮件可办理多件，每件写一行，序号在前；没有写到的，下一个工作日早上再次列出。", "",
    "【1】待受理　NM2026000005　今日应办", "　　标题：东街供热不足，晚上只有十五度，老人和孩子都受不了", "　　建议受理，把握 92%：供热", "　　可写：通过", "",
    "【2】待审核　NM2026000003", "　　答复：旗住建局（11月23日审签）", "　　｜管道已修复，12月1日前逐户测温。", "　　可写：通过", "",
    "【怎样办理】直接回复本邮件，每件写一行（示例）：", "　　写：1 通过　　按建议办理",
  ]

  enum Layout: String, CaseIterable {
    case asSent, marked, indented, wrapped, joined, withoutEmptyLines, withLinks, withReferences, halfLost

    func quoted(_ lines: [String]) -> String {
      switch self {
      case .asSent: "发件人： 网站管理中心\n发送时间： 2026-11-24 08:30\n主题： 今日待办\n" + lines.joined(separator: "\n")
      case .marked: "在 2026/11/24 08:30, 网站管理中心 写道:\n" + lines.map { "> \($0)" }.joined(separator: "\n")
      case .indented:
        "-----原始邮件-----\n发件人:网站管理中心\n" + lines.map { "    \($0) " }.joined(separator: "\n")
      case .wrapped:
        "From: 网站管理中心\nSent: Tuesday\nSubject: x\n" + lines.map(Self.wrapped).joined(separator: "\n")
      case .joined:
        "------------------ 原始邮件 ------------------\n"
          + lines.joined(separator: "\n").replacing("\n　　", with: " ")
      case .withoutEmptyLines:
        "---- 回复的原邮件 ----\n| 发件人 | 网站管理中心 |\n" + lines.filter { !$0.isEmpty }.joined(separator: "\n")
      case .withLinks:
        "发件人: 网站管理中心\n主题: x\n"
          + lines.joined(separator: "\n").replacing(
            "可写：通过", with: "可写：通过<mailto:liuyan+day@naiman.example?subject=%E5%9B%9E&body=1%20\n%E9%80%9A>")
      case .withReferences:
        "发件人: 网站管理中心\n主题: x\n" + lines.joined(separator: "\n").replacing("　", with: "&nbsp;")
      case .halfLost:
        "发件人: 网站管理中心\n主题: x\n" + lines.filter { !$0.contains("建议受理") }.joined(separator: "\n")
      }
    }

    /// As programs of 20 characters a line fold it.
    private static func wrapped(_ line: String) -> String {
      var rest = Array(line)[...]
      var pieces: [String] = []
      repeat {
        pieces.append(String(rest.prefix(20)))
        rest = rest.dropFirst(20)
      } while !rest.isEmpty
      return pieces.joined(separator: "\n")
    }
  }

  private func written(_ lines: [String], _ layout: Layout) throws -> [WrittenLine] {
    let header = "Content-Type: text/plain; charset=utf-8\n\n"
    let sent = try Message(parsing: Array((header + Self.ours.joined(separator: "\n")).utf8))
    let reply = try Message(parsing: Array("\(header)1 通过\n2 通过\n\n\(layout.quoted(lines))".utf8))
    return reply.certainReply.linesWritten(into: sent)
  }

  @Test(arguments: Layout.allCases) func aQuotationHoldsNoWordsOfItsReader(layout: Layout) throws {
    #expect(try written(Self.ours, layout) == [])
  }

  @Test(arguments: Layout.allCases) func whatHeTypedIsFoundBelowItsHeading(layout: Layout) throws {
    for (place, heading) in [(3, "【1】"), (6, "【1】"), (9, "【2】"), (11, "【2】")] {
      var lines = Self.ours
      lines.insert("但要先补充照片", at: place)
      let found = try written(lines, layout)
      #expect(found.count == 1 && found[0].text.contains("但要先补充照片"), "\(place): \(found)")
      let above = found.first?.above.split(separator: "\n").last { $0.hasPrefix("【") }
      #expect(above?.hasPrefix(heading) == true, "\(place): \(above ?? "")")
    }
  }
}

extension WrittenLinesTests {
  /// The page of a mail of ours as Thunderbird makes text of it, with the page's title above it and its buttons in a row.
  @Test func aPageThatThunderbirdQuotesHoldsNoWordsOfItsReader() throws {
    let page = """
      <html><head><title>【今日待办】11月24日：2件</title></head><body><p>下列事项等待您办理，最急的在前。</p>
      <p>建议单位：<b>旗住建局</b>，把握60%</p><p><a href="mailto:liuyan@naiman.example?body=2%20%E9">2 通过</a><a
      href="mailto:liuyan@naiman.example?body=2%20%E5">2 八仙筒镇</a></p><p>【3】待受理</p></body></html>
      """
    let sent = try Message(
      parsing: Array(
        """
        Subject: 【今日待办】11月24日：2件
        Content-Type: multipart/alternative; boundary=a

        --a
        Content-Type: text/plain; charset=utf-8

        下列事项等待您办理，最急的在前。
        　　建议单位：旗住建局，把握60%
        　　可写：2 通过
        　　可写：2 八仙筒镇
        【3】待受理
        --a
        Content-Type: text/html; charset=utf-8

        \(page)
        --a--
        """.utf8))
    let quoted = """
      1 通过

      在 2026/11/24 08:31, 网站管理中心 写道:
      > 【今日待办】11月24日：2件
      > 下列事项等待您办理，最急的在前。
      >
      > 建议单位：*旗住建局*，把握60%
      >
      > 2 通过 <mailto:liuyan@naiman.example?body=2%20%E9>2 八仙筒镇 <mailto:liuyan@naiman.example?body=2%20%E5>
      >
      > 【3】待受理
      """
    let reply = try Message(parsing: Array("Content-Type: text/plain; charset=utf-8\n\n\(quoted)".utf8))
    #expect(reply.certainReply.linesWritten(into: sent) == [], "\(sent.pageText ?? "")")
    let changed = try Message(
      parsing: Array(
        "Content-Type: text/plain; charset=utf-8\n\n\(quoted.replacing("2 八仙筒镇", with: "2 旗水务局"))".utf8))
    #expect(changed.certainReply.linesWritten(into: sent).count == 1)
  }
}
