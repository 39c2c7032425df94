/// What comes to light while a configuration is read: problems, warnings, and every key that was asked for.
final class Findings {
  private(set) var warnings: [Problem] = []
  /// Files without which only some things cannot be done.
  private(set) var lacking: [Problem] = []
  private var problems: [Problem] = []
  private var strangers: [Stranger] = []
  private var files: [String: Int] = [:]
  private var directories: [String: String] = [:]
  /// What stands in the files that keys name, with defaults filled in, by those keys.
  private(set) var contents: [String: Record] = [:]
  /// The sections that know a key.
  private(set) var sections: [String: [String]] = [:]
  /// Who is to know of keys as well, though of nothing else.
  private let pupil: Findings?

  /// - Parameter pupil: Findings that learn the keys that these do.
  init(teaching pupil: Findings? = nil) { self.pupil = pupil }

  /// A key that its section does not know. Judged at the end, when all sections have told their keys.
  private struct Stranger {
    let key: String
    let place: Place
    let section: String
    let known: [String]
    /// The one of them that is spelt almost like it.
    let near: String?
  }

  func add(_ problem: Problem) { problems.append(problem) }
  func warn(_ problem: Problem) { warnings.append(problem) }
  func lack(_ problem: Problem) { lacking.append(problem) }

  /// Files are reported in the order in which they were opened.
  func opened(_ file: String, in directory: String) {
    files[file] = files[file] ?? files.count
    directories[file] = directory
  }

  /// Where a file lies; nil for one that was not opened.
  func directory(of file: String) -> String? { directories[file] }

  func keep(_ contents: Record, ofFileNamedBy key: String) { self.contents[key] = contents }

  func know(_ key: String, in section: String) {
    pupil?.know(key, in: section)
    if !sections[key, default: []].contains(section) { sections[key, default: []].append(section) }
  }

  func unknown(_ key: String, at place: Place, in section: String, known: [String], near: String?) {
    strangers.append(Stranger(key: key, place: place, section: section, known: known, near: near))
  }

  /// Everything that is wrong, each once, in the order of files and lines.
  func finish() -> [Problem] {
    problems += strangers.map(problem)
    strangers = []
    var seen: Set<Problem> = []
    return inOrder(problems.filter { seen.insert($0).inserted })
  }

  func inOrder(_ problems: [Problem]) -> [Problem] {
    problems.sorted { a, b in
      let (first, second) = (files[a.place.file] ?? files.count, files[b.place.file] ?? files.count)
      return (first, a.place.line, a.place.column) < (second, b.place.line, b.place.column)
    }
  }

  private func problem(_ stranger: Stranger) -> Problem {
    let message = "\(stranger.section) has no key \(quoted(stranger.key))"
    if let near = stranger.near {
      return Problem(stranger.place, message, hint: "did you mean \(quoted(near))?")
    }
    let key = kebabCase(stranger.key)
    if let homes = sections[key] {
      return Problem(
        stranger.place, message, hint: "\(quoted(key)) belongs to \(homes.joined(separator: " or "))")
    }
    return Problem(stranger.place, message, hint: "it knows: \(stranger.known.joined(separator: ", "))")
  }
}
