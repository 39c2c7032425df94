import Foundation
import Testing
import World

@testable import Office

/// Whatever a stage gives as a reason, people can read it.
@Suite struct HeldReasonTests {
  /// Every reason that stands in the sources, wherever a mail is put into the pen.
  private static let invented: Set<String> = {
    let root = URL(fileURLWithPath: Repository.root + "/Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let sources = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .compactMap { try? String(contentsOf: $0, encoding: .utf8) }
    let patterns = [
      /\bhold\(\s*"([a-z ]+)"/, /\bhold\(\s*[\w$.]+,\s*reason:\s*"([a-z ]+)"/,
      /\.init\(\s*reason:\s*"([a-z ]+)"/, /SELECT \?, \?, '([a-z ]+)'/,
    ]
    return Set(
      sources.flatMap { text in patterns.flatMap { text.matches(of: $0).map { String($0.output.1) } } })
  }()

  @Test func everyReasonThatAStageGivesHasItsSentences() {
    #expect(
      Self.invented.isSuperset(of: [
        "no token", "failed", "deadly", "bad row", "bad file", "left on the server",
      ]))
    for code in Self.invented {
      #expect(HeldReason(code: code) != .other(code), "\"\(code)\" is missing in HeldReason.known")
    }
  }

  @Test func everyRefusalHasItsSentences() throws {
    let source = try String(
      contentsOfFile: Repository.root + "/Sources/Office/Handle/Refusal.swift", encoding: .utf8)
    let codes = source.matches(of: /case \.\w+: "([a-z ]+)"/).map { String($0.output.1) }
    let known = Set(Refusal.each.map(\.code))
    #expect(Set(codes.prefix { $0 != "the letter is closed" }).isSubset(of: known), "see Refusal.each")
    for refusal in Refusal.each {
      let reason = HeldReason(code: refusal.code, isOfLetter: true)
      // Nothing of it is the unit's to put right.
      let isOffices =
        refusal.waits
        || ["signature:revocationListMissing", "signature:policyUnusable"].contains(refusal.code)
      #expect(reason.kind == (isOffices ? .stuck : .refused))
      #expect(reason != .other(refusal.code) && !reason.chinese.isEmpty)
      // What waits for the office can be released.
      #expect((reason.wayOut != nil) != isOffices)
    }
  }

  /// Of a held mail only the code is kept: a day or a figure in its reason would be made up.
  @Test func theReasonOfARefusedMailNamesNoDayFigureOrWordThatIsNotKnown() {
    for refusal in Refusal.each {
      let chinese = HeldReason(code: refusal.code, isOfLetter: true).chinese
      for madeUp in ["1970", "0", "1次", "“”", "是，", "经裁定", "有的办件标识"] {
        #expect(!chinese.contains(madeUp), "\(refusal.code): \(chinese)")
      }
    }
  }

  @Test func aReasonThatNobodyKnowsIsShownAsItIs() {
    let reason = HeldReason(code: "too many moons")
    #expect(reason.sentence == "too many moons")
    #expect(reason.chinese.contains("too many moons"))
    #expect(reason.kind == .loose, "a clerk may do with it what he may do with any mail")
  }

  @Test func oneWordOfTwoStagesIsToldApartByTheLetter() {
    #expect(HeldReason(code: "encrypted").kind == .loose)
    #expect(HeldReason(code: "encrypted", isOfLetter: true).kind == .refused)
  }
}
