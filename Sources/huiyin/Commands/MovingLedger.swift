import ArgumentParser
import Domain
import Foundation
import Office
import Settings
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
    let configuration = try options.load()
    try configuration.checkIsPrivate(file, "an export holds all that people wrote")
    let ledger = try Ledger.open(readingFrom: configuration.state)
    guard file != "-" else {
      return try ledger.export(program: Version.text, at: Environment.now()) {
        try Console.answer(bytes: Array($0))
      }
    }
    let output = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw Failure("\(file): \(String(cString: strerror(errno)))") }
    let handle = FileHandle(fileDescriptor: output, closeOnDealloc: true)
    do {
      try ledger.export(program: Version.text, at: Environment.now()) { line in
        do { try handle.write(contentsOf: line) } catch { throw notWritten }
      }
      guard fsync(output) == 0 else { throw notWritten }
    } catch {
      // Half of it is of no use, and holds what people wrote.
      unlink(file)
      throw error
    }
  }

  private var notWritten: Failure {
    Failure(
      "\(file): could not be written whole", hint: "see that the disk has room; nothing of it was left there")
  }
}

struct ImportLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a ledger from an export, where there is none yet.",
    discussion: """
      It is verified before it takes its place, and its chain ends as the exported one did. The keys (token.key, \
      identity.key) are not in it: put them beside the ledger. As after "huiyin restore", it opens held: what happened \
      since the export was made is lost to it and not undone, so numbers are passed over (--step), letters of erased.jsonl \
      beside it are erased, and nothing is published and no mail leaves until "huiyin resume".
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The file.", completion: .file()) var file: String
  @Option(help: "How many numbers of letters are passed over.") var step = 1000

  func validate() throws {
    guard step > 0 else { throw ValidationError("--step takes a number from 1 on") }
  }

  func run() throws {
    let configuration = try options.load()
    let (state, now) = (configuration.state, Environment.now())
    let start = HeldStart(
      step: step, prefix: configuration.office.prefix, mailboxes: configuration.mailboxes.map(\.name),
      accounts: configuration.folders.map(\.account.name), erased: try ErasureList(in: [state]), now: now)
    guard let lines = LinesOfFile(path: file) else {
      throw Failure("\(file): \(String(cString: strerror(errno)))")
    }
    let importing = Importing(into: state, at: now, entropy: Environment.entropy)
    do {
      let (rows, head) = try importing.run(lines) {
        try start.prepare($0, by: Party(.administrator, name: Peer.myself.login))
      }
      let journal = JournalWriter()
      let office = try Assembly.office(configuration) { journal.write($0, $1) }
      try office.eraseAgain(at: now)
      try office.ledger.close()
      try Console.answer(
        lines: ["\(rows) rows, head \(head.sequence) \(head.hash)", HeldStart.told])
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
