import Foundation

/// `huiyin run` as a process of its own, which can be killed at any moment.
package final class DaemonProcess: Sendable {
  private let process: Process

  /// - Parameters:
  ///   - prefix: what to run it under, such as strace.
  ///   - line: gets every line it prints.
  package convenience init(
    _ premises: Premises, under prefix: [String] = [], line: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    try self.init(configuration: premises.configurationFile, under: prefix, line: line)
  }

  /// - Parameters:
  ///   - environment: what it finds there besides what it inherits.
  ///   - arguments: of `huiyin run`, besides the configuration.
  package init(
    configuration: String, under prefix: [String] = [], environment: [String: String] = [:],
    arguments: [String] = [], line: @escaping @Sendable (String) -> Void
  ) throws {
    let process = Process()
    self.process = process
    let command = prefix + [Self.binary, "run", "--config", configuration] + arguments
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    let lines = LineReader(line)
    let handle = output.fileHandleForReading
    Thread.detachNewThread {
      while case let data = handle.availableData, !data.isEmpty { lines.take(data) }
    }
    try process.run()
  }

  /// The built program: beside this one.
  package static var binary: String {
    let build = ProcessInfo.processInfo.environment["HUIYIN_BINARY"]
    return build ?? Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("huiyin")
      .path
      ?? ".build/debug/huiyin"
  }

  package var isRunning: Bool { process.isRunning }

  var identifier: Int32 { process.processIdentifier }

  /// Ends it between two letters, as systemd would.
  /// - Returns: its exit status.
  package func terminate() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Waits until it ends by itself.
  /// - Returns: its exit status.
  package func waitForEnd() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// Has it read its configuration anew, as systemd would.
  package func hangUp() { Foundation.kill(process.processIdentifier, SIGHUP) }

  /// How many files it has open.
  package func openFiles() throws -> Int {
    try Files.names(in: "/proc/\(process.processIdentifier)/fd").count
  }

  /// Ends it at once, wherever it is, and whatever it runs under: strace would let it live on.
  package func kill() {
    guard process.isRunning else { return }
    let pid = process.processIdentifier
    // None where it is gone already.
    let children = (try? Files.read("/proc/\(pid)/task/\(pid)/children")) ?? []
    for child in String(decoding: children, as: UTF8.self).split(separator: " ").compactMap({ Int32($0) }) {
      Foundation.kill(child, SIGKILL)
    }
    Foundation.kill(pid, SIGKILL)
    process.waitUntilExit()
  }
}

/// Cuts what comes in pieces into lines.
private final class LineReader: @unchecked Sendable {
  private var rest = Data()
  private let line: @Sendable (String) -> Void

  // The pipe's handler is called by one queue, one piece at a time.
  init(_ line: @escaping @Sendable (String) -> Void) { self.line = line }

  func take(_ data: Data) {
    rest += data
    while let end = rest.firstIndex(of: 10) {
      line(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
      rest = Data(rest[(end + 1)...])
    }
  }
}
