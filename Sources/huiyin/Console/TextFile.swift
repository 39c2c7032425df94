import Foundation
import Papers

/// A text that somebody typed, in a file or on standard input.
struct TextFile {
  /// More than any letter that is typed by hand.
  private static let limit = 1 << 20
  let path: String

  /// UTF-8, or GB18030 as an editor on Chinese Windows writes it.
  func text() throws -> String {
    let bytes = try bytes()
    guard bytes.count <= Self.limit else { throw Failure("\(name): is too large for a letter", status: 2) }
    do {
      return String(decoding: try ForeignText(bytes).bytes, as: UTF8.self)
    } catch {
      throw Failure("\(name): \(error)", hint: "give its text as UTF-8", status: 2)
    }
  }

  private func bytes() throws -> [UInt8] {
    do {
      let file =
        path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      return Array(try file.read(upToCount: Self.limit + 1) ?? Data())
    } catch {
      throw Failure("\(name): cannot be read", hint: "see that it exists and that you may read it", status: 2)
    }
  }

  private var name: String { path == "-" ? "standard input" : path }
}
