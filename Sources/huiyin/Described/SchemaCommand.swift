import ArgumentParser
import Settings

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of a file of the configuration, by which editors complete and check.",
    discussion: """
      The shipped files name it in their first line, which yaml-language-server reads (Visual Studio Code, Neovim, Kate \
      and others): # yaml-language-server: $schema=…
      """)

  @Argument(
    help:
      "huiyin, units, grounds, triage, duty, calendar (a year), or part: a file that huiyin.yaml includes.",
    completion: .list(Document.allCases.map(\.rawValue) + ["part"]))
  var document = Document.huiyin.rawValue
  @Option(
    help: "A file whose comments explain the keys, in place of the one that is shipped with the program.",
    completion: .file())
  var words: String?

  func run() throws {
    let isPart = document == "part"
    guard let document = isPart ? .huiyin : Document(rawValue: document) else {
      throw Failure(
        "there is no schema of \"\(document)\"",
        hint: "it is one of huiyin, units, grounds, triage, duty, calendar, part",
        status: 2)
    }
    let words = words ?? (try? ShippedFiles(in: nil)).map { document.shipped(in: $0.directory) }
    let explanations = try words.map { try document.explanations(in: $0) }
    try Console.answer(
      JSON.text(JSONSchema(document: document, explanations: explanations).value(isPart: isPart)))
  }
}

extension Document {
  /// - Parameter path: a file whose comments explain the keys.
  func explanations(in path: String) throws -> Explanations {
    Explanations(try TextFile(path: path).text(), of: outline)
  }
}
