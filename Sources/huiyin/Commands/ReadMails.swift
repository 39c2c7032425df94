import ArgumentParser
import CSandbox
import Foundation
import Glibc
import Office
import Settings

/// Reads mails from standard input as the stages will, and says nothing: whether it lives is the answer. Not for
/// people; see ``Reader``.
struct ReadMails: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "read-mails", shouldDisplay: false)

  @OptionGroup var options: ConfigurationOption
  @Option(help: "Seconds of processor time.") var time: UInt64
  @Option(help: "Bytes of memory, beyond what the program takes by itself.") var memory: UInt64

  func run() throws {
    let trust = Assembly.trust(try options.load().signatures)
    let mails = ExaminedPost(from: STDIN_FILENO).mails
    try confine()
    for mail in mails { Examination.read(mail, trust: trust, at: Environment.now()) }
    // To return would be to go on upon another thread; where there is no memory for its stack, libdispatch waits for
    // it, a second and again a second.
    _exit(0)
  }

  /// Neither time nor memory without end, no file written, no network, no other program.
  private func confine() throws {
    let status = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "/proc/self/statm")), as: UTF8.self)
    // proc(5): the sixth is what can be written in, the stack among it.
    let pages = status.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0) }
    guard pages.count >= 6 else { throw Failure("/proc/self/statm: \(status)") }
    try limit(RLIMIT_CPU, to: time)
    // Of memory this one alone: where RLIMIT_AS is reached as well, Linux lets mprotect(2) pass that goes beyond
    // RLIMIT_DATA, and by that malloc(3) makes room for threads.
    try limit(RLIMIT_DATA, to: pages[5] * UInt64(sysconf(Int32(_SC_PAGESIZE))) + memory)
    try limit(RLIMIT_FSIZE, to: 0)
    try limit(RLIMIT_CORE, to: 0)
    guard sandbox_close() == 0 else { throw Failure("seccomp: \(String(cString: strerror(errno)))") }
  }

  private func limit(_ resource: __rlimit_resource, to value: UInt64) throws {
    var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
    guard setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
      throw Failure("setrlimit: \(String(cString: strerror(errno)))")
    }
  }
}

/// Mails in a row, each after its length in eight bytes.
struct ExaminedPost {
  let mails: [[UInt8]]

  init(_ mails: [[UInt8]]) { self.mails = mails }

  /// Reads to the end, each mail into its own piece of memory: what was read by another way and is free again would be
  /// had beside the limit. What comes is bounded by the daemon that sends it.
  init(from descriptor: Int32) {
    var mails: [[UInt8]] = []
    while case let head = Self.bytes(8, from: descriptor), head.count == 8 {
      let length = head.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      mails.append(Self.bytes(Int(clamping: min(length, 1 << 30)), from: descriptor))
    }
    self.mails = mails
  }

  private static func bytes(_ count: Int, from descriptor: Int32) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
      while done < count {
        let piece = read(descriptor, buffer.baseAddress! + done, count - done)
        if piece < 0 && errno == EINTR { continue }
        if piece <= 0 { return }
        done += piece
      }
    }
  }

  func encode(to file: FileHandle) throws {
    for mail in mails {
      try file.write(contentsOf: withUnsafeBytes(of: UInt64(mail.count).bigEndian) { Data($0) })
      try file.write(contentsOf: Data(mail))
    }
  }
}
