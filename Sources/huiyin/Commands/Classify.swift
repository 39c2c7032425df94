import ArgumentParser
import Domain
import Foundation
import Reading
import Settings

struct Classify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a letter is: its unit, whether it is to be declined, and why.",
    discussion: """
      Reads one letter from standard input, or with --lines a file with a JSON object on every line (title, text) and \
      answers each with one line of JSON. By the words of the configuration, and by what "huiyin train" has learnt; \
      without a configuration by the model of --model alone.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "A text, or letters where the name ends with .jsonl; - for standard input.") var file = "-"
  @Option(help: "The letter's title, if it has one.") var title = ""
  @Option(help: "A model that \"huiyin train --output\" wrote. Default: the office's own.") var model: String?
  @Flag(help: "Letters, one JSON object on every line.") var lines = false
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let classifier = try Classifier(configuration(), model: model)
    guard lines || file.hasSuffix(".jsonl") else {
      let answer = classifier.answer(about: ModelText(title: title, text: try TextInput(path: file).text()))
      return try json ? Console.answer(JSON.text(answer)) : Console.answer(lines: answer.lines)
    }
    for line in try LessonFile(path: file).lines(field: nil, labelled: false) {
      try Console.answer(JSON.line(classifier.answer(about: line.letter)))
    }
  }

  /// Nil where the office has none yet and nobody named one.
  private func configuration() throws -> Configuration? {
    let isDefault = options.config == ConfigurationOption.standard
    if isDefault && !FileManager.default.fileExists(atPath: options.config) { return nil }
    return try options.load()
  }
}
