import Foundation
import Site
import Templates

extension Samples {
  static func pages() throws -> SitePages {
    SitePages(identity: identity, templates: try templates.get())
  }

  static let templates = Result {
    try TemplateLibrary(
      directory: URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../Config/templates").standardized.path)
  }

  /// The whole site of `letters`, by path.
  static func site(of letters: [PublicLetter]) throws -> [String: SiteFile] {
    let pages = try pages()
    let files =
      try letters.map { try pages.letter($0) }
      + pages.site(catalogue: Catalogue(letters.map(\.entry)), figures: figures)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
  }
}

extension SiteFile {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A directory for one test, gone with it.
final class Workplace {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  // Nothing depends on the directory being gone.
  deinit { try? FileManager.default.removeItem(atPath: path) }

  var site: String { "\(path)/public" }
  var manifest: String { "\(path)/state/site.manifest" }

  func writer() throws -> SiteWriter { try SiteWriter(directory: site, manifest: manifest) }

  func put(_ text: String, at name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func text(at name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every file below the public directory, hidden ones too.
  func published() throws -> Set<String> {
    let files = try FileManager.default.subpathsOfDirectory(atPath: site)
    return Set(files.filter { !FileManager.default.isDirectory("\(site)/\($0)") })
  }
}

extension FileManager {
  fileprivate func isDirectory(_ path: String) -> Bool {
    (try? attributesOfItem(atPath: path)[.type] as? FileAttributeType) == .typeDirectory
  }
}
