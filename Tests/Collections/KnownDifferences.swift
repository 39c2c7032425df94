import Foundation

/// The differences that are right as they are, each with its reason.
///
/// Lines of `differences/*.tsv`: the end of the file's path, the aspect (`*` for all), the reason, with tabs between.
struct KnownDifferences {
  private struct Entry {
    let file: Substring
    let aspect: Substring
  }

  private var entries: [Entry] = []

  init() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "differences")
    for list in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where list.pathExtension == "tsv" {
      for line in try String(contentsOf: list, encoding: .utf8).split(separator: "\n")
      where !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 3, !fields[2].isEmpty else {
          throw Malformed(description: "\(list.lastPathComponent): no file, aspect and reason: \(line)")
        }
        entries.append(Entry(file: fields[0], aspect: fields[1]))
      }
    }
  }

  struct Malformed: Error, CustomStringConvertible {
    let description: String
  }

  func explain(_ difference: Difference, of file: CollectedFile) -> Bool {
    entries.contains {
      (file.path == $0.file || file.path.hasSuffix("/" + $0.file))
        && ($0.aspect == "*" || $0.aspect == difference.aspect)
    }
  }
}
