import Foundation
import Testing

@testable import Papers

struct ReplyFormTests {
  private func form(_ rows: [[String]], before: String = "") throws -> ReplyForm {
    try #require(try ReplyForm(reading: TestDocument(before + table(rows)).bytes))
  }

  @Test func whatAUnitWroteIsRead() throws {
    let form = try form(
      [
        ["留言标题", "回复内容"], ["留言内容", "编号：NM2026000999"], ["调查核实 情况", "管网老化"],
        ["回复内容（拟公开全文）", "（拟公开全文）已修复。"], ["是否属实", "☑属实 □部分属实 □不属实"],
        ["公开建议", "□公开 ■不公开（理由：__涉及个人__）"], ["承 办 人", "签字：张　三　2026年11月24日", "股室负责人：", "李四"],
        ["单位领导审签", "☑主要负责人 意见：同意\n签字：王强（单位公章） 年 月 日"],
      ],
      before: paragraph(run("编号：ＮＭ2026000123　原编号：NM2025000001"))
        + paragraph(run("办件标识： nm2026000123-4q7x0m2k9w5s8a1z（请保留）")))
    #expect(form.numbers == ["NM2026000123"] && form.mark == "nm2026000123-4q7x0m2k9w5s8a1z")
    #expect(form.findings == "管网老化" && form.answer == "已修复。")
    #expect(form.truth == .whole && form.publication == .keepBack("涉及个人"))
    #expect([form.handler, form.head, form.leader] == ["张三", "李四", "王强"])
    #expect(!form.isBlank)
  }

  @Test func whatTheLeaderWritesAndWhatIsRemarkedIsReadWhole() throws {
    let form = try form([
      ["回复内容", "好"], ["单位领导审签", "□主要负责人　■分管领导　意见：不同意，", "数字不实\n签字：王强"], ["备　　注", "不要公开", "只告知本人"],
      ["备注", "另附图"],
    ])
    #expect(form.leadersCell == "□主要负责人　■分管领导　意见：不同意，\n数字不实\n签字：王强" && form.leader == "王强")
    #expect(form.remark == "不要公开\n只告知本人\n另附图")
  }

  @Test func aDocumentWithoutARowForTheAnswerIsNoForm() throws {
    #expect(try ReplyForm(reading: TestDocument(paragraph(run("回复内容：已修复"))).bytes) == nil)
    #expect(try ReplyForm(reading: Array("%PDF-1.4".utf8)) == nil)
  }

  @Test func truthAndPublicationMayStandInOneCell() throws {
    let form = try form([["回复内容", "好"], ["是否属实", "□属实■部分属实□不属实□咨询类 公开建议 ☑公开□不公开（理由： ）"]])
    #expect(form.truth == .partly && form.publication == .publish)
  }

  @Test func twoAnswersInOneDocumentAreToldOf() throws {
    #expect(try form([["回复内容", "一"], ["答复内容", "二"]]).hasSeveralAnswers)
    #expect(try !form([["回复内容", "一 "], ["回复内容", "一"], ["回复内容", ""]]).hasSeveralAnswers)
  }

  @Test func twoSuggestionsThatDifferAreNone() throws {
    let form = try form([["回复内容", "好"], ["公开建议", "■公开"], ["公开建议", "■不公开（理由：隐私）"]])
    #expect(form.publication == .unclear("公开；不公开（隐私）"))
  }

  @Test func severalFormsInOneDocumentShowTheirNumbers() throws {
    let form = try form(
      [["编号", "NM2026000001"], ["回复内容", "一"], ["编号", "NM2026000002"], ["回复内容", "二"]])
    #expect(form.numbers == ["NM2026000001", "NM2026000002"] && form.answer == "一")
  }

  @Test func aHiddenAnswerIsNone() throws {
    let cells = "<w:tc>\(paragraph(run("回复内容")))</w:tc><w:tc>\(paragraph(run("暗文", "<w:vanish/>")))</w:tc>"
    let form = try #require(
      try ReplyForm(reading: TestDocument("<w:tbl><w:tr>\(cells)</w:tr></w:tbl>").bytes))
    #expect(form.isBlank)
  }
}
