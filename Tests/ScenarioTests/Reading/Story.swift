import Domain
import Office
import World

/// What `story.txt` says: steps in the order of time.
struct Story {
  struct Line {
    let number: Int
    let step: Step
  }

  /// Steps that the desk has not switched on (`by hand: review`).
  let byHand: Set<OfficeRules.Step>
  /// When the desk is asked about what waits (`triage at 08:30, 14:30`).
  let triage: OfficeRules.TriageTime
  /// Whether 高云 stands above the desk.
  let hasCoordinator: Bool
  let lines: [Line]
}

/// One sentence of a story.
enum Step {
  case clock(Timestamp)
  // What people do.
  case write(WrittenMail)
  case answer(Answer)
  case run(Command, by: String)
  /// Comments under the cast's account.
  case export(String)
  // What is to be seen then.
  case gets(Person, name: String, kind: String, Words)
  case held(reason: String)
  case stands(LetterID, Stage)
  case page(LetterID, Words)
  case noPage(LetterID)
  case site(Words)
  /// What is to be said under the account.
  case replyFile(Words)
}

struct WrittenMail {
  let person: Person
  let subject: String
  let text: String
  let hasPhoto: Bool
}

/// What somebody writes below the words of a mail of ours.
struct Answer {
  enum Signature { case none, genuine, forged }

  let person: Person
  /// Which mail: its template's name, and the newest of them or the first.
  let kind: String
  let toFirst: Bool
  let signature: Signature
  let hasScan: Bool
  /// Whether it comes over a border that says where it came from.
  let isAuthenticated: Bool
  let words: String
}

/// A command line of the desk.
enum Command {
  case assign(LetterID, lead: String, cooperating: [String])
  case decline(LetterID, DeclineGround)
  case reassign(LetterID, to: String, cooperating: [String], why: String)
  case extend(LetterID, days: Int, why: String)
  case reopen(LetterID, why: String)
  case word(LetterID, Wording)
  /// With what stands below the line.
  case split(LetterID, [Matter])
  case merge(LetterID, into: LetterID)
  case unmerge(LetterID, why: String)
}

/// What a mail or a page must say, and what it must hide.
struct Words {
  struct Word {
    let line: Int
    let isSaid: Bool
    let text: String
  }

  let all: [Word]
}

/// A line of a story that cannot be told.
struct StoryError: Error, CustomStringConvertible {
  let line: Int
  let description: String

  init(_ line: Int, _ description: String) {
    self.line = line
    self.description = description
  }
}
