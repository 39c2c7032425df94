import Foundation
import Papers

/// A text of any length: a reader of letters stops where letters end.
struct TextInput {
  private static let limit = 64 << 20
  /// `-` for standard input.
  let path: String

  func text() throws -> String {
    do {
      let file =
        path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let bytes = Array(try file.read(upToCount: Self.limit) ?? Data())
      // What is no Chinese encoding is read as far as it goes.
      return String(decoding: (try? ForeignText(bytes).bytes) ?? bytes, as: UTF8.self)
    } catch {
      throw Failure(
        "\(path == "-" ? "standard input" : path): cannot be read",
        hint: "see that it exists and that you may read it", status: 2)
    }
  }
}
