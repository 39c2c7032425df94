import Domain

/// What a clerk may answer to what an author wrote later.
extension Docket {
  mutating func decide(
    _ word: DeskWord, about question: FollowUpQuestion?, by clerk: Party
  ) throws -> String {
    switch (word, question) {
    case (.reopen(let reason), let question?): try reopen(for: question, because: reason, by: clerk)
    case (.registerAnew, let question?): try registerAnew(question, by: clerk)
    case (.leave(let reason), let question?): try leave(question, because: reason, by: clerk)
    case (.uphold(let reason), let question?): try uphold(question, because: reason, by: clerk)
    default: throw DeskRefusal("这一件不能这样办理。\(QuestionKind.followUp.help)")
    }
  }

  mutating func decide(_ word: DeskWord, about question: WishQuestion?, by clerk: Party) throws -> String {
    switch (word, question) {
    case (.pass, let question?): try grant(question, by: clerk)
    case (.refuse(let reason), let question?): try refuse(question, because: reason, by: clerk)
    default: throw DeskRefusal("这一件不能这样办理。\(QuestionKind.authorWish.help)")
    }
  }
}
