/// What the comments of a file say about its keys: the shipped files are their own documentation, and whatever else
/// explains a key says the same.
package struct Explanations: Sendable {
  private var byPath: [[String]: String] = [:]
  private var byName: [String: String] = [:]
  /// What stands at the head of the file.
  package private(set) var head = ""

  /// What is said about a key, of this section or of the first that has the same one.
  package subscript(_ path: [String]) -> String? { byPath[path] ?? path.last.flatMap { byName[$0] } }

  /// Keys that mean the same wherever they stand, and are explained once: of servers, and of people.
  private static let shared: Set = [
    "host", "security", "port", "password-file", "credential", "login", "proxy", "proxy-user",
    "proxy-password-file",
    "proxy-credential", "timeout", "host-key", "key-file", "since", "until", "logins", "away",
  ]

  /// Whether something is said about this very key.
  package func has(_ path: [String]) -> Bool { byPath[path] != nil }

  /// - Parameter outline: the keys that there are: any other words before a colon are none.
  package init(_ text: String, of outline: Outline) {
    let known = Set(outline.paths.map(\.path))
    let names = Set(outline.paths.map(\.path.last))
    var stack: [(column: Int, key: String)] = []
    var block: [String] = []
    var current: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = CommentedLine(line)
      // Told to editors.
      if line.content.hasPrefix("yaml-language-server:") { continue }
      guard !line.content.isEmpty else {
        if head.isEmpty { head = block.joined(separator: " ") }
        (block, current) = ([], [])
        continue
      }
      if line.column >= CommentedLine.margin {
        if !current.isEmpty { say(line.content, about: current) }
        continue
      }
      if let key = line.key {
        while let last = stack.last, last.column >= line.column { stack.removeLast() }
        let path = stack.map(\.key) + [key]
        if known.contains(path) {
          stack.append((line.column, key))
          let isNew = byPath[path] == nil
          current = isNew ? path : []
          if line.column == 0, !block.isEmpty, isNew { say(block.joined(separator: " "), about: path) }
          if let comment = line.comment, isNew { say(comment, about: path) }
          if isNew, byPath[path] == nil { byPath[path] = "" }
          block = []
          continue
        }
      }
      // A table of keys at the head of a file.
      if line.isComment, let row = line.row, row.names.allSatisfy({ names.contains($0) }) {
        let path = row.names.first.flatMap { name in
          outline.paths.map(\.path).filter { $0.last == name }.min { $0.count < $1.count }
        }
        current = path ?? []
        for name in row.names {
          let paths = outline.paths.map(\.path).filter { $0.last == name }
          if let path = paths.min(by: { $0.count < $1.count }) { say(row.text, about: path) }
        }
      } else if line.isComment, line.column == 0 {
        block.append(line.content)
        current = []
      } else if line.isComment, line.column >= 10, !current.isEmpty, stack.isEmpty {
        say(line.content, about: current)
      }
    }
  }

  private mutating func say(_ words: String, about path: [String]) {
    let all = [byPath[path] ?? "", words].filter { !$0.isEmpty }.joined(separator: " ")
    if let name = path.last, Self.shared.contains(name), [nil, byPath[path]].contains(byName[name]) {
      byName[name] = all
    }
    byPath[path] = all
  }
}

/// A line of a shipped file: what stands there, or would without the mark of a comment before it.
private struct CommentedLine {
  /// From here on comments stand beside keys.
  static let margin = 28

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
    guard column == 2, let match = content.firstMatch(of: /^([a-z-]+(?:, [a-z-]+)*) {2,}(\S.*)$/) else {
      return nil
    }
    return (match.1.split(separator: ", ").map(String.init), String(match.2))
  }
}
