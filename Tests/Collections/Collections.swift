import Foundation
import Mail

/// Reads every mail below a folder with everything the `Mail` room has, and compares with what stands beside it.
///
///     collections FOLDER [--verbose]
///
/// Ends with 1 when a mail differs from its expectation and no reason for that is written down in `differences/`.
@main
struct Collections {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first(where: { !$0.hasPrefix("-") }) else {
      print("usage: collections FOLDER [--verbose]")
      exit(2)
    }
    LastWords.install()
    var report = Report(known: try KnownDifferences(), isVerbose: arguments.contains("--verbose"))
    let files = try CollectedFile.all(below: folder)
    for expectation in try Self.expectations(of: files) {
      for file in files where expectation.covers(file) { report.compare(file, with: expectation) }
    }
    for file in files where file.isMail { report.read(file) }
    print(report.summary)
    exit(report.isClean ? 0 : 1)
  }

  private static func expectations(of files: [CollectedFile]) throws -> [any Expectation] {
    [
      Stalwart(), EncodedWords(), try Sisimai(files), StandardReplies(), HTMLReplies(), Signatures(),
      ReplyParser(),
    ]
  }
}
