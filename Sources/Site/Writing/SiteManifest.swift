/// Which files of the public directory are ours (清单), and what is in them: lines `+ SHA-256 path` and `- path`, appended
/// before a file comes into its place and after it is gone. Nothing that is not in it is ever removed.
struct SiteManifest {
  private let path: String
  /// How the digest of each begins: enough to see whether it is another one now.
  private var digests: [String: UInt64] = [:]
  private var lines = 0

  /// Reads the list, and writes it anew where lines were torn by a kill or have piled up.
  init(path: String) throws(SiteError) {
    self.path = path
    let log = try Log(path)
    digests = log.hashes.mapValues(Line.beginning)
    lines = log.lines
    if log.isTorn { try rewrite(log.hashes) } else { try rewriteIfPiledUp() }
  }

  private init() { path = "" }

  /// Stands in a list's place while somebody else has it.
  static let lent = SiteManifest()

  var files: Dictionary<String, UInt64>.Keys { digests.keys }

  /// Whether a file is listed with the bytes that it has.
  func has(_ line: Line) -> Bool { digests[line.path] == Line.beginning(of: line.hash) }

  /// By their paths, lower-case hex; of a file that an older version has listed, an empty one.
  static func hashes(in path: String) throws(SiteError) -> [String: String] { try Log(path).hashes }

  /// - Parameter isSynced: whether it is on the disk afterwards; else ``sync()`` sees to it, before any of these files comes
  ///   into its place.
  mutating func add(_ new: [Line], isSynced: Bool = true) throws(SiteError) {
    guard !new.isEmpty else { return }
    try append(new.map(\.text), isSynced: isSynced)
    for line in new { digests[line.path] = Line.beginning(of: line.hash) }
    try rewriteIfPiledUp()
  }

  mutating func forget(_ gone: [String]) throws(SiteError) {
    guard !gone.isEmpty else { return }
    try append(gone.map { "- \($0)" })
    for path in gone { digests[path] = nil }
  }

  mutating func sync() throws(SiteError) { try append([]) }

  private mutating func append(_ new: [String], isSynced: Bool = true) throws(SiteError) {
    try PlainFile.append(text(new), to: path, mode: 0o640, isSynced: isSynced)
    if isSynced { try Directory.sync(PlainFile.split(path).directory) }
    lines += new.count
  }

  /// Each change of a file is a line, and a daemon runs for months.
  private mutating func rewriteIfPiledUp() throws(SiteError) {
    if lines > 2 * digests.count + 1000 { try rewrite(Log(path).hashes) }
  }

  private mutating func rewrite(_ hashes: [String: String]) throws(SiteError) {
    let lines = hashes.sorted { $0.key < $1.key }.map { Line(path: $0.key, hash: $0.value).text }
    try PlainFile.replace(path, with: text(lines), mode: 0o640)
    try Directory.sync(PlainFile.split(path).directory)
    self.lines = lines.count
  }

  private func text(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
}

extension SiteManifest {
  /// What is said of one file.
  struct Line: Sendable {
    let path: String
    /// SHA-256, lower-case hex; empty where it is not known.
    let hash: String

    static func beginning(of hash: String) -> UInt64 { UInt64(hash.prefix(16), radix: 16) ?? 0 }

    var text: String { hash.isEmpty ? "+ \(path)" : "+ \(hash) \(path)" }
  }

  /// The list as it lies on the disk.
  private struct Log {
    var hashes: [String: String] = [:]
    var lines = 0
    /// Whether the last line has no end.
    var isTorn = false

    init(_ path: String) throws(SiteError) {
      let bytes = try PlainFile.read(path) ?? []
      isTorn = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
      var rest = bytes[...]
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        read(rest[..<end])
        rest = rest[(end + 1)...]
        lines += 1
      }
    }

    private mutating func read(_ line: ArraySlice<UInt8>) {
      guard line.count > 2 else { return }
      let sign = line[line.startIndex]
      var path = line.dropFirst(2)
      var hash = ""
      // No path holds a space.
      if let space = path.firstIndex(of: UInt8(ascii: " ")) {
        hash = String(decoding: path[..<space], as: UTF8.self)
        path = path[(space + 1)...]
      }
      let name = String(decoding: path, as: UTF8.self)
      if sign == UInt8(ascii: "+") { hashes[name] = hash }
      if sign == UInt8(ascii: "-") { hashes[name] = nil }
    }
  }
}
