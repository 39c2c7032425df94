/// What the program says of its commands; each is asked once.
final class CommandHelp {
  private var known: [String: String?] = [:]

  /// Nil where there is no such command.
  func text(of path: [String]) throws -> String? {
    let name = (["huiyin"] + path).joined(separator: " ")
    if let text = known[name] { return text }
    let answer = try Answer(of: [program] + path + ["--help"])
    // Behind an argument the help of its command is given: then the usage names that.
    let isCommand = answer.lines.contains { "\($0) ".hasPrefix("USAGE: \(name) ") }
    let text: String? = answer.status == 0 && isCommand ? answer.output : nil
    known.updateValue(text, forKey: name)
    return text
  }

  /// The command that the first of some words name; empty where they name none.
  func path(in words: [String]) throws -> [String] {
    var path: [String] = []
    for word in words {
      guard Self.isName(word), try text(of: path + [word]) != nil else { break }
      path.append(word)
    }
    return path
  }

  /// Its options; of a command that has others below it, those of the one that is meant where none is named as well.
  func options(of path: [String]) throws -> Set<String> {
    guard let own = try text(of: path) else { return [] }
    var texts = [own]
    if let standard = Self.standard(in: own), let more = try text(of: path + [standard]) {
      texts.append(more)
    }
    return Set(texts.flatMap { Self.options(in: $0) })
  }

  /// Whether it can be a command: a word in small letters.
  static func isName(_ word: String) -> Bool {
    guard let first = word.first, first != "-" else { return false }
    return word.allSatisfy { $0 == "-" || ($0.isASCII && $0.isLowercase) }
  }

  /// `  list (default)          List what waits …`
  private static func standard(in help: String) -> String? {
    let line = help.split(separator: "\n").first { $0.contains(" (default) ") }
    return line?.split(separator: " ").first.map(String.init)
  }

  private static func options(in help: String) -> [String] {
    help.split { $0 != "-" && !($0.isASCII && $0.isLetter) }.map(String.init).filter {
      $0.hasPrefix("--") && $0.count > 2
    }
  }
}
