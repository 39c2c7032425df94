/// Which files of the public directory are ours (清单): lines `+ path` and `- path`, appended before a file is
/// made and after it is gone. Nothing that is not in it is ever removed.
struct SiteManifest {
  private let path: String
  private(set) var files: Set<String> = []

  /// Reads the list, and writes it anew where lines were torn by a kill or have piled up.
  init(path: String) throws(SiteError) {
    self.path = path
    let bytes = try PlainFile.read(path) ?? []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for line in lines.dropLast() {
      let file = String(decoding: line.dropFirst(2), as: UTF8.self)
      if line.starts(with: "+ ".utf8) { files.insert(file) }
      if line.starts(with: "- ".utf8) { files.remove(file) }
    }
    let isTorn = lines.last?.isEmpty == false
    if isTorn || lines.count > 2 * files.count + 1000 { try rewrite() }
  }

  mutating func add(_ new: [String]) throws(SiteError) {
    let unknown = new.filter { !files.contains($0) }
    guard !unknown.isEmpty else { return }
    try append(unknown.map { "+ \($0)" })
    files.formUnion(unknown)
  }

  mutating func forget(_ gone: [String]) throws(SiteError) {
    guard !gone.isEmpty else { return }
    try append(gone.map { "- \($0)" })
    files.subtract(gone)
  }

  private func append(_ lines: [String]) throws(SiteError) {
    try PlainFile.append(text(lines), to: path, mode: 0o640)
    try Directory.sync(PlainFile.split(path).directory)
  }

  private func rewrite() throws(SiteError) {
    try PlainFile.replace(path, with: text(files.sorted().map { "+ \($0)" }), mode: 0o640)
    try Directory.sync(PlainFile.split(path).directory)
  }

  private func text(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
}
