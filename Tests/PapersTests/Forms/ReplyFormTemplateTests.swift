import Foundation
import Testing

@testable import Papers

struct ReplyFormTemplateTests {
  /// The shipped one.
  static let shipped = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Config/forms/")
    return [UInt8](try Data(contentsOf: root.appending(path: "reply-form.docx")))
  }

  static let values: [ReplyFormTemplate.Field: String] = [
    .id: "NM2026000123", .title: "供热<不足>&“漏水”", .text: "一、\n\n  二\u{1}\u{FFFE}、\t三", .lead: "旗住建局",
    .due: "2026-11-30",
    .token: "nm2026000123-4q7x0m2k9w5s8a1z", .urgency: "■一般　□急　□特急",
  ]

  @Test func theShippedFormComesBackEmptyWithItsNumber() throws {
    let bytes = try ReplyFormTemplate(Self.shipped.get()).filled(with: Self.values)
    let form = try #require(try ReplyForm(reading: bytes))
    #expect(form.isBlank && form.numbers == ["NM2026000123"] && form.mark == "nm2026000123-4q7x0m2k9w5s8a1z")
    let rows = try #require(try WordDocument(bytes)).rows.map(\.cells)
    #expect(
      rows.contains(["留言标题", "供热<不足>&“漏水”"])
        && rows.contains(["留言内容", "一、\n\n二、 三".replacing(" 三", with: "  三")]))
    #expect(bytes.count < 7500)
  }

  @Test func aCompletedFormIsReadAsTheAnswerThatStandsInIt() throws {
    let template = try ReplyFormTemplate(Self.shipped.get())
    let bytes = try template.completed(
      with: Self.values,
      rows: [
        .answer: "已开阀<今日>恢复供热。\n谢谢！", .findings: "属实", .handler: "于洋", .leader: "同意　高海峰", .author: "李梅梅",
      ])
    let form = try #require(try ReplyForm(reading: bytes))
    #expect(form.answer == "已开阀<今日>恢复供热。\n谢谢！" && form.findings == "属实" && form.handler == "于洋")
    #expect(form.numbers == ["NM2026000123"])
    let rows = try #require(try WordDocument(bytes)).rows.map(\.cells)
    #expect(rows.contains { $0.contains("李梅梅") } && rows.contains(["留言标题", "供热<不足>&“漏水”"]))
    // What has no value is as it was printed.
    #expect(rows.joined().contains { $0.contains("□属实") })
  }

  @Test func theSameValuesGiveTheSameBytes() throws {
    let template = try ReplyFormTemplate(Self.shipped.get())
    #expect(template.filled(with: Self.values) == template.filled(with: Self.values))
  }

  @Test func aNameThatWordHasSplitIsFound() throws {
    var document = TestDocument(Self.body)
    document.body = document.body.replacing(
      run("{{title}}"),
      with: run("标题：{") + "<w:proofErr w:type=\"a\"/>" + run("{ti", "<w:b/>") + run("tle }") + run("}。"))
    let bytes = try ReplyFormTemplate(document.bytes).filled(with: Self.values)
    #expect(try WordDocument(bytes)?.rows.map(\.cells).contains(["留言标题", "标题：供热<不足>&“漏水”。"]) == true)
  }

  /// The least that is a form.
  private static let body =
    paragraph(run("编号：{{id}}"))
    + table([
      ["留言标题", "{{title}}"], ["留言内容", "{{text}}"], ["承办单位", "{{lead}}"], ["办结时限", "{{due}}"], ["回复内容", ""],
    ])

  private func fault(_ body: String) -> ReplyFormError? {
    do throws(ReplyFormError) { _ = try ReplyFormTemplate(TestDocument(body).bytes) } catch { return error }
    return nil
  }

  @Test func whatIsMissingOrUnknownIsNamed() {
    #expect(fault(Self.body) == nil)
    #expect(
      fault(Self.body.replacing("{{due}}", with: "").replacing("{{id}}", with: ""))
        == .missingFields(["id", "due"]))
    #expect(fault(Self.body.replacing("{{due}}", with: "{{due}}{{dueday}}")) == .unknownFields(["dueday"]))
    #expect(fault(Self.body.replacing("{{due}}", with: "{{due")) == .openBraces("{{due"))
    #expect(fault(Self.body.replacing("回复内容", with: "回复")) == .missingLabel("回复内容"))
    #expect(fault(Self.body.replacing("编号：{{id}}", with: "{{id}}")) == .missingLabel("编号"))
    #expect(fault(Self.body + table([["调查核实情况", "已核实"]])) == .notBlank)
    #expect(
      "\(ReplyFormError.missingFields(["id", "due"]))"
        == "{{id}}, {{due}} are missing: the form cannot do without")
  }

  @Test func whatIsNoDocumentIsNoTemplate() {
    func fault(_ bytes: [UInt8]) -> ReplyFormError? {
      do throws(ReplyFormError) { _ = try ReplyFormTemplate(bytes) } catch { return error }
      return nil
    }
    #expect(fault([]) == .noDocument && fault(TestWorkbook("").bytes) == .noDocument)
    #expect(fault(Array("{\\rtf1}".utf8)) == .unreadable(.oldDocument))
    #expect(self.fault("<w:p>") == .unreadable(.damaged("its part word/document.xml is not XML")))
  }
}
