import Domain
import Store

/// A person says that a letter is 特急, or that it is not; the rules do not say otherwise afterwards.
extension Docket {
  /// - Returns: what was done, in one line for whoever said it.
  mutating func mark(urgent isUrgent: Bool, by party: Party) throws -> String {
    guard letter.isUrgent != isUrgent else { return isUrgent ? "该件已是特急件" : "该件不是特急件，未改动" }
    let last = letter.classification
    let classification = Classification(
      category: last?.category ?? .inquiry, topic: last?.topic, isUrgent: isUrgent,
      because: ["\(party.shown)\(isUrgent ? "标为" : "取消")特急"])
    guard !letter.stage.isClosed || !isUrgent else { throw NotMarked(letter: id) }
    try record(.classified(classification), by: party)
    return isUrgent ? "已标为特急，正在呼叫值班人员" : "已取消特急，不再呼叫值班人员"
  }
}

extension Docket {
  /// What an author adds may tell of something that has happened since. Where a person has judged, he has judged.
  mutating func noticeUrgency(in text: String) throws {
    let isJudged = letter.events.contains { $0.fact.act == .classify && $0.by.role != .policy }
    guard let last = letter.classification, !letter.isUrgent, !isJudged, !letter.stage.isClosed else {
      return
    }
    guard let urgency = triage.urgency(of: text) else { return }
    try record(
      .classified(
        Classification(
          category: last.category, topic: last.topic, isUrgent: true, because: last.because + urgency.because)),
      by: .policy)
  }
}

/// Why a letter cannot be marked.
struct NotMarked: Error, Equatable, CustomStringConvertible {
  let letter: LetterID
  var description: String { "\(letter) is closed: nobody need hurry" }
}

extension Office {
  /// `huiyin urgent`.
  package func mark(_ id: LetterID, urgent: Bool, by party: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) {
      try $0.checkMayDecide(party, .assign)
      return try $0.mark(urgent: urgent, by: party)
    }
  }
}
