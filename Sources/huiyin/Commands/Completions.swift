import ArgumentParser
import Settings
import Store

struct Completions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a script that completes commands, options, letters' numbers and names of units.",
    discussion: """
      For bash: huiyin completions bash > /etc/bash_completion.d/huiyin. For zsh: > _huiyin in a directory of $fpath. \
      For fish: > ~/.config/fish/completions/huiyin.fish. Numbers and names come from the ledger and the configuration \
      at that moment, as far as your login may read them.
      """)

  @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"])) var shell: String

  func run() throws {
    guard let shell = CompletionShell(rawValue: shell) else {
      throw Failure("there is no script for \"\(shell)\"", hint: "for bash, zsh or fish", status: 2)
    }
    let script = Huiyin.completionScript(for: shell)
    try Console.answer(shell == .fish ? Self.mended(script) : script, end: "")
  }

  /// The argument parser's script asks fish 3 for words and for the place of the cursor at once, gets nothing, and then
  /// calls us with an argument too few.
  private static func mended(_ script: String) -> String {
    script.replacing("(__huiyin_tokens -tC)", with: "(__huiyin_cursor)") + """

      function __huiyin_cursor
          set -l place (commandline -tC)
          test -n "$place"; or set place (string length -- "$(commandline -t)")
          echo $place
      end

      """
  }
}

extension CompletionKind {
  /// Numbers of letters, the newest first.
  static var letters: CompletionKind {
    .custom { words, _, prefix in Candidates(words)?.letters(beginning: prefix) ?? [] }
  }

  /// Short names of the units that there are today.
  static var units: CompletionKind {
    .custom { words, _, prefix in Candidates(words)?.units(beginning: prefix) ?? [] }
  }
}

/// What may stand at a place of the command line. Whatever is in the way, nothing is said: a shell waits.
private struct Candidates {
  private let configuration: Configuration

  /// - Parameter words: of the command line, which may name its own configuration.
  init?(_ words: [String]) {
    var options = ConfigurationOption()
    options.config = Self.path(in: words) ?? ConfigurationOption.standard
    // A shell has nowhere to show what is wrong; every command says it.
    guard let configuration = try? options.read() else { return nil }
    self.configuration = configuration
  }

  private static func path(in words: [String]) -> String? {
    for (place, word) in words.enumerated() {
      if word == "--config", place + 1 < words.count { return words[place + 1] }
      if word.hasPrefix("--config=") { return String(word.dropFirst("--config=".count)) }
    }
    return nil
  }

  func letters(beginning prefix: String) -> [String] {
    // The same: where there is no ledger yet, or it is not for this login, nothing is completed.
    (try? Ledger.open(readingFrom: configuration.state).letters(beginning: prefix.uppercased(), atMost: 200))?
      .map(\.description) ?? []
  }

  func units(beginning prefix: String) -> [String] {
    let today = Environment.now().day
    return configuration.register.units.filter { $0.tenure.contains(today) && $0.name.text.hasPrefix(prefix) }
      .map(\.name.text)
  }
}
