import ArgumentParser
import Domain
import Foundation
import Store

struct ExportLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write all that the office knows into a file, as JSON Lines.",
    discussion: """
      Docs/ledger-export.md tells what stands in each line. It holds what people wrote; nobody else may read the file. \
      Works beside a running daemon, but stop it before you move the office.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The file, which must not be there yet; - for standard output.", completion: .file())
  var file: String

  func run() throws {
    let ledger = try Ledger.open(readingFrom: options.load().state)
    guard file != "-" else {
      return try ledger.export(program: Version.text, at: Environment.now()) {
        try Console.answer(bytes: Array($0))
      }
    }
    let output = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw Failure("\(file): \(String(cString: strerror(errno)))") }
    let handle = FileHandle(fileDescriptor: output, closeOnDealloc: true)
    try ledger.export(program: Version.text, at: Environment.now()) { try handle.write(contentsOf: $0) }
    guard fsync(output) == 0 else { throw Failure("\(file): \(String(cString: strerror(errno)))") }
  }
}

struct ImportLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a ledger from an export, where there is none yet.",
    discussion: """
      It is verified before it takes its place, and its chain ends as the exported one did. The keys (token.key, \
      identity.key) are not in it: put them beside the ledger.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The file.", completion: .file()) var file: String

  func run() throws {
    let state = try options.load().state
    guard let lines = LinesOfFile(path: file) else {
      throw Failure("\(file): \(String(cString: strerror(errno)))")
    }
    let importing = Importing(into: state, at: Environment.now(), entropy: Environment.entropy)
    do {
      let (rows, head) = try importing.run(lines)
      try Console.answer("\(rows) rows, head \(head.sequence) \(head.hash)")
    } catch let fault as Importing.Fault {
      throw Failure("\(file): \(fault)")
    }
  }
}

/// A file, line by line, however large it is.
private struct LinesOfFile: Sequence, IteratorProtocol {
  private final class Source {
    let file: UnsafeMutablePointer<FILE>
    var line: UnsafeMutablePointer<CChar>?
    var size = 0
    init(_ file: UnsafeMutablePointer<FILE>) { self.file = file }
    deinit {
      free(line)
      fclose(file)
    }
  }
  private let source: Source

  init?(path: String) {
    guard let file = fopen(path, "re") else { return nil }
    source = Source(file)
  }

  mutating func next() -> Data? {
    let count = getline(&source.line, &source.size, source.file)
    guard count > 0, let line = source.line else { return nil }
    let end = line[count - 1] == 10 ? count - 1 : count
    return Data(bytes: line, count: end)
  }
}
