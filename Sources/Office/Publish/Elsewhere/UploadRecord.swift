import Digest
import Wire

/// What lies in a place elsewhere by our hand: lines that are appended while files go up, so that a run that was killed goes
/// on where it stopped, and nothing is ever removed there that others have put.
///
///     @ sftp://www.naiman.example:22/www/
///     > hdjl/wszx/2026/NM2026000123.html            about to be put
///     + 3f0a… hdjl/wszx/2026/NM2026000123.html      lies there
///     ~ 77b1… 1795000000.5 hdjl/wszx/cx/k3m….html   the same of a page that no list names, and which state of it
///     - hdjl/wszx/dw/ab2c/2.html                    was removed
///     = 4711                                        all that the ledger said up to this event is there
final class UploadRecord {
  struct Entry: Equatable {
    /// SHA-256, lower-case hex; nil while it is not known what lies there.
    var hash: String?
    /// Of a page that no list names, as the inventory marks it.
    var mark: String?
  }

  private(set) var entries: [String: Entry] = [:]
  /// 0 before everything was there for the first time.
  private(set) var sequence: Int64 = 0
  private let path: String
  private let place: String
  private var lines = 0
  private var isTorn = false
  private var file: GrowingFile?

  /// - Parameters:
  ///   - folder: where records lie. One belongs to a place: whoever moves his site begins anew there, and finds the old
  ///     record when he moves back.
  ///   - place: names the server and the folder on it.
  init(in folder: String, of place: String) throws(FileError) {
    self.place = place
    path = "\(folder)/\(Base32.encode(SHA256.digest(of: place.utf8).prefix(10)))"
    var rest = try GrowingFile.contents(of: path)[...]
    isTorn = rest.last.map { $0 != UInt8(ascii: "\n") } ?? false
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      read(rest[..<end].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) })
      rest = rest[(end + 1)...]
      lines += 1
    }
  }

  private func read(_ words: [String]) {
    guard let path = words.last, words.count > 1 else { return }
    switch words[0] {
    case ">": entries[path] = Entry()
    case "+" where words.count == 3: entries[path] = Entry(hash: words[1])
    case "~" where words.count == 4: entries[path] = Entry(hash: words[1], mark: words[2])
    case "-": entries[path] = nil
    case "=": sequence = Int64(path) ?? 0
    default: break
    }
  }

  /// Before a file is put: however that ends, it may be removed afterwards.
  func begin(_ path: String) throws(FileError) {
    try append("> \(path)", isDurable: true)
    entries[path] = Entry()
  }

  func note(_ entry: Entry, at path: String) throws(FileError) {
    let hash = entry.hash ?? ""
    try append(entry.mark.map { "~ \(hash) \($0) \(path)" } ?? "+ \(hash) \(path)")
    entries[path] = entry
  }

  func noteRemoved(_ path: String) throws(FileError) {
    try append("- \(path)")
    entries[path] = nil
  }

  func noteWhole(through sequence: Int64) throws(FileError) {
    guard sequence != self.sequence else { return }
    try append("= \(sequence)", isDurable: true)
    self.sequence = sequence
  }

  /// From now on it is known of no file what lies there, only that it is ours.
  /// - Parameter isNoted: whether that is to be known the next time, too.
  func doubt(isNoted: Bool) throws(FileError) {
    for path in entries.keys { entries[path] = Entry() }
    sequence = 0
    if isNoted { try rewrite() }
  }

  /// Every change is a line, and a site lives for years.
  private func append(_ line: String, isDurable: Bool = false) throws(FileError) {
    if isTorn || lines > 3 * entries.count + 1000 || lines == 0 { try rewrite() }
    if file == nil { file = try GrowingFile(at: path) }
    try file?.append(line, isDurable: isDurable)
    lines += 1
  }

  private func rewrite() throws(FileError) {
    var text = "@ \(place)\n= \(sequence)\n"
    for (path, entry) in entries.sorted(by: { $0.key < $1.key }) {
      switch (entry.hash, entry.mark) {
      case (let hash?, let mark?): text += "~ \(hash) \(mark) \(path)\n"
      case (let hash?, nil): text += "+ \(hash) \(path)\n"
      default: text += "> \(path)\n"
      }
    }
    // It makes the folder where there is none.
    _ = try GrowingFile(at: path)
    try DurableFile.write(Array(text.utf8), to: path, by: path + ".new")
    file = try GrowingFile(at: path)
    (lines, isTorn) = (entries.count + 2, false)
  }
}
