import CSpawn
import Glibc

/// Another program: fixed arguments, bytes on standard input or as files to read, no shell.
///
/// It gets an environment of its own and none of our descriptors, leads a process group, and is killed with everything
/// it has started once it has ended, takes too long or says too much.
package struct Program: Sendable {
  /// The program's absolute path, and what it is called with.
  package let command: [String]
  package let environment: [String]
  package let timeLimit: Duration
  /// Bytes that it may write; what it says is thrown away but for the beginning.
  package let outputLimit: Int

  package init(
    _ command: [String], environment: [String] = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8"],
    timeLimit: Duration = .seconds(30), outputLimit: Int = 64 << 10
  ) {
    self.command = command
    self.environment = environment
    self.timeLimit = timeLimit
    self.outputLimit = outputLimit
  }

  /// How it ended.
  package enum End: Equatable, Sendable, CustomStringConvertible {
    case exited(Int32)
    case died(signal: Int32)
    case tookTooLong, saidTooMuch
    case notStarted(reason: String)

    package var description: String {
      switch self {
      case .exited(let status): "exit status \(status)"
      case .died(let signal): "signal \(signal)"
      case .tookTooLong: "killed: it took too long"
      case .saidTooMuch: "killed: it said too much"
      case .notStarted(let reason): "not started: \(reason)"
      }
    }
  }

  /// Runs it to its end. It never throws: whatever happens is how it ended.
  /// - Parameter input: at most 64 KB, what a pipe holds, so that nobody waits for a program that does not read.
  /// - Returns: how it ended, and the first line of what it said, where that can be shown.
  package func run(input: [UInt8]) -> (end: End, said: String) {
    guard command.first?.hasPrefix("/") == true else { return (.notStarted(reason: "no absolute path"), "") }
    guard input.count <= Self.pipeSize else { return (.notStarted(reason: "too much to tell it"), "") }
    guard let stdin = Pipe(), let output = Pipe() else { return (.notStarted(reason: Self.lastError), "") }
    guard input.isEmpty || write(stdin.writing, input, input.count) == input.count else {
      return (.notStarted(reason: Self.lastError), "")
    }
    stdin.closeWriting()
    switch spawn(Descriptors(input: stdin.reading, output: output.writing, error: output.writing)) {
    case .failure(let reason): return (.notStarted(reason: reason.text), "")
    case .success(let process):
      output.closeWriting()
      let (end, heard) = watch(process, output.reading, keeping: 4096)
      return (end, Self.firstLine(of: heard))
    }
  }

  /// Runs it to its end over documents, each of which is a file for it: `path(ofDocument:)`. They lie in memory and
  /// nowhere else. What it complains about is thrown away.
  /// - Returns: how it ended, and what it wrote to standard output.
  package func output(reading documents: [[UInt8]]) -> (end: End, output: [UInt8]) {
    guard command.first?.hasPrefix("/") == true else { return (.notStarted(reason: "no absolute path"), []) }
    guard let stdin = Pipe(), let output = Pipe() else { return (.notStarted(reason: Self.lastError), []) }
    stdin.closeWriting()
    var files: [MemoryFile] = []
    for document in documents {
      guard let file = MemoryFile(document) else { return (.notStarted(reason: Self.lastError), []) }
      files.append(file)
    }
    let descriptors = Descriptors(
      input: stdin.reading, output: output.writing, error: nil, documents: files.map(\.descriptor))
    return withExtendedLifetime(files) {
      switch spawn(descriptors) {
      case .failure(let reason): return (.notStarted(reason: reason.text), [])
      case .success(let process):
        output.closeWriting()
        return watch(process, output.reading, keeping: outputLimit)
      }
    }
  }

  /// Where the program finds the document of that number, from 0.
  package static func path(ofDocument number: Int) -> String { "/proc/self/fd/\(firstDocument + number)" }

  private static let firstDocument = 3
  private static let pipeSize = 64 << 10
  private static var lastError: String { String(cString: strerror(errno)) }

  private struct Reason: Error { let text: String }

  /// What the program finds open.
  private struct Descriptors {
    let input: Int32
    let output: Int32
    /// Nil for nowhere.
    let error: Int32?
    var documents: [Int32] = []
  }

  private func spawn(_ descriptors: Descriptors) -> Result<pid_t, Reason> {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, descriptors.input, 0)
    posix_spawn_file_actions_adddup2(&actions, descriptors.output, 1)
    if let error = descriptors.error {
      posix_spawn_file_actions_adddup2(&actions, error, 2)
    } else {
      posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    }
    for (number, document) in descriptors.documents.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, document, Int32(Self.firstDocument + number))
    }
    posix_spawn_file_actions_addclosefrom_np(
      &actions, Int32(Self.firstDocument + descriptors.documents.count))
    posix_spawn_file_actions_addchdir_np(&actions, "/")
    // A daemon ignores SIGPIPE, and its threads may block signals; a program expects neither.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var process = pid_t()
    let status = withCStrings(command) { arguments in
      withCStrings(environment) { posix_spawn(&process, command[0], &actions, &attributes, arguments, $0) }
    }
    return status == 0 ? .success(process) : .failure(Reason(text: String(cString: strerror(status))))
  }

  /// Until it ends, or has to.
  private func watch(_ process: pid_t, _ output: Int32, keeping limit: Int) -> (End, [UInt8]) {
    let deadline = ContinuousClock.now + timeLimit
    var heard: [UInt8] = []
    var count = 0
    var end: End?
    while end == nil {
      count += hear(output, &heard, keeping: limit, milliseconds: 20)
      if let status = ended(process, WNOHANG) {
        end = Self.end(status)
      } else if count > outputLimit {
        end = .saidTooMuch
      } else if ContinuousClock.now >= deadline {
        end = .tookTooLong
      }
    }
    // Also what it has left behind. Gone already, it has left nothing.
    kill(-process, SIGKILL)
    if end == .tookTooLong || end == .saidTooMuch { _ = ended(process, 0) }
    var rest = 1
    while rest > 0, heard.count < limit { rest = hear(output, &heard, keeping: limit, milliseconds: 0) }
    return (end ?? .tookTooLong, heard)
  }

  private static func firstLine(of heard: [UInt8]) -> String {
    let line = String(decoding: heard, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    let shown = line.unicodeScalars.filter { !($0.value < 32 || (127..<160).contains($0.value)) }.prefix(200)
    return String(String.UnicodeScalarView(shown))
  }

  /// The status with which it ended; nil while it has not.
  private func ended(_ process: pid_t, _ options: Int32) -> Int32? {
    var status: Int32 = 0
    while true {
      let result = waitpid(process, &status, options)
      if result == process { return status }
      if result == -1, errno == EINTR { continue }
      // Somebody else has taken its status: it has ended, nobody knows how.
      return result == -1 ? 0 : nil
    }
  }

  private static func end(_ status: Int32) -> End {
    let signal = status & 0x7F  // wait(2)
    return signal == 0 ? .exited(status >> 8 & 0xFF) : .died(signal: signal)
  }

  /// Waits for something to be said, and keeps its beginning.
  /// - Returns: how many bytes were heard.
  private func hear(
    _ output: Int32, _ heard: inout [UInt8], keeping limit: Int, milliseconds: Int32
  ) -> Int {
    var poller = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&poller, 1, milliseconds) > 0 else { return 0 }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(output, &buffer, buffer.count)
    guard count > 0 else {
      // Its end of the pipe is closed, but it may live on: nothing is to be heard, and nobody spins.
      if milliseconds > 0 { usleep(2000) }
      return 0
    }
    if heard.count < limit { heard += buffer[..<count].prefix(limit - heard.count) }
    return count
  }
}

/// As `execve` takes them: pointers to strings that end with a zero, and a null pointer at the end.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = strings.map { strdup($0) } + [nil]
  defer { for pointer in pointers { free(pointer) } }
  return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
}
