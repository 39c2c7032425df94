import Foundation
import Office
import Settings

/// Has mails read by a process of its own, this very program once more (`huiyin read-mails`), so that it may die
/// over them.
struct Reader: Sendable {
  let configuration: String
  let limits: LimitSettings

  /// For as long as this it may do nothing at all, in seconds.
  private static let patience = 60.0

  func examine(_ mails: [[UInt8]]) throws -> ExaminedMails {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
    process.arguments = [
      "read-mails", "--config", configuration, "--time", "\(limits.readingTime.components.seconds)",
      "--memory", "\(limits.readingMemory)",
    ]
    // Nobody reads what Swift would tell of its death; the telling alone needs a program and more memory.
    process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    // One that dies before it has heard everything is told no more.
    try? ExaminedPost(mails).encode(to: input.fileHandleForWriting)
    try? input.fileHandleForWriting.close()
    if ended.wait(timeout: .now() + Self.patience) != .success {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      return .died(how: "it did not end within \(Int(Self.patience)) s")
    }
    switch (process.terminationReason, process.terminationStatus) {
    case (.exit, 0): return .survived
    // It had something to say, and said it: that is no death, and no fault of the mail's.
    case (.exit, let status): throw Failure("huiyin read-mails: exit status \(status)")
    case (_, let signal): return .died(how: "signal \(signal), \(String(cString: strsignal(signal)))")
    }
  }
}
