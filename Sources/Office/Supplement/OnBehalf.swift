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

  /// `huiyin rate`: how satisfied he says he is with an answer (回访). It counts as his own word; what a unit heard is
  /// recorded by `huiyin record … follow-up`. Why he is dissatisfied is put to the desk as if he had written.
  package func rate(
    _ id: LetterID, _ rating: Rating, because reason: String?, by clerk: Party, at now: Timestamp
  ) throws -> String {
    try open(id, at: now) { docket in
      guard try docket.answeredLetter != nil else { throw OfficeError.notAnswered(id) }
      let isPutToDesk = rating == .dissatisfied && reason?.isEmpty == false
      try docket.record(
        .rated(rating.rawValue, reason: isPutToDesk ? nil : reason.map { Words($0) }), by: clerk)
      guard isPutToDesk, let reason else { return "已记录网民评价：\(rating.rawValue)" }
      try docket.supplement(reason, in: nil, by: clerk, isQuiet: false)
      return "已记录网民评价：\(rating.rawValue)；原因已列入网民后续来信，请决定"
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
