import Foundation
import Mail

/// A mail in a file, or on standard input where the file is called `-`.
struct MailFile {
  let path: String

  /// The mail, or why it cannot be had. A file that cannot be read is wrong usage, so that its exit status tells
  /// it from a mail that was read and found wanting.
  func message() throws -> Message {
    do {
      return try Message(parsing: try bytes())
    } catch let error as MailError {
      let hint =
        error == .empty
        ? "give the mail as a file, headers and all"
        : "the office holds such a mail for a person, whole as it came"
      throw Failure("\(name): \(error)", hint: hint)
    }
  }

  private func bytes() throws -> [UInt8] {
    do {
      let source =
        path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      // One more than is allowed, so that the mail is refused for its size and not read to its end.
      return Array(try source.read(upToCount: MailLimits.standard.messageBytes + 1) ?? Data())
    } catch {
      throw Failure("\(name): cannot be read", hint: "see that it exists and that you may read it", status: 2)
    }
  }

  private var name: String { path == "-" ? "standard input" : path }
}
