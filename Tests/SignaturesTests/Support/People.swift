import Foundation

/// The authority of the tests and the certificates that Fixtures/people.sh makes: once for each test process, in
/// a directory that goes when the process ends.
struct People {
  static let leader = "water@nm.example"

  let directory: URL

  static func met() throws -> People { try shared.get() }

  private static let shared = Result { try People() }

  private init() throws {
    directory = FileManager.default.temporaryDirectory.appending(path: "people-\(getpid())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    atexit { _ = try? FileManager.default.removeItem(at: People.met().directory) }
    _ = try run(Self.fixtures.appending(path: "people.sh").path, [Self.script, directory.path])
  }

  private static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  static let script = fixtures.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scripts/ca.sh").path

  func path(_ name: String) -> String { directory.appending(path: name).path }

  func file(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: directory.appending(path: name)))
  }

  /// The mail as `ca.sh sign` signs it, with the certificate of that name.
  func sign(_ mail: String, by name: String = leader, at time: Int64) throws -> String {
    String(decoding: try sign(Array(mail.utf8), by: name, at: time), as: UTF8.self)
  }

  func sign(_ mail: [UInt8], by name: String = leader, at time: Int64) throws -> [UInt8] {
    try run(Self.script, ["sign", directory.path, name, String(time)], input: mail)
  }

  /// The bare detached signature over the content, with these signed attributes.
  func signature(
    over content: String, by name: String = leader, at time: Int64,
    attributes: String = "type time digest", names: String = "", inside: Bool = false
  ) throws -> [UInt8] {
    try signature(
      over: Array(content.utf8), by: name, at: time, attributes: attributes, names: names, inside: inside)
  }

  func signature(
    over content: [UInt8], by name: String = leader, at time: Int64, attributes: String = "type time digest",
    names: String = "", inside: Bool = false
  ) throws -> [UInt8] {
    try run(
      Self.script, ["cms", directory.path, name, String(time)], input: content,
      environment: ["ATTRIBUTES": attributes, "NAMES": names, "INSIDE": inside ? "yes" : ""])
  }

  /// What `openssl cms -sign` makes of the content, signed now, in DER.
  func openssl(_ content: String, by name: String = leader, _ options: [String] = []) throws -> [UInt8] {
    let signer = ["-signer", path(name + ".pem"), "-inkey", path(name + ".key")]
    return try run(
      "openssl", ["cms", "-sign", "-binary", "-outform", "DER"] + signer + options, input: Array(content.utf8)
    )
  }
}

/// Runs a program to its end and returns what it printed.
func run(
  _ program: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
) throws -> [UInt8] {
  let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try Data(input).write(to: scratch)
  defer { try? FileManager.default.removeItem(at: scratch) }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = [program] + arguments
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  let output = Pipe()
  process.standardInput = try FileHandle(forReadingFrom: scratch)
  process.standardOutput = output
  // In a file: a full pipe that nobody reads would stop the program.
  let complaints = scratch.appendingPathExtension("complaints")
  try Data().write(to: complaints)
  defer { try? FileManager.default.removeItem(at: complaints) }
  process.standardError = try FileHandle(forWritingTo: complaints)
  try process.run()
  let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    let said = String(decoding: try Data(contentsOf: complaints), as: UTF8.self)
    throw ProgramFailure(program: program, arguments: arguments, said: said)
  }
  return [UInt8](bytes)
}

struct ProgramFailure: Error {
  let program: String
  let arguments: [String]
  /// On its standard error.
  let said: String
}
