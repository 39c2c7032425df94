import Domain
import Foundation
import Glibc
import Office
import Premises

/// `make bench-site`: the public site of many letters. The office, its stages and its ledger are the real ones.
///
///     bench-site fill FOLDER LETTERS [FILE]   a ledger of letters, and the same ones as Markdown for Hugo
///     bench-site build FOLDER                 the whole site from the ledger
///     bench-site one FOLDER [LETTERS]         one more letter, five times or as often as said
@main
struct Bench {
  static func main() {
    do {
      let arguments = CommandLine.arguments.dropFirst()
      guard let step = arguments.first, let folder = arguments.dropFirst().first else {
        throw WrongArguments()
      }
      switch step {
      case "fill":
        guard let letters = arguments.dropFirst(2).first.flatMap({ Int($0) }) else { throw WrongArguments() }
        try fill(folder, letters, from: arguments.dropFirst(3).first)
      case "build": try build(folder)
      case "one": try one(folder, arguments.dropFirst(2).first.flatMap { Int($0) } ?? 5)
      default: throw WrongArguments()
      }
    } catch {
      FileHandle.standardError.write(Data("bench-site: error: \(error)\n".utf8))
      exit(1)
    }
  }

  private struct WrongArguments: Error, CustomStringConvertible {
    let description = "bench-site fill FOLDER LETTERS [FILE] | build FOLDER | one FOLDER [LETTERS]"
  }

  private static func open(_ folder: String) throws -> Premises {
    // Compressed copies are outside of what is measured: Hugo makes none.
    try Premises(in: folder) { $0.compressesSite = false }
  }

  private static func fill(_ folder: String, _ letters: Int, from file: String?) throws {
    let matters = try Matters(file)
    let premises = try open(folder)
    var past = Past(of: premises.office, matter: matters.matter)
    try past.grow(to: letters)
    try premises.office.ledger.close()
    try HugoSource(in: folder + "/hugo").write(letters, of: matters)
  }

  private static func build(_ folder: String) throws {
    let premises = try open(folder)
    let (start, startOfWork) = (ContinuousClock.now, Usage.processorTime)
    try premises.office.buildSite(.everything, at: Past.now)
    let seconds = start.duration(to: .now) / .seconds(1)
    let files = try FileManager.default.subpathsOfDirectory(atPath: premises.site)
    say(
      String(
        format: "huiyin pages=%d seconds=%.2f cpu=%.2f peak=%d", files.count { $0.hasSuffix(".html") },
        seconds,
        Usage.processorTime - startOfWork, Usage.peakMemory >> 20))
  }

  /// What the passes do that publish a letter and bring everything else in step with it.
  private static func one(_ folder: String, _ letters: Int) throws {
    let premises = try open(folder)
    let office = premises.office
    try Past.bringUpToDate(office)
    while try Pipeline.pass(office, at: Past.now) > 0 {}
    var past = Past(of: office, after: try office.ledger.letters().count, matter: Past.heating)
    for _ in 0..<letters {
      _ = try past.bringOne()
      let before = try Snapshot(of: premises.site)
      let startOfWork = Usage.processorTime
      let seconds = try ContinuousClock().measure { while try Pipeline.pass(office, at: Past.now) > 0 {} }
      let work = Usage.processorTime - startOfWork
      say(
        String(
          format: "one files=%d seconds=%.4f cpu=%.4f peak=%d",
          try Snapshot(of: premises.site).changes(from: before),
          seconds / .seconds(1), work, Usage.peakMemory >> 20))
    }
  }

  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
