import Domain
import Store

/// A person says that a letter is 特急, or that it is not; the rules do not say otherwise afterwards.
extension Docket {
  /// - Returns: what was done, in one line for whoever said it.
  mutating func mark(urgent isUrgent: Bool, by party: Party) throws -> String {
    guard letter.isUrgent != isUrgent || [.merged, .split].contains(letter.stage) else {
      return isUrgent ? "该件已是特急件" : "该件不是特急件，未改动"
    }
    let last = letter.classification
    let classification = Classification(
      category: last?.category ?? .inquiry, topic: last?.topic, isUrgent: isUrgent,
      because: ["\(party.shown)\(isUrgent ? "标为" : "取消")特急"])
    // A merged or divided letter is seen to where it is handled.
    let isElsewhere = letter.stage == .merged || letter.stage == .split
    guard !isElsewhere, !letter.stage.isClosed || !isUrgent else {
      throw NotMarked(letter: id, isElsewhere: isElsewhere)
    }
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
          category: last.category, topic: last.topic, isUrgent: true, because: last.because + urgency.because)
      ),
      by: .policy)
  }
}

extension Docket {
  /// 特急 goes over to the letter in which another is handled from now on (并案、分办), and so do the calls: by neither has
  /// anybody seen to it. Whoever has the other has this one.
  /// - Returns: whether it has become 特急.
  mutating func takeOverUrgency(of other: Letter, because reason: String, by party: Party) throws -> Bool {
    guard other.isUrgent, !letter.isUrgent, !letter.stage.isClosed else { return false }
    let last = letter.classification
    try record(
      .classified(
        Classification(
          category: last?.category ?? .inquiry, topic: last?.topic, isUrgent: true, because: [reason])),
      by: party)
    guard let name = try book.dutyWatch(of: other.id)?.endedBy else { return true }
    try book.endWatch(of: id, by: name, at: now)
    try record(.noted(Words("\(other.id)的特急事项已由\(name)接手，不另呼叫")), by: .policy)
    return true
  }
}

/// Why a letter cannot be marked.
struct NotMarked: Error, Equatable, CustomStringConvertible {
  let letter: LetterID
  var isElsewhere = false
  var description: String {
    isElsewhere
      ? "\(letter) is handled in another letter: mark that one" : "\(letter) is closed: nobody need hurry"
  }
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
