import Domain
import Office
import World

/// What `story.txt` says: steps in the order of time.
struct Story {
  struct Line {
    let number: Int
    let step: Step
  }

  let scenery: Scenery
  let lines: [Line]
}

/// One sentence of a story.
enum Step {
  case clock(Timestamp)
  // What people do.
  case write(WrittenMail)
  case answer(Answer)
  case run(Command, by: String)
  /// His mailbox answers the newest mail of that kind by itself.
  case away(Person, kind: String, words: String)
  /// His last mail arrives once more.
  case again(Person)
  /// A mail of ours about that letter comes back undelivered.
  case comesBack(kind: String, LetterID)
  /// Nothing can be written where the public site is, or it can again.
  case siteIsBlocked(Bool)
  /// The office gets the authority's next list, and starts anew.
  case listIsRenewed
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
  enum Signature {
    case none, genuine, forged
    case flawed(Flaw)
  }

  let person: Person
  /// In whose mailbox the mail lies; nil where it is his own.
  let holder: Person?
  /// Which mail: its template's name, and the newest of them or the first.
  let kind: String
  let toFirst: Bool
  let ways: Ways
  let words: String
  /// What is written into forms that go along: texts by the labels of their rows.
  let forms: [[(label: String, text: String)]]

  /// How the answer is sent.
  struct Ways {
    var signature = Signature.none
    var files: [AnswerFile] = []
    /// Whether it comes over a border that says where it came from.
    var isAuthenticated = false
    var quotes = true
    /// Whether it goes to the office's plain address.
    var isToPlainAddress = false
  }
}

/// A file that goes along with an answer.
enum AnswerFile: String {
  case scan = "a scan"
  case oldForm = "an old form"
  case brokenForm = "a broken form"
  case lockedFile = "a locked file"
  case smallPicture = "a small picture"
}

/// A command line of the desk.
enum Command {
  case assign(LetterID, lead: String, cooperating: [String])
  case decline(LetterID, DeclineGround)
  case reassign(LetterID, to: String, cooperating: [String], why: String)
  case extend(LetterID, days: Int, why: String)
  case reopen(LetterID, why: String)
  case letStand(LetterID, why: String)
  case incident(LetterID, wrongUnit: String? = nil, why: String)
  /// The mail that was held last, as a unit's about that letter.
  case release(LetterID)
  case word(LetterID, Wording)
  /// With what stands below the line.
  case split(LetterID, [Matter])
  case merge(LetterID, into: LetterID)
  case unmerge(LetterID, why: String)
  /// What a unit said otherwise than by mail (代录).
  case record(LetterID, SpokenWord, hasScan: Bool)
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
