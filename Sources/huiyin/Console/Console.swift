import Foundation

/// What went wrong, in one line, and what to do about it in another.
struct Failure: Error {
  let message: String
  let hint: String?
  /// 1 where what was asked failed, 2 where it was asked wrongly.
  let status: Int32

  init(_ message: String, hint: String? = nil, status: Int32 = 1) {
    self.message = message
    self.hint = hint
    self.status = status
  }
}

/// Standard error, in one form: `huiyin: error: …`, `huiyin: hint: …`.
enum Console {
  static func error(_ failure: Failure) {
    for line in failure.message.split(separator: "\n") { write("huiyin: error: \(line)") }
    if let hint = failure.hint { write("huiyin: hint: \(hint)") }
  }

  static func warning(_ text: String) { write("huiyin: warning: \(text)") }

  static func write(_ line: String) {
    // Nobody is left to tell where standard error is gone.
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// One line to standard output, at once: a demo or a journal reads along.
  static func say(_ line: String) {
    // A reader that went away loses the rest, and nothing else.
    try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
  }
}

/// `--json`: keys sorted, so that the same answer is the same text.
enum JSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
