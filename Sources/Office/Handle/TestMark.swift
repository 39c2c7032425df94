import Domain

/// A clerk says that a letter is a test (测试), or that it is none after all.
extension Docket {
  /// - Parameter why: whose test it is; it may be empty where the mark is taken off.
  /// - Returns: what was done, in one line for whoever said it.
  mutating func mark(test isTest: Bool, because why: String, by party: Party) throws -> String {
    guard letter.isTest != isTest else { return isTest ? "该件已标为测试" : "该件没有标为测试，未改动" }
    guard !isTest || !letter.hasPage else { throw PublicTest(letter: id) }
    let last = letter.classification
    try record(
      .classified(
        Classification(
          category: last?.category ?? .inquiry, topic: last?.topic, isUrgent: letter.isUrgent,
          because: ["\(party.shown)\(isTest ? "标为" : "取消")测试" + (why.isEmpty ? "" : "：\(why)")],
          saysTest: isTest)), by: party)
    return isTest ? "已标为测试：照常办理，不公开，不计入统计" : "已取消测试标记，计入统计"
  }
}

/// A letter that is public is no test while its page stands: taking a page down may take two.
struct PublicTest: Error, Equatable, CustomStringConvertible {
  let letter: LetterID
  var description: String { "\(letter) is public: it has to be withdrawn before it is marked as a test" }
}

extension Letter {
  /// Why a test is not public, as its ledger says.
  static let testReason = "测试留言"
}

extension Office {
  /// `huiyin test`.
  package func mark(
    _ id: LetterID, test: Bool, because why: String, by party: Party, at now: Timestamp
  ) throws -> String {
    try open(id, at: now) {
      try $0.checkMayDecide(party, .classify)
      return try $0.mark(test: test, because: why, by: party)
    }
  }
}
