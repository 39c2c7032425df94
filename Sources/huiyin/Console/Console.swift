import ArgumentParser
import Foundation

/// The terminal: answers to standard output; troubles to standard error, in one form: `huiyin: error: …`,
/// `huiyin: hint: …`.
enum Console {
  static func error(_ failure: Failure) {
    for complaint in failure.complaints { tell("error", complaint) }
  }

  static func warning(_ text: String, hint: String? = nil) {
    tell("warning", Complaint(text, hint: hint))
  }

  /// One line to standard output, at once: somebody reads along.
  static func say(_ line: String) { put(line, to: .standardOutput) }

  /// One line to standard error, at once.
  static func log(_ line: String) { put(line, to: .standardError) }

  private static func put(_ line: String, to file: FileHandle) {
    // A reader that went away loses the rest, and nothing else.
    try? file.write(contentsOf: Data((line.onOneLine + "\n").utf8))
  }

  /// An answer, to standard output; one cut short by a full disk is none.
  static func answer(_ text: String, end: String = "\n") throws {
    try answer(bytes: Array((text + end).utf8))
  }

  /// Bytes as they are, to a file or another program.
  static func answer(bytes: [UInt8]) throws {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      // A reader that went away (huiyin list | head) has read enough.
      if count < 0, errno == EPIPE { throw ExitCode.success }
      guard count > 0 else { throw Failure("standard output: \(String(cString: strerror(errno)))") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Lines that may hold what strangers wrote.
  static func answer(lines: [String]) throws {
    guard !lines.isEmpty else { return }
    try answer(lines.map(\.onOneLine).joined(separator: "\n"))
  }

  private static func tell(_ kind: String, _ complaint: Complaint) {
    var text = "huiyin: \(kind): \(complaint.message.onOneLine)\n"
    if let hint = complaint.hint { text += "huiyin: hint: \(hint.onOneLine)\n" }
    // Nobody is left to tell where standard error is gone.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

/// `--json`: keys sorted, so that the same answer is the same text.
enum JSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// On one line, as one of many.
  static func line(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// A value that may be missing and whose key is there all the same, as `null`.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
  var wrappedValue: Value?

  init(wrappedValue value: Value?) { wrappedValue = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
  }
}
