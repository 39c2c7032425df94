import Bombs
import Glibc

/// What each bomb cost its reader.
enum Table {
  static let mostSeconds = 2.0
  static let mostMegabytes = 256

  /// Whether every bomb stayed within its bounds.
  static func print(_ bombs: [Bomb]) -> Bool {
    var worst = (milliseconds: 0, megabytes: 0)
    var failed = 0
    Swift.print(
      "\("bomb".padded(36))\("bytes".padded(10, left: true))\("CPU ms".padded(8, left: true))"
        + "\("MB".padded(6, left: true))  outcome")
    for bomb in bombs {
      let child = Child(reading: bomb.name)
      let isWithin =
        child.isWell && child.milliseconds <= Int(mostSeconds * 1000) && child.megabytes <= mostMegabytes
      if !isWithin { failed += 1 }
      worst = (max(worst.milliseconds, child.milliseconds), max(worst.megabytes, child.megabytes))
      Swift.print(
        "\(bomb.name.padded(36))\(child.bytes.padded(10, left: true))"
          + "\("\(child.milliseconds)".padded(8, left: true))\("\(child.megabytes)".padded(6, left: true))"
          + "  \(isWithin ? "" : "FAILED: ")\(child.outcome)")
      fflush(nil)
    }
    Swift.print(
      "\(bombs.count) bombs, \(failed) failed; at most \(worst.milliseconds) ms of CPU, \(worst.megabytes) MB"
    )
    return failed == 0
  }
}

/// A child process that has read one bomb.
struct Child {
  let isWell: Bool
  let milliseconds: Int
  let megabytes: Int
  let bytes: String
  let outcome: String

  init(reading name: String) {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let child = Self.spawn(name, output: ends[1])
    close(ends[1])
    let words = Self.text(from: ends[0]).split(separator: "\t", maxSplits: 1).map(String.init)
    close(ends[0])
    var status: Int32 = 0
    var usage = rusage()
    wait4(child, &status, 0, &usage)
    let signal = status & 0x7F
    isWell = status == 0 && words.count == 2
    let time = usage.ru_utime.seconds + usage.ru_stime.seconds
    milliseconds = Int(time * 1000)
    megabytes = usage.ru_maxrss / 1024
    bytes = words.count == 2 ? words[0] : "?"
    outcome = words.count == 2 ? words[1] : signal != 0 ? "died of signal \(signal)" : "status \(status >> 8)"
  }

  /// Starts this program again, by a shell that limits its CPU.
  private static func spawn(_ name: String, output: Int32) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    let seconds = Int(Table.mostSeconds.rounded(.up))
    let script = "ulimit -t \(seconds) && exec \"$0\" --read \"$1\""
    let words = ["sh", "-c", script, CommandLine.arguments[0], name]
    var pointers = words.map { word in strdup(word) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var child: pid_t = 0
    let status = posix_spawn(&child, "/bin/sh", &actions, nil, pointers, environ)
    if status != 0 { Hostile.stop("no child process: \(String(cString: strerror(status)))") }
    return child
  }

  /// All that comes until the other end is closed, without the last line break.
  private static func text(from descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension timeval {
  var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}

extension String {
  /// Filled up with blanks to a column.
  func padded(_ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - count))
    return left ? blanks + self : self + blanks
  }
}
