import Domain
import Office

/// What `huiyin archive` wrote; its JSON keys are stable.
struct ShownArchive: Encodable {
  /// A sign-off that cannot be judged again, and why.
  struct Unproven: Encodable {
    let letter: String
    let reason: String
  }
  let year: String
  let directory: String
  private(set) var letters = 0
  var files = 0
  var bytes: Int64 = 0
  /// Named in the list, and not in the archive: ground four.
  var apart: [String] = []
  /// Of whose words only what the ledger keeps is left.
  private(set) var erased: [String] = []
  private(set) var unproven: [Unproven] = []
  /// Still open, and closed after that year.
  let open: [String]
  let later: [String]
  let tests: [String]

  init(year: String, directory: String, _ closed: ClosedLetters) {
    (self.year, self.directory) = (year, directory)
    open = closed.open.map(\.description)
    later = closed.later.map(\.description)
    tests = closed.tests.map(\.description)
  }

  mutating func add(_ file: ArchivedLetter) {
    letters += 1
    if file.letter.erasedAt != nil { erased.append(file.letter.id.description) }
    if let reason = file.unproven {
      unproven.append(Unproven(letter: file.letter.id.description, reason: reason))
    }
  }

  var lines: [String] {
    func line(_ what: String, _ letters: [String]) -> [String] {
      letters.isEmpty ? [] : ["\(what)  \(letters.joined(separator: ","))"]
    }
    return ["\(directory)  \(letters) letters  \(files) files  \(bytes) bytes"]
      + line("not in it, in the list only (ground four)", apart) + line("erased, only what is left", erased)
      + unproven.map { "sign-off not proven  \($0.letter)  \($0.reason)" }
      + line("still open, of the year in which it is closed", open) + line("closed after \(year)", later)
      + line("tests, left out", tests)
      + [
        "it says who the authors are: readable by you alone; check it with sha256sum -c \(ArchiveFolder.sums)"
      ]
  }
}
