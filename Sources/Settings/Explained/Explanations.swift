/// What the comments of a file say about its keys: the shipped files are their own documentation, and whatever else
/// explains a key says the same.
package struct Explanations: Sendable {
  private var byPath: [[String]: String] = [:]
  private var byName: [String: String] = [:]
  /// Every key that there is.
  private let paths: [[String]]
  /// The keys that the line before stands within, and where they began.
  private var stack: [(column: Int, key: String)] = []
  /// Lines of prose, which are about the key that follows them.
  private var prose: [String] = []
  /// Which keys a line is about that goes on beside them.
  private var current: [[String]] = []
  /// What stands at the head of the file.
  package private(set) var head = ""

  /// What is said about a key, of this section or of the first that has the same one.
  package subscript(_ path: [String]) -> String? { byPath[path] ?? path.last.flatMap { byName[$0] } }

  /// Keys that mean the same wherever they stand, and are explained once: of servers, and of people.
  private static let shared: Set = [
    "host", "security", "port", "password-file", "credential", "login", "proxy", "proxy-user",
    "proxy-password-file", "proxy-credential", "timeout", "host-key", "key-file", "since", "until", "logins",
    "away",
  ]

  /// - Parameter outline: the keys that there are: any other words before a colon are none.
  package init(_ text: String, of outline: Outline) {
    paths = outline.paths.map(\.path)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(CommentedLine.init) {
      // Told to editors.
      if !line.content.hasPrefix("yaml-language-server:") { take(line) }
    }
  }

  private mutating func take(_ line: CommentedLine) {
    if line.content.isEmpty {
      if head.isEmpty { head = prose.joined(separator: " ") }
      (prose, current) = ([], [])
    } else if line.column >= CommentedLine.margin {
      for path in current { say(line.content, about: path) }
    } else if let path = path(of: line) {
      begin(path, line)
    } else if let row = line.row, shortest(row.names[0]) != nil {
      current = row.names.compactMap(shortest)
      for path in current { say(row.text, about: path) }
    } else if line.isComment, line.column == 0 {
      prose.append(line.content)
      current = []
    } else if line.isComment, line.column >= CommentedLine.beside, stack.isEmpty {
      for path in current { say(line.content, about: path) }
    }
  }

  /// A key where it stands; what is said is what is said there first.
  private mutating func begin(_ path: [String], _ line: CommentedLine) {
    let isNew = byPath[path] == nil
    current = isNew ? [path] : []
    if isNew {
      byPath[path] = ""
      if line.column == 0 { say(prose.joined(separator: " "), about: path) }
      say(line.comment ?? "", about: path)
    }
    prose = []
  }

  private mutating func path(of line: CommentedLine) -> [String]? {
    guard let key = line.key else { return nil }
    let around = stack.prefix { $0.column < line.column }
    let path = around.map(\.key) + [key]
    guard paths.contains(path) else { return nil }
    stack = Array(around) + [(line.column, key)]
    return path
  }

  /// In a table at the head of a file a key is the outermost of its name.
  private func shortest(_ name: String) -> [String]? {
    paths.filter { $0.last == name }.min { $0.count < $1.count }
  }

  private mutating func say(_ words: String, about path: [String]) {
    guard let name = path.last, !words.isEmpty else { return }
    let before = byPath[path]
    let all = [before ?? "", words].filter { !$0.isEmpty }.joined(separator: " ")
    byPath[path] = all
    if Self.shared.contains(name), byName[name] == nil || byName[name] == before { byName[name] = all }
  }
}

/// A line of a shipped file: what stands there, or would without the mark of a comment before it.
private struct CommentedLine {
  /// From here on comments stand beside keys.
  static let margin = 28
  /// And from here on in a table of keys.
  static let beside = 10

  let content: String
  /// From 0, as if nothing were commented out.
  private(set) var column = 0
  private(set) var isComment = false

  init(_ line: Substring) {
    var rest = line
    while let first = rest.first {
      if first == " " {
        rest.removeFirst()
        column += 1
      } else if first == "#" {
        isComment = true
        rest.removeFirst()
        if rest.first == " " { rest.removeFirst() }
      } else if rest.hasPrefix("- "), !rest.hasPrefix("- {") {
        rest.removeFirst()
        column += 1
      } else {
        break
      }
    }
    content = String(rest)
  }

  var key: String? {
    guard let match = content.firstMatch(of: /^([a-z][a-z0-9-]*|[一二三四五六七八]|举报|投诉|求助|建议|感谢|咨询):(?: |$)/) else {
      return nil
    }
    return String(match.1)
  }

  /// Behind the value.
  var comment: String? { content.firstMatch(of: /\s#\s+(.*)$/).map { String($0.1) } }

  /// `since, until  first and last day`.
  var row: (names: [String], text: String)? {
    guard isComment, column == 2, let match = content.firstMatch(of: /^([a-z-]+(?:, [a-z-]+)*) {2,}(\S.*)$/)
    else {
      return nil
    }
    return (match.1.split(separator: ", ").map(String.init), String(match.2))
  }
}
