import Foundation
import Templates

/// The templates that ship with the program.
enum Shipped {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../Config/templates").standardized.path

  static func library() throws -> TemplateLibrary { try loaded.get() }

  private static let loaded = Result { try TemplateLibrary(directory: directory) }
}

/// A directory of templates made for one test, gone with it.
final class TemplateFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID())").path
    for (name, text) in files {
      let url = URL(fileURLWithPath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  // Nothing depends on the directory being gone.
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension TemplateValue {
  /// The same value with every flag off, every list empty and every record absent.
  var switchedOff: TemplateValue {
    switch self {
    case .text, .markup: self
    case .flag, .record: false
    case .list: []
    }
  }
}

/// What `body` complains of, in words; nil where it does not.
func complaint(of body: () throws -> some Any) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return "\(error)"
  }
}
