import Domain

/// What an author says of his answer (满意、基本满意、不满意), and what follows from it.
extension Docket {
  /// The letter whose answer its author has: this one, or the one it is handled in (并案); nil while there is none.
  var answeredLetter: Letter? {
    get throws {
      let holder = letter.stage == .merged ? try letter.root.flatMap { try book.letter($0) } : letter
      guard let holder, holder.answer != nil, [.published, .withheld, .withdrawn].contains(holder.stage)
      else {
        return nil
      }
      return holder
    }
  }

  /// Records his word. He may change it as long as the answer stands: the last one counts, and all are kept.
  ///
  /// What he says besides is put to the desk where somebody has to read it, else it stands beside his word.
  /// - Parameter text: all that he wrote.
  mutating func receive(_ word: RatingWord, in text: String, from later: LaterMail, isQuiet: Bool) throws {
    let wasDissatisfied = letter.isDissatisfied
    let isPutToDesk = word.wantsReader || word.rating == .dissatisfied && later.hasFiles
    let reason = word.hasReason && !isPutToDesk ? Words(OwnCodes.removed(from: text)) : nil
    try record(.rated(word.rating.rawValue, reason: reason), by: .author)
    if isPutToDesk { try supplement(text, from: later, isQuiet: isQuiet) }
    // The same word again changes nothing that he was told.
    guard word.rating == .dissatisfied, !wasDissatisfied else { return }
    if letter.wasHandledAnew {
      try tellFollowedUp(cause: "rated", .rated(isRead: isPutToDesk, otherWays: true))
    } else if !isPutToDesk {
      try tellFollowedUp(cause: "rated", .rated(isRead: false, otherWays: false))
    }
  }

  /// 维持：说明. The answer stands, and its author reads why, and how else he can go on.
  mutating func uphold(_ question: FollowUpQuestion, because reason: String, by clerk: Party) throws -> String
  {
    guard try answeredLetter != nil else { throw DeskRefusal("未办理：本件目前没有可以维持的答复，请写：已阅：原因") }
    guard !reason.isEmpty else { throw DeskRefusal("维持须写明理由，理由将告知网民") }
    try record(.noted(Words("原答复维持：\(reason)")), by: clerk)
    try tellFollowedUp(cause: question.subject, .upheld(reason))
    return "原答复维持，理由已告知网民"
  }
}

/// What an author is told of what he has written after his answer.
enum FollowedUp {
  case reopened
  /// 已阅：原因.
  case left(String)
  /// 维持：说明.
  case upheld(String)
  /// He is dissatisfied. Where he did not say why, he may; where the letter was handled anew before, it is not once more.
  case rated(isRead: Bool, otherWays: Bool)
}

extension Docket {
  mutating func tellFollowedUp(cause: String, _ what: FollowedUp) throws {
    var (isReopened, isUpheld, mayExplain, isRead, isClosed, reason) = (false, false, false, false, false, "")
    switch what {
    case .reopened: isReopened = true
    case .left(let why): reason = why
    case .upheld(let why): (isUpheld, reason) = (true, why)
    case .rated(let read, let otherWays): (isRead, isClosed, mayExplain) = (read, otherWays, !otherWays)
    }
    try writeToAuthor(
      .followedUp, cause: cause,
      values: [
        "reopened": .flag(isReopened), "upheld": .flag(isUpheld), "mayExplain": .flag(mayExplain),
        "read": .flag(isRead), "handledOnce": .flag(isClosed), "reason": .text(reason),
      ])
  }
}
