import Digest
import Foundation
import Site
import Templates

extension Samples {
  static func pages() throws -> SitePages {
    SitePages(identity: identity, templates: try templates.get())
  }

  /// - Parameter address: where the root is served.
  static func pages(at address: String) throws -> SitePages {
    let known = identity
    let moved = SiteIdentity(
      name: known.name, domain: known.domain, idCode: known.idCode, column: known.column,
      organiser: known.organiser, contact: known.contact, icp: known.icp, policeRecord: known.policeRecord,
      address: address, office: known.office, mailbox: known.mailbox, regulation: known.regulation)
    return SitePages(identity: moved, templates: try templates.get())
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
      try letters.map { try pages.letter($0) } + pages.lists(Catalogue(letters))
      + SearchBase.files(of: letters)
      + [
        RecentLetters([]).file(), pages.statistics(statistics), pages.handling(figures),
        pages.commonQuestions(letters.sorted { $1.publishedAt < $0.publishedAt }),
      ] + earlierPages(pages) + pages.ledgerEnd(statistics)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
  }
}

extension Samples {
  /// What an earlier system had answered.
  private static func earlierPages(_ pages: SitePages) throws -> [SiteFile] {
    try [pages.earlier(earlier), pages.earlierIndex(statistics.earlier)]
      + pages.earlierLists(of: 2021, [earlier])
  }
}

extension SitePages {
  /// Everything that its parts are.
  func lists(_ catalogue: Catalogue) throws -> [SiteFile] {
    var files: [SiteFile] = []
    try site(catalogue, Samples.figures) { files += try $0.map { try $0() } }
    return files
  }
}

extension Catalogue {
  /// Of letters in memory, in the order of their publication.
  init(_ letters: [PublicLetter]) {
    let sorted = letters.sorted { ($0.publishedAt, $0.id) < ($1.publishedAt, $1.id) }
    let known = Dictionary(uniqueKeysWithValues: sorted.map { ($0.id, $0) })
    var entries: [[String]: [PublicEntry]] = [:]
    for letter in sorted {
      for kind in Chapter.Kind.allCases {
        guard let key = letter.key(for: kind) else { continue }
        entries[[kind.rawValue, key], default: []].append(letter.entry)
      }
    }
    let full = Dictionary(sorted.map { ($0.unit.text, $0.unitFullName) }, uniquingKeysWith: { $1 })
    let chapters = entries.compactMap { key, entries in
      Chapter.Kind(rawValue: key[0]).map {
        Chapter(
          kind: $0, key: key[1], title: $0 == .unit ? full[key[1]] : nil, places: entries.count,
          count: entries.count, latest: entries.last?.publishedAt)
      }
    }
    self.init(
      count: sorted.count, latest: sorted.suffix(SitePages.feedLength).reversed(), chapters: chapters,
      earlier: Samples.statistics.earlier,
      entries: { [entries] chapter, places in
        Array((entries[[chapter.kind.rawValue, chapter.key]] ?? [])[places])
      },
      letters: { numbers in { numbers.compactMap { known[$0] } } })
  }

  /// Where a letter stands in its chapters.
  func places(of letter: PublicLetter, among letters: [PublicLetter]) -> [(chapter: Chapter, place: Int)] {
    Chapter.Kind.allCases.compactMap { kind in
      guard let key = letter.key(for: kind), let chapter = chapter(kind, key: key) else { return nil }
      let before = letters.count { $0.key(for: kind) == key && $0.publishedAt < letter.publishedAt }
      return (chapter, before)
    }
  }
}

extension PublicLetter {
  fileprivate func key(for kind: Chapter.Kind) -> String? {
    switch kind {
    case .unit: unit.text
    case .category: category.rawValue
    case .topic: topic
    case .month: "\(Month(of: publishedAt))"
    }
  }
}

extension SearchBase {
  /// All of the index.
  static func files(of letters: [PublicLetter]) throws -> [SiteFile] {
    let sorted = letters.sorted { ($0.publishedAt, $0.id) < ($1.publishedAt, $1.id) }
    let words = sorted.map { "\($0)" }.joined()
    var base = SearchBase(of: SHA256.digest(of: words.utf8), letters: letters.count)
    return try base.add(sorted.map(SearchedAnswer.init)) + base.rest().map { try $0() }
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
