import Domain
import Reading
import Synchronization

/// Letters that were read already (已阅): what their words say, each text once for all stages of a pass.
///
/// All of it follows from the words alone, so that it can be out of date for nobody, and that letters can be read on
/// whatever processor is free, before the one writer comes to them.
package final class ReadLetters: Sendable {
  private struct Contents {
    var findings: [Text: Findings] = [:]
    /// With which learned rules they were found.
    var rules = 0
    var compared: [Text: ComparedText] = [:]
    var accusations: [Text: Accusation?] = [:]
    var mails: [Int64: Ahead<ReadMail?>] = [:]
    var others: [Int64: ComparedLetter] = [:]
    var undone = 0
  }

  private let rules: OfficeRules
  private let contents = Mutex(Contents())
  /// So many of each are kept; then it begins anew.
  private static let most = 2000

  package init(rules: OfficeRules) { self.rules = rules }

  func findings(in text: String) -> Findings {
    let key = Text(text)
    let version = rules.triage.learned.version
    if let known = contents.withLock({ $0.rules == version ? $0.findings[key] : nil }) { return known }
    let found = Findings(in: text, by: rules)
    contents.withLock {
      if $0.findings.count >= Self.most || $0.rules != version { $0.findings = [:] }
      $0.rules = version
      $0.findings[key] = found
    }
    return found
  }

  /// - Parameter read: reads it, where nobody has.
  func accusation(in text: String, _ read: (String) -> Accusation?) -> Accusation? {
    let key = Text(text)
    if let known = contents.withLock({ $0.accusations[key] }) { return known }
    let found = read(text)
    contents.withLock {
      if $0.accusations.count >= Self.most { $0.accusations = [:] }
      $0.accusations[key] = .some(found)
    }
    return found
  }

  func compared(title: String, text: String) -> ComparedText {
    let key = Text(title: title, text: text)
    return contents.withLock { $0.compared[key] } ?? ComparedText(title: title, text: text)
  }

  /// A mail that was read before its turn; nil where nobody has, or where something is wrong with it.
  func mail(_ id: Int64) -> ReadMail? { contents.withLock { $0.mails[id] }?.value }

  /// Begins to read mails.
  /// - Parameter read: reads one; whatever else it reads on the way is found here later as well.
  func ahead(_ mails: [Int64], _ read: @escaping @Sendable (Int64) -> ReadMail?) {
    for id in mails {
      let mail = Ahead {
        let mail = read(id)
        if let mail { self.compare(mail.registration) }
        return mail
      }
      contents.withLock {
        if $0.mails.count >= Self.most { $0.mails = [:] }
        $0.mails[id] = mail
      }
    }
  }

  private func compare(_ registration: Registration) {
    let (title, text) = (registration.title.shown, registration.text.shown)
    let (key, compared) = (Text(title: title, text: text), ComparedText(title: title, text: text))
    contents.withLock {
      if $0.compared.count >= Self.most { $0.compared = [:] }
      $0.compared[key] = compared
    }
  }

  /// The letter that the event `sequence` registered, where it was compared before.
  /// - Parameter undone: how often something recorded was undone; numbers given out before it may be given again.
  func letter(registeredBy sequence: Int64, undone: Int) -> ComparedLetter? {
    contents.withLock { $0.undone == undone ? $0.others[sequence] : nil }
  }

  func lay(_ letter: ComparedLetter, registeredBy sequence: Int64, undone: Int) {
    contents.withLock {
      if $0.undone != undone || $0.others.count >= Self.most { $0.others = [:] }
      $0.undone = undone
      $0.others[sequence] = letter
    }
  }

  func clear() { contents.withLock { $0 = Contents() } }
}

/// What a mail will be registered as.
struct ReadMail: Sendable {
  /// Without its query code.
  let registration: Registration
  /// What it is by its words; nil where they do not decide it alone.
  let classification: Classification?
  /// As far as an answer must know it, unless a person has said that one wrote it.
  let answered: AnsweredMail
}

/// A text by its octets: `String` would look for its normal form each time it is looked up. What takes time is done once,
/// so that nobody waits for it where others look things up as well.
private struct Text: Hashable {
  private let text: String
  private let hash: Int

  init(_ text: String) {
    var text = text
    var hasher = Hasher()
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    self.text = text
    hash = hasher.finalize()
  }

  /// A title and a text apart: the first says where it ends.
  init(title: String, text: String) { self.init("\(title.utf8.count) \(title)\(text)") }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }

  static func == (one: Text, other: Text) -> Bool {
    one.hash == other.hash && one.text == other.text
  }
}

/// A letter with which others are compared.
struct ComparedLetter: Sendable {
  let id: LetterID
  let text: ComparedText
}
