import Bombs
import Foundation
import Testing

/// What the fuzzer starts from and what it once found, read again with the same checks.
struct FuzzTests {
  @Test(arguments: Check.allCases) func everySeedIsReadAsItShould(check: Check) throws {
    let seeds = try Self.files(in: "Seeds/\(check.rawValue)")
    #expect(seeds.count >= 10)
    for seed in seeds { #expect(try Self.complaints(check, seed) == [], "\(seed.lastPathComponent)") }
  }

  @Test(arguments: Check.allCases) func whatWasFoundOnceStaysRepaired(check: Check) throws {
    for find in try Self.files(in: "Finds/\(check.rawValue)") {
      #expect(try Self.complaints(check, find) == [], "\(find.lastPathComponent)")
    }
  }

  @Test func everyCheckIsATargetOfTheFuzzer() throws {
    let targets = try Self.files(in: "Targets").map { $0.deletingPathExtension().lastPathComponent }
    #expect(Set(targets) == Set(Check.allCases.map(\.rawValue)))
  }

  @Test(arguments: Bomb.all.map(\.name)) func aSmallBombIsReadAsItShould(name: String) throws {
    let bomb = try #require(Bomb.named(name))
    for pieces in [0, 1, 7, 60] {
      #expect(Check.message.complaints(about: bomb.bytes(pieces: pieces)) == [], "\(pieces) pieces")
    }
  }

  /// The fuzzer compiles some files of the office alone: one that leans on the rest of it would stop `make fuzz`.
  @Test func whatIsFuzzedOfTheOfficeLeansOnNothingElse() throws {
    let root = Self.folder.deletingLastPathComponent()
    let process = Process()
    process.executableURL = root.appending(path: "Scripts/fuzz.sh")
    // The modules lie beside this program.
    let build = Bundle.main.executableURL?.deletingLastPathComponent().path
    process.arguments = ["check"] + [build].compactMap(\.self)
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(errors)")
  }

  @Test func aComplaintIsNoticed() {
    var complaints = Complaints()
    complaints.requireOneLine("a\u{2028}b", "a text")
    complaints.require(2 > 1, "arithmetic")
    #expect(complaints.all.count == 1)
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  private static func complaints(_ check: Check, _ file: URL) throws -> [String] {
    check.complaints(about: [UInt8](try Data(contentsOf: file)))
  }

  /// In the order of their names; none where there is no such folder.
  private static func files(in path: String) throws -> [URL] {
    let folder = folder.appending(path: path)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return files.sorted { $0.path < $1.path }
  }
}
