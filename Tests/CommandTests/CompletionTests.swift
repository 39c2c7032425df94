import Foundation
import Lab
import Rehearsal
import Testing

/// What a real shell completes, with the script that `huiyin completions` prints.
struct CompletionTests {
  /// A folder with the program, and the script that a shell reads.
  private func folder(of bureau: Bureau, _ shell: String, _ script: String) throws -> String {
    let folder = bureau.directory + "/bin"
    if !FileManager.default.fileExists(atPath: folder) {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/huiyin", withDestinationPath: DaemonProcess.binary)
    }
    if !FileManager.default.fileExists(atPath: folder + "/" + script) {
      let printed = try bureau.huiyin(bare: "completions", shell)
      #expect(printed.status == 0)
      try Files.write(printed.output + "\n", to: folder + "/" + script)
    }
    return folder
  }

  private func lines(of output: [UInt8]) -> [String] {
    String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What bash offers for the last word of a line.
  private func offered(by bureau: Bureau, _ words: String...) throws -> [String] {
    let folder = try folder(of: bureau, "bash", "completion.bash")
    let all = ["huiyin"] + words
    let quoted = all.map { "'\($0)'" }.joined(separator: " ")
    let text = """
      export PATH='\(folder)':"$PATH"
      source '\(folder)/completion.bash'
      function=$(complete -p huiyin | sed 's/.*-F \\([^ ]*\\).*/\\1/')
      COMP_WORDS=(\(quoted)); COMP_CWORD=\(all.count - 1); COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
      "$function" huiyin "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    return lines(of: try Command.run("/bin/bash", ["--norc", "-c", text]))
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// What a line becomes in zsh where its writer presses Tab: zsh completes at a terminal only.
  private func completed(by bureau: Bureau, _ words: String...) throws -> String {
    let folder = try folder(of: bureau, "zsh", "_huiyin")
    let text = """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "PATH='\(folder)':\\$PATH; fpath=('\(folder)' \\$fpath); autoload -Uz compinit; compinit -u -D"
      zpty -w shell "offer() { zle complete-word; print -r -- \\"\\$BUFFER\\" >'\(folder)/offered'; exit }"
      zpty -w shell "zle -N offer; bindkey '^I' offer"
      zpty -n -w shell "huiyin \(words.joined(separator: " "))"$'\\t'
      while zpty -r shell line; do :; done
      """
    try Command.run("/usr/bin/env", ["LANG=C.UTF-8", "timeout", "60", "zsh", "-f", "-c", text])
    let line = String(decoding: try Files.read(folder + "/offered"), as: UTF8.self)
    return String(line.dropFirst("huiyin ".count).prefix { $0 != "\n" })
  }

  /// What fish offers for the last word of a line.
  private func fishOffers(_ bureau: Bureau, _ words: String...) throws -> [String] {
    let folder = try folder(of: bureau, "fish", "huiyin.fish")
    let text = """
      set -x PATH '\(folder)' $PATH
      source '\(folder)/huiyin.fish'
      complete -C 'huiyin \(words.joined(separator: " "))'
      """
    let output = try Command.run(
      "/usr/bin/env", ["LANG=C.UTF-8", "timeout", "60", "fish", "--no-config", "-i", "-c", text])
    return lines(of: output).map { String($0.prefix { $0 != "\t" }) }
  }

  @Test func bashCompletesCommandsOptionsNumbersAndUnits() throws {
    let (bureau, numbers) = try office()
    let config = ["--config", bureau.configuration]
    #expect(try offered(by: bureau, "reas") == ["reassign"])
    #expect(try offered(by: bureau, "accept", "--cla").contains("--clause"))
    let (first, beginning) = (numbers[0], String(numbers[0].prefix(6)))
    #expect(try Set(offered(by: bureau, "accept", config[0], config[1], beginning)) == Set(numbers))
    #expect(
      try offered(by: bureau, "assign", config[0], config[1], first, "--lead", "旗住") == ["旗住建局", "旗住房公积金管理部"])
    #expect(try offered(by: bureau, "reassign", config[0], config[1], first, "旗水") == ["旗水务局"])
    #expect(try offered(by: bureau, "accept", "--config", "/nowhere", beginning).isEmpty)
  }

  @Test func everyShellHasAScriptAndNoOther() throws {
    let bureau = try Bureau()
    for (shell, mark) in [
      ("bash", "complete "), ("zsh", "#compdef huiyin"), ("fish", "complete -c 'huiyin'"),
    ] {
      let script = try bureau.huiyin(bare: "completions", shell)
      #expect(script.status == 0 && script.output.contains(mark), "\(shell)")
    }
    #expect(try bureau.huiyin(bare: "completions", "csh").status == 2)
  }

  /// An office with two letters.
  private func office() throws -> (Bureau, numbers: [String]) {
    let bureau = try Bureau()
    try bureau.write()
    try bureau.write("停水", "停水三天了。")
    #expect(try bureau.huiyin("once").status == 0)
    let numbers = try bureau.huiyin("list", "--json").list().compactMap { $0["letter"] as? String }
    try #require(numbers.count == 2)
    return (bureau, numbers)
  }

  @Test(.enabled(if: CompletionTests.isInstalled("zsh")))
  func zshCompletesCommandsOptionsNumbersAndUnits() throws {
    let (bureau, numbers) = try office()
    let config = ["--config", bureau.configuration]
    #expect(try completed(by: bureau, "reas") == "reassign ")
    #expect(try completed(by: bureau, "accept", "--cla") == "accept --clause ")
    let common = numbers[0].commonPrefix(with: numbers[1])
    #expect(
      try completed(by: bureau, "accept", config[0], config[1], String(numbers[0].prefix(4))).hasSuffix(
        " \(common)"))
    #expect(
      try completed(by: bureau, "reassign", config[0], config[1], numbers[0], "旗水").hasSuffix(" 旗水务局 "))
    #expect(
      try completed(by: bureau, "assign", config[0], config[1], numbers[0], "--lead", "旗住")
        .hasSuffix(" --lead 旗住"), "two begin so")
  }

  @Test(.enabled(if: CompletionTests.isInstalled("fish")))
  func fishCompletesCommandsOptionsNumbersAndUnits() throws {
    let (bureau, numbers) = try office()
    let config = ["--config", bureau.configuration]
    #expect(try fishOffers(bureau, "reas") == ["reassign"])
    #expect(try fishOffers(bureau, "accept", "--cla") == ["--clause"])
    #expect(
      try Set(fishOffers(bureau, "accept", config[0], config[1], String(numbers[0].prefix(6))))
        == Set(numbers))
    #expect(
      try fishOffers(bureau, "assign", config[0], config[1], numbers[0], "--lead", "旗住") == [
        "旗住建局", "旗住房公积金管理部",
      ])
    #expect(try fishOffers(bureau, "reassign", config[0], config[1], numbers[0], "旗水") == ["旗水务局"])
  }

  private static func isInstalled(_ shell: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + shell)
  }
}

extension Bureau {
  /// Without this office's configuration.
  fileprivate func huiyin(bare arguments: String...) throws -> Answer {
    try Answer(of: [DaemonProcess.binary] + arguments)
  }
}
