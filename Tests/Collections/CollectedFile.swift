import Foundation

/// One file of a collection.
struct CollectedFile {
  /// Below the folder that was asked for.
  let path: String
  let url: URL

  var name: String { url.lastPathComponent }

  /// Whether it looks like a mail: by its name, or by what its first line looks like.
  var isMail: Bool {
    if name.hasSuffix(".eml") { return true }
    guard url.pathExtension == "txt" || url.pathExtension.isEmpty, let bytes = try? bytes else {
      return false
    }
    let first = bytes.prefix { $0 != UInt8(ascii: "\n") }
    if first.starts(with: "From ".utf8) { return true }
    let field = first.prefix { $0 != UInt8(ascii: ":") }
    return !field.isEmpty && field.count < first.count && field.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  var bytes: [UInt8] {
    get throws { Array(try Data(contentsOf: url)) }
  }

  /// The file of that name in the same folder, when there is one.
  func beside(_ name: String) -> CollectedFile? {
    let other = url.deletingLastPathComponent().appendingPathComponent(name)
    guard FileManager.default.fileExists(atPath: other.path) else { return nil }
    return CollectedFile(path: String(path.dropLast(self.name.count)) + name, url: other)
  }

  static func all(below folder: String) throws -> [CollectedFile] {
    let root = URL(fileURLWithPath: folder).standardizedFileURL
    guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    else { throw CocoaError(.fileReadNoSuchFile) }
    var files: [CollectedFile] = []
    for case let url as URL in walk
    where try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
      files.append(
        CollectedFile(path: String(url.standardizedFileURL.path.dropFirst(root.path.count + 1)), url: url))
    }
    return files.sorted { $0.path < $1.path }
  }
}
