import ArgumentParser
import Foundation
import Settings

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a starting configuration, after a few questions.",
    discussion: """
      Everything lies in one folder: config/, with every key, its meaning and its default as comments; secrets/, for \
      passwords; mail/, for trying it out without servers. Nothing that is there already is changed.
      """)

  @Argument(help: "The folder.", completion: .directory) var folder = "huiyin"
  @Flag(help: "Ask nothing: a sample office that sends nothing anywhere.") var yes = false
  @Option(help: "The directory of the shipped files.", completion: .directory) var from: String?

  func run() throws {
    let shipped = try ShippedFiles(in: from)
    let start = StartingFolder(folder)
    try start.checkThatNothingIsThere(of: shipped)
    let answers = try Interview(isSilent: yes).answers()
    try start.write(answers, over: shipped)
    let path = start.configuration
    do throws(ConfigurationError) {
      _ = try Configuration.load(
        from: path, today: Environment.now().day, credentials: Environment.credentials)
    } catch { throw Failure(error) }
    let isServed = answers[.way] == StartingQuestion.ways.servers
    let steps =
      [
        "\(start.path)/config/units.yaml: its units are a sample: write down yours, with their people and words"
      ]
      + (isServed
        ? ["\(start.path)/secrets/mail: write the password into it, in one line"]
        : ["letters go into \(start.path)/mail/inbox, what is sent lies in \(start.path)/mail/outbox"])
      + [
        "huiyin check --config \(path)" + (isServed ? " --live" : ""), "huiyin run --config \(path)",
      ]
    try Console.answer(
      ["\(path) is written and right. What comes next:"].joined() + "\n"
        + steps.enumerated().map { "  \($0.offset + 1). \($0.element)" }.joined(separator: "\n"))
  }
}

/// Asks at the terminal, or reads answers line by line.
private struct Interview {
  let isSilent: Bool

  func answers() throws -> [StartingQuestion.Key: String] {
    var answers: [StartingQuestion.Key: String] = [:]
    for question in StartingQuestion.all {
      if [.imap, .smtp, .user].contains(question.key), answers[.way] != StartingQuestion.ways.servers {
        continue
      }
      let standard = standard(question.key, after: answers)
      answers[question.key] = isSilent ? standard : try ask(question, standard)
    }
    return answers
  }

  private func ask(_ question: StartingQuestion, _ standard: String) throws -> String {
    while true {
      try Console.answer("\(question.words) [\(standard)]: ", end: "")
      guard let line = readLine() else {
        throw Failure("there is no answer", hint: "--yes takes what stands in brackets", status: 2)
      }
      // Piped answers have no line of their own on the screen.
      if isatty(STDIN_FILENO) == 0 { try Console.answer("") }
      let text = line.trimmingCharacters(in: .whitespaces)
      let answer = text.isEmpty ? standard : text
      if question.isAnswered(by: answer) { return answer }
      Console.warning("that must be \(question.expected)")
    }
  }

  private func standard(_ key: StartingQuestion.Key, after answers: [StartingQuestion.Key: String]) -> String
  {
    let domain =
      answers[.address].flatMap { $0.split(separator: "@").last }.map(String.init) ?? "naiman.example"
    return switch key {
    case .name: "奈曼旗人民政府门户网站管理中心"
    case .region: "奈曼旗"
    case .prefix: "NM"
    case .address: "liuyan@naiman.example"
    case .telephone: "0475-0000000"
    case .deskAddress: "taixi@\(domain)"
    case .clerk: "乌日娜"
    case .clerkAddress: "wurina@\(domain)"
    case .way: StartingQuestion.ways.folders
    case .imap: "imap.\(domain)"
    case .smtp: "smtp.\(domain)"
    case .user: answers[.address] ?? ""
    }
  }
}
