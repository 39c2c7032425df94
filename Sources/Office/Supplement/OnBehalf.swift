import Domain

/// What an author says by telephone or at the window, and a clerk records.
extension Office {
  /// `huiyin retract`: units and author are told as if he had written.
  package func retract(_ id: LetterID, because reason: String, by clerk: Party, at now: Timestamp) throws
    -> String
  {
    try open(id, at: now) { docket in
      guard !docket.letter.hasPage else { throw OfficeError.pageStands(id) }
      try docket.retract(because: reason, by: clerk)
      return "已撤回，并告知网民和承办单位"
    }
  }

  /// `huiyin rate`: how satisfied he is with an answer (回访).
  package func rate(
    _ id: LetterID, _ rating: Rating, because reason: String?, by clerk: Party, at now: Timestamp
  ) throws -> String {
    try open(id, at: now) { docket in
      guard docket.letter.answer != nil, docket.letter.stage.isClosed else {
        throw OfficeError.notAnswered(id)
      }
      try docket.record(.rated(rating.rawValue, reason: reason.map { Words($0) }), by: clerk)
      return "已记录回访：\(rating.rawValue)"
    }
  }

  /// `huiyin note`: what belongs to a letter's story and changes nothing, such as 电话催办.
  package func note(_ id: LetterID, _ text: String, by clerk: Party, at now: Timestamp) throws -> String {
    try open(id, at: now) { docket in
      try docket.record(.noted(Words(text)), by: clerk)
      return "已记录"
    }
  }
}

/// The words of the survey (满意度).
package enum Rating: String, Sendable, Codable, CaseIterable {
  case satisfied = "满意"
  case fairly = "基本满意"
  case dissatisfied = "不满意"
}
