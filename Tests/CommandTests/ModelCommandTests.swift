import Foundation
import Rehearsal
import Testing

/// `huiyin train`, `huiyin classify` and `huiyin evaluate`.
struct ModelCommandTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/huiyin-model-" + UUID().uuidString

  /// Made-up letters of two units, as JSON lines; `fold` is 0 or 1.
  private static let lines = (0..<60).flatMap { number in
    [("旗住建局", "小区暖气不热，第\(number)次反映"), ("旗教体局", "老师违规补课，家长第\(number)次反映")].map { unit, text in
      #"{"title": "", "text": "\#(text)", "label": "\#(unit)", "fold": \#(number % 2)}"#
    }
  }

  private func file(_ lines: [String] = Self.lines, named name: String = "letters.jsonl") throws -> String {
    try Files.write(lines.joined(separator: "\n") + "\n", to: folder + "/" + name)
    return folder + "/" + name
  }

  private func remove() {
    try? FileManager.default.removeItem(atPath: folder)  // a leftover in the temporary folder harms nobody
  }

  @Test func evaluatingNeedsNeitherConfigurationNorLedger() throws {
    defer { remove() }
    let answer = try huiyin("evaluate", try file(), "--folds", "fold", "--json")
    #expect(answer.status == 0, "\(answer.errors)")
    let object = try answer.object()
    for key in ["accuracy", "macroF1"] { #expect(object[key] as? Double == 1) }
    #expect((object["coverageAt98"] as? Double ?? 0) > 0.9)
    let parts = try #require(object["parts"] as? [[String: Any]])
    #expect(parts.map { $0["fold"] as? String } == ["0", "1"])
    #expect(try huiyin("evaluate", try file(), "--folds", "fold", "--json").output == answer.output)
  }

  @Test func withoutFoldsEveryFifthIsHeldBackInTurn() throws {
    defer { remove() }
    let answer = try huiyin("evaluate", try file())
    #expect(answer.status == 0)
    #expect(answer.lines.contains("mean of 5 folds, 120 letters"))
    #expect(answer.output.contains("旗教体局"))
    let trained = try huiyin("evaluate", try file(), "--train", try file(named: "others.jsonl"))
    #expect(trained.lines.first == "120 letters, learnt from 120")
  }

  @Test func whatTheLettersCannotShowIsSaid() throws {
    defer { remove() }
    let one = try huiyin("evaluate", try file(Array(Self.lines.prefix(1))))
    #expect(one.status == 1 && one.complaints.first?.hasSuffix("one letter is too few") == true)
    let few = try file(Array(Self.lines.prefix(20)))
    let unit = try file(Self.lines.filter { $0.contains("旗住建局") }, named: "unit.jsonl")
    let strange = try huiyin("evaluate", few, "--train", unit)
    #expect(strange.status == 0 && strange.lines.contains("never learnt: 旗教体局"))
    #expect(strange.lines.contains("at 98 %: none covered (no confidence is enough)"))
    let object = try huiyin("evaluate", few, "--train", unit, "--json").object()
    let parts = object["parts"] as? [[String: Any]]
    #expect(parts?.first?["unlearnt"] as? [String] == ["旗教体局"])
  }

  @Test func aBadLineIsNamedAndNothingIsLearnt() throws {
    defer { remove() }
    let path = try file(Self.lines.prefix(3) + [#"{"text": "a"}"#, "no JSON"])
    for arguments in [["evaluate", path], ["train", path, "--output", folder + "/model"]] {
      let answer = try Answer(of: [program] + arguments)
      #expect(answer.status == 1 && answer.isInForm && answer.output.isEmpty)
      #expect(
        answer.complaints.prefix(2) == [
          "\(path):4: there is no \"label\"", "\(path):5: this is not JSON: a value is missing",
        ])
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/model"))
  }

  @Test func aFileIsLearntAndAsked() throws {
    defer { remove() }
    let model = folder + "/model"
    let learnt = try huiyin("train", try file(), "--output", model)
    #expect(learnt.status == 0, "\(learnt.errors)")
    #expect(learnt.lines == ["旗住建局  60", "旗教体局  60", "\(model): learnt from 120 letters"])
    let answers = try huiyin("classify", "--model", model, try file(named: "asked.jsonl"))
    #expect(answers.status == 0, "\(answers.errors)")
    let objects = try answers.lines.map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(objects.count == 120)
    #expect(objects.prefix(2).map { $0?["label"] as? String } == ["旗住建局", "旗教体局"])
    #expect(
      objects[0].map { Set($0.keys) } == [
        "label", "confidence", "alternatives", "because", "decision", "ground", "clause", "category", "topic",
        "urgent",
        "certain",
      ])
    #expect((objects[0]?["because"] as? [String])?.contains { $0.contains("暖气") } == true)
  }

  @Test func aModelIsNotReplacedByOneThatKnowsNothing() throws {
    defer { remove() }
    let model = folder + "/model"
    #expect(try huiyin("train", try file(), "--output", model).status == 0)
    let before = try Files.read(model)
    let empty = try huiyin("train", try file([], named: "empty.jsonl"), "--output", model)
    #expect(empty.complaints == ["there is no letter to learn from; nothing was changed"])
    let one = try huiyin("train", try file([Self.lines[0]], named: "one.jsonl"), "--output", model)
    #expect(one.complaints.first?.hasPrefix("all letters have one label, \"旗住建局\"") == true)
    let few = try huiyin(
      "train", try file(Array(Self.lines.prefix(6)), named: "few.jsonl"), "--output", model)
    #expect(few.complaints == ["\(model): was learnt from 120 letters, these are 6; nothing was changed"])
    #expect(try Files.read(model) == before)
    #expect(try huiyin("train", folder + "/few.jsonl", "--output", model, "--replace").status == 0)
  }

  @Test func aDamagedModelIsRefusedWithItsReason() throws {
    defer { remove() }
    let model = folder + "/model"
    #expect(try huiyin("train", try file(), "--output", model).status == 0)
    try Files.write(String(repeating: "x", count: 100), to: model)
    let answer = try huiyin("classify", "--model", model)
    #expect(answer.status == 1)
    #expect(answer.complaints == ["\(model): is no model of huiyin"])
    #expect(answer.hints == ["\"huiyin train\" makes a new one"])
  }

  @Test func withoutAModelTheRulesAnswerAlone() throws {
    let bureau = try Bureau()
    try Files.write("小区暖气不热，供热公司不管", to: bureau.directory + "/letter.txt")
    let object = try bureau.huiyin("classify", "--json", bureau.directory + "/letter.txt").object()
    #expect(object["label"] as? String == "旗住建局")
    #expect(object["decision"] as? String == "accept")
    #expect((object["because"] as? [String])?.contains { $0.contains("units.yaml:") } == true)
    #expect(object["category"] as? String == "complaint" && object["topic"] as? String == "供热")
    #expect(object["clause"] as? Int == 5 && object["urgent"] as? Bool == false)
    let nothing = try bureau.huiyin("classify", "--json").object()
    #expect(nothing["label"] is NSNull && nothing["topic"] is NSNull && nothing["certain"] as? Bool == false)
  }

  @Test func theOfficesModelJoinsTheRules() throws {
    defer { remove() }
    let bureau = try Bureau.withLetter()
    #expect(
      try bureau.huiyin("train").complaints.first == "there is no letter to learn from; nothing was changed")
    let learnt = try bureau.huiyin("train", try file())
    #expect(learnt.status == 0 && learnt.warnings.isEmpty, "\(learnt.errors)")
    // The ledger, in which no clerk has decided anything yet, does not undo that.
    let again = try bureau.huiyin("train")
    #expect(again.status == 1 && again.hints.first?.hasPrefix("letters teach once a clerk") == true)
    try Files.write("家长反映老师违规补课", to: folder + "/letter.txt")
    let object = try bureau.huiyin("classify", "--json", folder + "/letter.txt").object()
    #expect(object["label"] as? String == "旗教体局")
    #expect((object["because"] as? [String])?.contains { $0.hasPrefix("与此前转该单位的60件来信相近") } == true)
  }

  @Test func labelsThatAreNoUnitsAreToldAndAnsweredByThemselves() throws {
    defer { remove() }
    let bureau = try Bureau()
    let lines = Self.lines.map { $0.replacing("旗住建局", with: "城乡建设").replacing("旗教体局", with: "教育文体") }
    let learnt = try bureau.huiyin("train", try file(lines))
    #expect(learnt.warnings == ["no handling unit is called \"城乡建设\", \"教育文体\""])
    try Files.write("暖气不热", to: folder + "/letter.txt")
    let object = try bureau.huiyin("classify", "--json", folder + "/letter.txt").object()
    #expect(object["label"] as? String == "城乡建设")
  }

  @Test func aDaemonTakesUpANewModelAndGoesOnWithADamagedOne() throws {
    defer { remove() }
    let bureau = try Bureau()
    try Files.write("damaged", to: bureau.directory + "/state/routing.model")
    let office = try RunningOffice(bureau)
    #expect(try bureau.huiyin("train", try file()).status == 0)
    try office.wait(for: "model taken up: 120 letters, 2 units")
  }
}
