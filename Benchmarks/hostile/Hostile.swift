import Bombs
import Glibc
import Mail

/// Reads every bomb, each in a child process of its own with 2 seconds of CPU, and tells what it cost.
///
///     hostile [NAME…]             a table; ends with 1 when a child dies or needs more than 2 s or 256 MB
///     hostile --write NAME PIECES  the mail itself
///     hostile --growth KIB [NAME…] reads each bomb in four sizes, for a tool that counts instructions
///     hostile --judge FILE…        reads what that tool counted
@main
struct Hostile {
  static func main() {
    var arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "--read":
      arguments.removeFirst()
      read(arguments.first ?? "")
    case "--write":
      arguments.removeFirst()
      write(arguments.first ?? "", pieces: arguments.last.flatMap { Int($0) } ?? 1)
    case "--growth":
      arguments.removeFirst()
      let size = arguments.popFirst().flatMap { Int($0) } ?? 8
      Growth.measure(bombs(Array(arguments)), bytes: size << 10)
    case "--judge":
      arguments.removeFirst()
      exit(Growth.judge(Array(arguments)) ? 0 : 1)
    default:
      exit(Table.print(bombs(Array(arguments))) ? 0 : 1)
    }
  }

  private static func bombs(_ names: [String]) -> [Bomb] {
    guard !names.isEmpty else { return Bomb.all }
    return names.map(bomb)
  }

  private static func bomb(_ name: String) -> Bomb {
    if let bomb = Bomb.named(name) { return bomb }
    stop("no bomb is called \(name)")
  }

  private static func read(_ name: String) {
    let bomb = bomb(name)
    let bytes = bomb.bytes(pieces: bomb.full)
    var weight = 0
    let outcome = WholeReading.outcome(of: bytes, weight: &weight)
    print("\(bytes.count)\t\(outcome)")
  }

  private static func write(_ name: String, pieces: Int) {
    let bytes = bomb(name).bytes(pieces: pieces)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count <= 0 { stop("the mail cannot be written") }
      rest = rest.dropFirst(count)
    }
  }

  static func stop(_ reason: String) -> Never {
    let line = Array("hostile: \(reason)\n".utf8)
    _ = Glibc.write(2, line, line.count)
    exit(2)
  }
}
