import Foundation
import Testing

/// A page as the browser shows it, when its script has come to rest.
struct Look: Decodable {
  let address: String
  let dom: String
  let console: [String]
  /// Addresses of everything that the browser asked anybody for.
  let requests: [String]
  /// What axe-core finds against accessibility, where it was asked.
  let violations: [String]

  /// - Parameters:
  ///   - axe: the file of axe-core's script; nil to ask nothing of it.
  ///   - options: Chromium's own.
  static func all(
    _ addresses: [String], profile: String, axe: String? = nil, options: [String] = []
  ) throws -> [Look] {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "browse.py")
    let output = try Program.run(
      "/usr/bin/env",
      ["python3", script.path] + (axe.map { ["--axe=\($0)"] } ?? []) + ["--user-data-dir=\(profile)"]
        + options
        + addresses
    ).output
    return try JSONDecoder().decode([Look].self, from: Data(output.utf8))
  }
}

struct Unended: Error {
  let program: String
}

enum Program {
  /// Into files: whoever is started meanwhile may hold the ends of pipes open.
  static func run(_ path: String, _ arguments: [String]) throws -> (output: String, complaints: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("browser-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // a leftover harms nobody
    let (output, complaints) = (
      folder.appendingPathComponent("output"), folder.appendingPathComponent("complaints")
    )
    let end = folder.appendingPathComponent("end")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", "\"$@\" > \"$0/output\" 2> \"$0/complaints\"; : > \"$0/end\"", folder.path, path] + arguments
    try process.run()
    // Its end is looked for, and not for ever: what never ends is told of.
    for _ in 1...6000 where !FileManager.default.fileExists(atPath: end.path) { usleep(50_000) }
    guard FileManager.default.fileExists(atPath: end.path) else {
      kill(process.processIdentifier, SIGKILL)
      throw Unended(program: path)
    }
    return try (
      String(contentsOf: output, encoding: .utf8), String(contentsOf: complaints, encoding: .utf8)
    )
  }
}

/// Python's own server, for a copy of the site on this machine alone.
final class FileServer {
  let port: Int
  private let process = Process()

  init(_ directory: String) throws {
    let script = """
      import functools, http.server, os, sys
      handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
      open(sys.argv[2] + ".new", "w").write(str(server.server_port))
      os.rename(sys.argv[2] + ".new", sys.argv[2])
      server.serve_forever()
      """
    let file = "\(FileManager.default.temporaryDirectory.path)/port-\(UUID())"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, directory, file]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 1...500 where !FileManager.default.fileExists(atPath: file) { usleep(20_000) }
    port = try #require(Int(String(contentsOfFile: file, encoding: .utf8)))
    try FileManager.default.removeItem(atPath: file)
  }

  func stop() {
    // Tests' threads may hold other signals back, and it would inherit that. Nobody waits for its end.
    kill(process.processIdentifier, SIGKILL)
  }
}
