import ArgumentParser
import CSandbox
import Foundation
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
    // What comes is bounded by the daemon that sends it.
    let mails = ExaminedPost(decoding: [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())).mails
    try confine()
    for mail in mails { Examination.read(mail, trust: trust, at: Environment.now()) }
  }

  /// Neither time nor memory without end, no file written, no network, no other program.
  private func confine() throws {
    let status = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "/proc/self/statm")), as: UTF8.self)
    // proc(5): the whole address space first, what can be written in it sixth.
    let pages = status.split(whereSeparator: \.isWhitespace).compactMap { UInt64($0) }
    guard pages.count >= 6 else { throw Failure("/proc/self/statm: \(status)") }
    let pageSize = UInt64(sysconf(Int32(_SC_PAGESIZE)))
    try limit(RLIMIT_CPU, to: time)
    try limit(RLIMIT_AS, to: pages[0] * pageSize + memory)
    try limit(RLIMIT_DATA, to: pages[5] * pageSize + memory)
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

  init(decoding bytes: [UInt8]) {
    var mails: [[UInt8]] = []
    var rest = bytes[...]
    while rest.count >= 8 {
      let length = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      mails.append(Array(rest.prefix(Int(clamping: length))))
      rest = rest.dropFirst(Int(clamping: length))
    }
    self.mails = mails
  }

  func encode(to file: FileHandle) throws {
    for mail in mails {
      try file.write(contentsOf: withUnsafeBytes(of: UInt64(mail.count).bigEndian) { Data($0) })
      try file.write(contentsOf: Data(mail))
    }
  }
}
