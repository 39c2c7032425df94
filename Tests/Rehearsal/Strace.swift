import Foundation

/// strace, under which a program can be watched, killed and refused what it asks for.
package enum Strace {
  package static let program = "/usr/bin/strace"

  /// Why nothing can run under it here; nil if it can be done.
  package static let obstacle: String? = {
    guard FileManager.default.isExecutableFile(atPath: program) else { return "no strace" }
    do {
      try Command.run(program, ["-qq", "-o", "/dev/null", "-e", "trace=none", "/bin/true"])
      return nil
    } catch {
      return "ptrace is not allowed"
    }
  }()
}
