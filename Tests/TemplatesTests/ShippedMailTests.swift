import Foundation
import Templates
import Testing

struct ShippedMailTests {
  private static let names = (try? Shipped.library().mails) ?? []

  @Test func theOfficeHasAMailForEveryOccasion() {
    #expect(
      Self.names == [
        "address-probe", "answered", "arbitrate", "asks-out", "asks-time", "assigned", "author-asks",
        "bulletin-draft",
        "bulletin", "call",
        "confirm-paper", "confirm-scan", "cooperate", "decide", "declined", "delete", "duty-call",
        "duty-over",
        "enclosures", "entered", "entry", "escalation", "expiring", "extended", "figures", "follow-up",
        "followed-up",
        "instruction", "kept",
        "let-stand",
        "merged",
        "morning-understood", "morning", "not-retracted", "objection", "opinion", "probe", "probed",
        "question",
        "receipt", "recorded", "recounted-unit", "recounted", "refused", "reminder", "reopened", "replaced",
        "replies",
        "request-answered",
        "retracted", "review", "second-person", "sent-back", "sign-off", "split", "stopped", "sub-unit",
        "supplement", "survey",
        "together",
        "told", "undelivered", "understood", "unit-month", "unmerged", "untold", "void",
        "wish",
      ])
  }

  @Test(arguments: names) func everyMailUsesExactlyTheValuesItIsGiven(name: String) throws {
    let values = try #require(Samples.values(of: name))
    let used = try Shipped.library().variables(ofMail: name)
    let names = used.map(\.withoutSectionAndProperty)
    #expect(Set(names) == Set(values.keys).union(values.values.flatMap(\.itemNames)))
  }

  @Test(arguments: names) func everyMailReadsWithEverythingOnAndWithEverythingOff(name: String) throws {
    let library = try Shipped.library()
    let values = try #require(Samples.values(of: name))
    for values in [values, values.mapValues(\.switchedOff)] {
      let mail = try library.mail(name, with: values)
      #expect(!mail.subject.isEmpty && !mail.subject.contains("\n"))
      for part in [mail.text, mail.html] {
        #expect(!part.contains("{{") && !part.contains("}}"))
        #expect(part.contains("奈曼旗人民政府门户网站管理中心") && part.contains("0475-0000000"))
      }
      #expect(mail.html.hasPrefix("<!DOCTYPE html>") && mail.html.hasSuffix("</html>\n"))
      #expect(!mail.html.contains("<script"))
      let sources = mail.html.components(separatedBy: "src=").dropFirst()
      #expect(sources.allSatisfy { $0.hasPrefix("\"cid:") }, "nothing is fetched to read a mail")
    }
  }

  @Test(arguments: names) func aValueLeftOutIsNamedWithItsLine(name: String) throws {
    let library = try Shipped.library()
    let values = try #require(Samples.values(of: name))
    for key in values.keys {
      var fewer = values
      fewer[key] = nil
      let error = #expect(throws: TemplateError.self) { try library.mail(name, with: fewer) }
      guard case .missingValue(let place, let variable)? = error else { continue }
      #expect(place.file.hasPrefix("mail/") && place.line > 0)
      #expect((variable + ".").hasPrefix(key + "."))
    }
  }

  @Test(arguments: names) func aDraftFromAButtonCarriesTheSecretAndTheSubject(name: String) throws {
    let mail = try Shipped.library().mail(name, with: try #require(Samples.values(of: name)))
    let values = try #require(Samples.values(of: name))
    guard case .text(let secret)? = values["token"] ?? values["code"] else { return }
    #expect(
      mail.text.contains(secret)
        && mail.html.contains("<b style=\"font-family:Consolas,Menlo,monospace\">\(secret)</b>"))
    let links = mail.html.components(separatedBy: "href=\"mailto:").dropFirst()
      .compactMap { $0.split(separator: "\"").first }
    #expect(!links.isEmpty)
    for link in links {
      let text = try #require(
        String(link).replacingOccurrences(of: "&amp;", with: "&").removingPercentEncoding)
      #expect(text.hasPrefix("liuyan@naiman.example?subject=回复：\(mail.subject)&body="))
      #expect(text.hasSuffix("\(secret)") && text.contains("\r\n\r\n"))
      #expect(link.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
    }
  }

  @Test(arguments: ["answered", "declined", "receipt"])
  func whoWritesMongolianIsWrittenToInBothLanguages(name: String) throws {
    let library = try Shipped.library()
    #expect(library.translations["mn"] == ["answered", "declined", "receipt"])
    let values = try #require(Samples.values(of: name))
    let (mail, chinese) = (
      try library.mail(name, in: "mn", with: values), try library.mail(name, with: values)
    )
    #expect(mail.subject.hasPrefix(chinese.subject) && mail.text.hasSuffix(chinese.text))
    #expect(mail.html.contains("lang=\"mn-Mong\"") && mail.html.contains("writing-mode:vertical-lr"))
    for part in [mail.subject, mail.text, mail.html] {
      #expect(part.unicodeScalars.contains { (0x1820...0x1842).contains($0.value) })
      #expect(!part.contains("{{") && !part.contains("native reader"))
    }
    #expect(mail.html.hasPrefix("<!DOCTYPE html>") && mail.html.hasSuffix("</html>\n"))
  }

  @Test func anAuthorIsNeverSentHisOwnWordsBack() throws {
    let library = try Shipped.library()
    for name in [
      "receipt", "declined", "reopened", "answered", "retracted", "not-retracted", "wish", "followed-up",
      "split", "together", "merged", "unmerged", "question", "extended", "recounted",
      "survey",
    ] {
      #expect(
        library.variables(ofMail: name).isDisjoint(with: ["title", "text", "question", "author", "name"]))
    }
    let receipt = try library.mail("receipt", with: try #require(Samples.values(of: "receipt")))
    for number in ["110", "119", "120"] {
      #expect(receipt.text.contains(number) && receipt.html.contains(number))
    }
  }

  @Test func aUnitIsNeverToldWhoTheAuthorIs() throws {
    let library = try Shipped.library()
    for name in [
      "assigned", "cooperate", "enclosures", "opinion", "sent-back", "supplement", "void", "refused",
      "sub-unit", "replaced", "request-answered", "stopped", "let-stand", "delete",
    ] {
      #expect(
        library.variables(ofMail: name).isDisjoint(with: [
          "author", "authorName", "authorAddress", "queryCode",
        ]))
    }
  }

  @Test func anAssignmentExplainsItsDueDay() throws {
    let mail = try Shipped.library().mail("assigned", with: try #require(Samples.values(of: "assigned")))
    #expect(mail.subject == "【网民留言转办】[NM2026000123] 关于诺恩吉雅小区供热温度不达标的投诉（限11月30日前办结）")
    #expect(mail.text.contains("第5个工作日　2026-11-30（星期一）"))
    #expect(mail.text.contains("不计　　2026-11-28（星期六，周末）"))
    #expect(mail.text.contains("　｜给供热公司打过三次电话，至今没有人上门测温。"))
    for field in ["留言来源", "受理类别", "承办单位", "配合单位", "办结时限", "调查核实", "是否属实", "公开建议", "（单位公章）"] {
      #expect(mail.html.contains(field), "\(field)")
    }
  }

  @Test func aHostileTitleStaysATitle() throws {
    var values = try #require(Samples.values(of: "assigned"))
    values["title"] =
      "</title><script>alert(1)</script>\"\u{301} onclick='x'\r\n主题：{{token}}\r\nBcc: x@y.example"
    let mail = try Shipped.library().mail("assigned", with: values)
    #expect(!mail.subject.contains("\n") && !mail.subject.contains("\r"))
    #expect(mail.subject.contains("{{token}}"))
    #expect(!mail.html.contains("<script") && !mail.html.contains("\"\u{301}"))
  }
}

extension TemplateValue {
  /// Names within the items of a list or within a record.
  fileprivate var itemNames: [String] {
    switch self {
    case .list(let items): items.flatMap(\.itemNames)
    case .record(let values): Array(values.keys) + values.values.flatMap(\.itemNames)
    case .text, .flag, .markup: []
    }
  }
}

extension String {
  /// `day` of `counted/day`, `text` of `text.lines`.
  fileprivate var withoutSectionAndProperty: String {
    let name = split(separator: "/").last ?? ""
    return name.split(separator: ".").first.map(String.init) ?? self
  }
}
