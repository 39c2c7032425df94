import Foundation
import Rehearsal

/// A real FTP server on this machine (pyftpdlib) with a folder of its own; it ends with the test.
final class FTPServer {
  static let isPresent = (try? Answer(of: ["/usr/bin/python3", "-c", "import pyftpdlib"]).status) == 0

  private let process = Process()
  private let leash: FileHandle

  /// Returns once it listens.
  init(serving folder: String, port: UInt16) throws {
    let input = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    // It waits for its standard input to close, and takes the server with it.
    process.arguments = [
      "-c", "\"$@\" & server=$!; read -r _; kill -KILL $server; wait $server", "server", "/usr/bin/python3",
      "-m", "pyftpdlib", "-i", "127.0.0.1", "-p", "\(port)", "-w", "-u", "naiman", "-P", "secret", "-d",
      folder,
    ]
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    let log = Pipe()
    process.standardError = log
    try process.run()
    leash = input.fileHandleForWriting
    var said = ""
    while !said.contains("starting FTP server") {
      let piece = log.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw Trouble("the FTP server ended: \(said)") }
      said += String(decoding: piece, as: UTF8.self)
    }
  }

  deinit {
    // Closing it twice would do no harm.
    try? leash.close()
    process.waitUntilExit()
  }
}
