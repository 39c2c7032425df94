import Foundation
import Rehearsal
import Testing

/// What the shipped words make of a letter's kind.
@Suite struct CategoryCommandTests {
  private func categories(of letters: [(title: String, text: String)]) throws -> [String] {
    let bureau = try Bureau()
    let lines = try letters.map { letter in
      String(
        decoding: try JSONEncoder().encode(["title": letter.title, "text": letter.text]), as: UTF8.self)
    }
    let path = bureau.directory + "/letters.jsonl"
    try Files.write(lines.joined(separator: "\n"), to: path)
    let answers = try bureau.huiyin("classify", "--lines", "--json", path)
    return try answers.lines.map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return object?["category"] as? String ?? ""
    }
  }

  @Test func thanksAreThanks() throws {
    let letters = [
      ("感谢", "感谢。"), ("谢谢", "谢谢你们，路灯亮了。"), ("感谢政府", "路修好了，老百姓出行方便多了，感谢政府。"),
      ("感谢供热公司", "感谢供热公司的师傅，暖气当天就修好了。"), ("问题已解决", "反映的噪音问题已经解决了，非常满意，感谢。"),
      ("感谢有关部门", "垃圾已经清理干净，小区环境变好了，谢谢领导关心。"), ("好评", "办证大厅服务非常好，工作人员耐心细致，给个好评。"),
      ("谢谢你们", "上次咨询的医保报销，工作人员讲得很清楚，钱已经到账了，谢谢你们。"), ("", "对旗住建局的答复非常满意，感谢！"),
    ]
    for (letter, category) in zip(letters, try categories(of: letters)) {
      #expect(category == "thanks", "\(letter)")
    }
  }

  @Test func whoeverThanksForWhatHeAsksDoesNotThank() throws {
    let letters = [
      ("路灯", "路灯坏了半年，望修复，非常感谢！", "appeal"), ("咨询", "请问低保怎么办理？谢谢。", "inquiry"),
      ("医保", "异地就医备案需要哪些材料？感谢解答。", "inquiry"), ("", "您好，请问公积金提取需要什么手续？非常感谢您的帮助。", "inquiry"),
      ("建议", "建议在学校门口增设红绿灯，谢谢领导。", "suggestion"), ("投诉物业", "物业不作为，垃圾没人管，万分感谢。", "complaint"),
      ("求助", "家里困难，求助领导帮忙解决，十分感谢您的帮助。", "appeal"), ("", "我要举报有人非法采砂，谢谢。", "tipOff"),
      ("", "谢谢领导关心，但是问题至今没有解决，暖气还是不热。", "complaint"),
    ]
    for (letter, category) in zip(letters, try categories(of: letters.map { ($0.0, $0.1) })) {
      #expect(category == letter.2, "\(letter)")
    }
  }
}
