import Foundation
import Rehearsal
import Testing

/// `huiyin record`, for a unit that does not write.
@Suite struct RecordTests {
  /// An office with a letter that is at 旗住建局, and its number.
  private func assigned() throws -> (bureau: Bureau, letter: String) {
    let bureau = try Bureau.withLetter([Change.myLogin])
    let letter = try #require(try bureau.huiyin("list", "--json").list().first?["letter"] as? String)
    #expect(try bureau.huiyin("assign", letter, "--lead", "旗住建局").status == 0)
    return (bureau, letter)
  }

  @Test func aClaimIsRecordedAndShownAsOne() throws {
    let (bureau, letter) = try assigned()
    let answer = try bureau.huiyin("record", letter, "claim", "--by", "张三")
    #expect(answer.status == 0 && answer.output.contains("已代旗住建局记录（张三）"))
    let shown = try bureau.huiyin("show", letter)
    #expect(shown.lines.contains { $0.contains("claimed") && $0.contains("代录 张三") })
  }

  @Test func moreTimeIsAskedForInTheUnitsName() throws {
    let (bureau, letter) = try assigned()
    let answer = try bureau.huiyin(
      "record", letter, "extend", "--by", "张三", "--days", "2", "--why", "需现场勘查")
    #expect(answer.status == 0 && answer.output.contains("已代旗住建局记录（张三）"), "\(answer.errors)")
    let shown = try bureau.huiyin("show", letter)
    #expect(shown.output.contains("旗住建局申请延期2个工作日：需现场勘查"))
    #expect(shown.lines.contains { $0.contains("asks-time") })
    // As the unit's own mail would have been refused.
    let long = try bureau.huiyin(
      "record", letter, "extend", "--by", "张三", "--days", "30", "--why", "需现场勘查")
    #expect(long.status == 1 && long.complaints == ["more time is given for 5 working days at most"])
    let bare = try bureau.huiyin("record", letter, "claim", "--by", "张三", "--days", "2")
    #expect(bare.status == 2)
  }

  @Test func whatCannotBeRecordedIsSaidAndNothingIsDone() throws {
    let (bureau, letter) = try assigned()
    let back = try bureau.huiyin("record", letter, "return", "--by", "张三")
    #expect(back.status == 1 && back.complaints == ["there are no words to record"])
    try Files.write("已开阀。", to: bureau.directory + "/answer.txt")
    let bare = try bureau.huiyin(
      "record", letter, "answer", bureau.directory + "/answer.txt", "--by", "张三")
    #expect(bare.status == 1 && bare.complaints == ["the answer has no scan with seal and signature"])
    let scanned = try bureau.huiyin("record", letter, "claim", "--by", "张三", "--scan", "x.pdf")
    #expect(scanned.status == 2)
    #expect(!(try bureau.huiyin("show", letter)).output.contains("replied"))
  }

  @Test func aScanGoesToTheOtherClerks() throws {
    let (bureau, letter) = try assigned()
    try Files.write("已开阀，今日恢复供热。", to: bureau.directory + "/answer.txt")
    try Files.write("%PDF-1.4 sealed", to: bureau.directory + "/form.pdf")
    let answer = try bureau.huiyin(
      "record", letter, "answer", bureau.directory + "/answer.txt", "--by", "张三", "--scan",
      bureau.directory + "/form.pdf", "--checked")
    #expect(answer.status == 0, "\(answer.errors)")
    let shown = try bureau.huiyin("show", letter)
    #expect(shown.output.contains("confirm-scan") && shown.output.contains("公章清晰、签字齐全、文与表一致"))
  }
}
