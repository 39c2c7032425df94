import Domain
import Glibc
import Reading
import Store
import Synchronization

/// Letters that were read already (已阅): what their words say, each text once for all stages of a pass.
///
/// All of it follows from the words alone, so that it can be out of date for nobody, and that letters can be read on
/// whatever processor is free, before the one writer comes to them.
package final class ReadLetters: Sendable {
  private struct Contents {
    var findings = Recent<Text, Findings>(atLeast: most)
    /// With which learned rules they were found.
    var rules = 0
    var compared = Recent<Text, ComparedText>(atLeast: most)
    var accusations = Recent<Text, Accusation?>(atLeast: most)
    var mails = Recent<Int64, Ahead<ReadMail?>>(atLeast: most)
    var others = Recent<Int64, ComparedLetter>(atLeast: most)
    var undone = 0
  }

  private let rules: OfficeRules
  private let contents = Mutex(Contents())
  /// So many of each are kept at least: more than come in one pass.
  private static let most = 1500

  package init(rules: OfficeRules) { self.rules = rules }

  func findings(in text: String) -> Findings {
    let key = Text(text)
    let version = rules.triage.learned.version
    if let known = contents.withLock({ $0.rules == version ? $0.findings[key] : nil }) { return known }
    let found = Findings(in: text, by: rules)
    contents.withLock {
      if $0.rules != version { $0.findings = Recent(atLeast: Self.most) }
      $0.rules = version
      $0.findings.lay(found, for: key)
    }
    return found
  }

  /// - Parameter read: reads it, where nobody has.
  func accusation(in text: String, _ read: (String) -> Accusation?) -> Accusation? {
    let key = Text(text)
    if let known = contents.withLock({ $0.accusations[key] }) { return known }
    let found = read(text)
    contents.withLock { $0.accusations.lay(found, for: key) }
    return found
  }

  func compared(title: String, text: String) -> ComparedText {
    let key = Text(title: title, text: text)
    return contents.withLock { $0.compared[key] } ?? ComparedText(title: title, text: text)
  }

  /// A mail that was read before its turn; nil where nobody has, or where something is wrong with it.
  func mail(_ id: Int64) -> ReadMail? { contents.withLock { $0.mails[id] }?.valueWhileHelping }

  /// Begins to read mails.
  /// - Parameter read: reads one; whatever else it reads on the way is found here later as well.
  func ahead(_ mails: [Int64], _ read: @escaping @Sendable (Int64) -> ReadMail?) {
    for id in mails {
      let mail = Ahead {
        let mail = read(id)
        if let mail { self.compare(mail.registration) }
        return mail
      }
      contents.withLock { $0.mails.lay(mail, for: id) }
    }
  }

  private func compare(_ registration: Registration) {
    let (title, text) = (registration.title.shown, registration.text.shown)
    let (key, compared) = (Text(title: title, text: text), ComparedText(title: title, text: text))
    contents.withLock { $0.compared.lay(compared, for: key) }
  }

  /// The letter that the event `sequence` registered, where it was compared before.
  /// - Parameter undone: how often something recorded was undone; numbers given out before it may be given again.
  func letter(registeredBy sequence: Int64, undone: Int) -> ComparedLetter? {
    contents.withLock { $0.undone == undone ? $0.others[sequence] : nil }
  }

  func lay(_ letter: ComparedLetter, registeredBy sequence: Int64, undone: Int) {
    contents.withLock {
      if $0.undone != undone { $0.others = Recent(atLeast: Self.most) }
      $0.undone = undone
      $0.others.lay(letter, for: sequence)
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
    one.hash == other.hash && one.octets { one in other.octets { one.isLike($0) } }
  }

  private func octets<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = text
    return text.withUTF8(read)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Octet by octet it would take as long as all else that is done to look a text up, while others wait for it.
  fileprivate func isLike(_ other: Self) -> Bool {
    guard count == other.count else { return false }
    guard let start = baseAddress, let other = other.baseAddress else { return true }
    return memcmp(start, other, count) == 0
  }
}

/// A letter with which others are compared.
struct ComparedLetter: Sendable {
  let id: LetterID
  let text: ComparedText
}
