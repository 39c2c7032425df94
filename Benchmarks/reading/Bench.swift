import Glibc
import Papers
import Reading

/// Learns from generated letters and says where others belong; its peer does the same.
///
///     bench-reading --write FILE COUNT   JSON lines
///     bench-reading --read FILE EPOCHS   one line: seconds of CPU to learn (all of it; without being tried), and letters
///                                        a second afterwards
@main
struct Bench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let number = Int(arguments[3]) else { exit(2) }
    if arguments[1] == "--write" {
      write(to: arguments[2], count: number)
    } else {
      try read(lessons(in: arguments[2]), epochs: number)
    }
  }

  private static func write(to path: String, count: Int) {
    guard let file = fopen(path, "w") else { exit(2) }
    defer { fclose(file) }
    var letters = Letters(seed: 2026)
    for _ in 0..<count { fputs(letters.line() + "\n", file) }
  }

  private static func lessons(in path: String) throws -> [Lesson] {
    guard let file = fopen(path, "r") else { exit(2) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
    return try LabelledLines(bytes).lines.map {
      Lesson(ModelText(title: $0.title, text: $0.text), label: $0.label)
    }
  }

  private static func read(_ lessons: [Lesson], epochs: Int) throws {
    let start = processorSeconds
    let model = try LetterModel.trained(on: lessons, epochs: epochs)
    let learnt = processorSeconds
    let verdicts = model.verdicts(on: lessons.map(\.letter))
    let done = processorSeconds
    let right = zip(verdicts, lessons).count { $0.guesses[0].label == $1.label }
    print(
      "huiyin learn=\(learnt - start) classify=\(Double(lessons.count) / (done - learnt)) "
        + "right=\(Double(right) / Double(lessons.count)) bytes=\(model.bytes.count)")
  }
}

/// What this process has used of its core: others may be busy on it meanwhile.
private var processorSeconds: Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
