import ArgumentParser
import Settings

/// The pages of the manual, for whoever packs the program.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print a page of the manual, for man(1).", shouldDisplay: false)

  @Argument(help: "huiyin, or huiyin.yaml.") var name: String
  @Option(help: "The directory of the shipped files, whose comments explain the keys.") var from: String?

  func run() throws {
    switch name {
    case "huiyin": try Console.answer(CommandManual().page(), end: "")
    case "huiyin.yaml":
      let directory = try ShippedFiles(in: from).directory
      let documents = try Document.allCases.map { document in
        (document, try document.explanations(in: document.shipped(in: directory)))
      }
      try Console.answer(ConfigurationManual(documents: documents).page(), end: "")
    default:
      throw Failure("there is no page \"\(name)\"", hint: "there are huiyin and huiyin.yaml", status: 2)
    }
  }
}

extension Document {
  /// Of the calendar one year, which explains them all.
  func shipped(in directory: String) -> String {
    directory + (self == .calendar ? "/calendar/2026.yaml" : "/\(rawValue).yaml")
  }
}
