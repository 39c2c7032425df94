import Foundation
import Lab
import Rehearsal
import Testing

/// What a real shell completes, with the script that `huiyin completions` prints.
struct CompletionTests {
  /// What bash offers for the last word of a line.
  private func offered(by bureau: Bureau, _ words: String...) throws -> [String] {
    let folder = bureau.directory + "/bin"
    if !FileManager.default.fileExists(atPath: folder) {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/huiyin", withDestinationPath: DaemonProcess.binary)
      let script = try bureau.huiyin(bare: "completions", "bash")
      #expect(script.status == 0)
      try Files.write(script.output + "\n", to: folder + "/completion.bash")
    }
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
    return String(decoding: try Command.run("/bin/bash", ["--norc", "-c", text]), as: UTF8.self)
      .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func bashCompletesCommandsOptionsNumbersAndUnits() throws {
    let bureau = try Bureau()
    try bureau.write()
    try bureau.write("停水", "停水三天了。")
    #expect(try bureau.huiyin("once").status == 0)
    let numbers = try bureau.huiyin("list", "--json").list().compactMap { $0["letter"] as? String }
    #expect(numbers.count == 2)
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

  @Test(arguments: ["zsh", "fish"])
  func anotherShellThatIsInstalledReadsItsScript(_ shell: String) throws {
    let path = "/usr/bin/" + shell
    guard FileManager.default.isExecutableFile(atPath: path) else { return }
    let bureau = try Bureau()
    let script = try bureau.huiyin(bare: "completions", shell)
    try Files.write(script.output + "\n", to: bureau.directory + "/script")
    try Command.run(path, ["-n", bureau.directory + "/script"])
  }
}

extension Bureau {
  /// Without this office's configuration.
  fileprivate func huiyin(bare arguments: String...) throws -> Answer {
    try Answer(of: [DaemonProcess.binary] + arguments)
  }
}
