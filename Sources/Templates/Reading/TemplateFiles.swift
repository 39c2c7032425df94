import Foundation

/// One template file as it lies in the directory.
struct TemplateFile: Sendable {
  /// `mail/assigned.html`.
  let name: String
  let text: String

  /// `mail`: partials are found within it.
  var folder: String { name.split(separator: "/").dropLast().joined(separator: "/") }
  /// `assigned`.
  var stem: String { String(lastPart.prefix { $0 != "." }) }
  /// `html`.
  var ending: String { String(lastPart.drop { $0 != "." }.dropFirst()) }
  /// `_head.html` is only there for others.
  var isPartial: Bool { stem.hasPrefix("_") }

  var escaping: Escaping { ending == "html" || ending == "xml" ? .markup : .none }

  private var lastPart: Substring { name.split(separator: "/").last ?? "" }
}

/// Reads every template below a directory; other files, and hidden ones, are nobody's business.
enum TemplateFiles {
  private static let endings: Set = ["html", "txt", "xml", "css", "js"]
  private static let largest = 1 << 20

  static func read(directory: String) throws(TemplateError) -> [TemplateFile] {
    let paths: [String]
    do {
      paths = try FileManager.default.subpathsOfDirectory(atPath: directory)
    } catch {
      throw .unreadable(path: directory, reason: error.localizedDescription)
    }
    var files: [TemplateFile] = []
    for path in paths.sorted() {
      let file = TemplateFile(name: path, text: "")
      guard endings.contains(file.ending), !file.stem.isEmpty else { continue }
      files.append(TemplateFile(name: path, text: try text(at: "\(directory)/\(path)")))
    }
    guard !files.isEmpty else { throw .unreadable(path: directory, reason: "holds no templates") }
    return files
  }

  /// The text without a byte order mark, with line feeds, and without blanks at its end.
  private static func text(at path: String) throws(TemplateError) -> String {
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
    guard bytes.count <= largest else { throw .unreadable(path: path, reason: "is larger than 1 MiB") }
    guard var scalars = String(validating: bytes, as: UTF8.self)?.unicodeScalars else {
      throw .unreadable(path: path, reason: "is not UTF-8")
    }
    scalars.removeAll { $0 == "\u{FEFF}" || $0 == "\r" }
    while let last = scalars.last, last == " " || last == "\t" { scalars.removeLast() }
    return String(scalars)
  }
}
