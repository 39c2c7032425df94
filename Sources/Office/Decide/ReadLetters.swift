import Dispatch
import Domain
import Reading
import Synchronization

/// Letters that were read already (已阅): what their words say, each text once for all stages of a pass.
///
/// All of it follows from the words alone, so that it can be out of date for nobody, and that many letters can be read
/// at once, on as many processors as there are, before the one writer comes to them.
package final class ReadLetters: Sendable {
  private struct Contents {
    var findings: [Text: Findings] = [:]
    var compared: [[Text]: ComparedText] = [:]
    var registrations: [Int64: Registration] = [:]
    var others: [Int64: ComparedLetter] = [:]
    var undone = 0
  }

  private let rules: OfficeRules
  private let contents = Mutex(Contents())
  /// So many of each are kept; then it begins anew.
  private static let most = 2000

  package init(rules: OfficeRules) { self.rules = rules }

  func findings(in text: String) -> Findings {
    if let known = contents.withLock({ $0.findings[Text(text)] }) { return known }
    let found = Findings(in: text, by: rules)
    contents.withLock {
      if $0.findings.count >= Self.most { $0.findings = [:] }
      $0.findings[Text(text)] = found
    }
    return found
  }

  func compared(title: String, text: String) -> ComparedText {
    contents.withLock { $0.compared[[Text(title), Text(text)]] } ?? ComparedText(title: title, text: text)
  }

  /// What becomes of a mail, without its query code; nil where nobody has read it ahead.
  func registration(of mail: Int64) -> Registration? { contents.withLock { $0.registrations[mail] } }

  /// Reads what mails will be registered as, and what there is to be found in it.
  func ahead(_ mails: [Int64], as registration: @Sendable (Int64) -> Registration?) {
    DispatchQueue.concurrentPerform(iterations: mails.count) { place in
      guard let registration = registration(mails[place]) else { return }
      let (title, text) = (registration.title.shown, registration.text.shown)
      _ = findings(in: title + "\n" + text)
      let compared = ComparedText(title: title, text: text)
      contents.withLock {
        $0.compared[[Text(title), Text(text)]] = compared
        $0.registrations[mails[place]] = registration
      }
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

/// A text by its octets: `String` would look for its normal form each time it is looked up.
private struct Text: Hashable {
  private var text: String

  init(_ text: String) {
    self.text = text
    self.text.makeContiguousUTF8()
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// A letter with which others are compared.
struct ComparedLetter: Sendable {
  let id: LetterID
  let text: ComparedText
}
