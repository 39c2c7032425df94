import CSync
import Digest
import Foundation
import Glibc

/// A folder that is written beside its place and takes it when it is whole, with a list by which `sha256sum -c` checks it.
/// Nobody else may read it: folders 0700, files 0600.
struct ArchiveFolder {
  static let sums = "SHA256SUMS"
  let place: String
  private let draft: String
  private var list: [UInt8] = []
  private var folders: Set<String> = []
  private(set) var bytes: Int64 = 0
  private(set) var count = 0

  /// - Throws: where something stands there already: an archive is never mixed with another.
  init(at path: String) throws {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    place = url.path
    var status = stat()
    guard lstat(place, &status) != 0 else {
      throw Failure("\(path): is there already", hint: "name a directory that is not there yet", status: 2)
    }
    let parent = url.deletingLastPathComponent().path
    draft = "\(parent)/.\(url.lastPathComponent).part"
    // Of one that was interrupted.
    if lstat(draft, &status) == 0 { try FileManager.default.removeItem(atPath: draft) }
    guard mkdir(draft, 0o700) == 0 else { throw Self.failure(parent) }
  }

  /// - Parameter name: below it, with the names of folders before it.
  mutating func add(_ content: [UInt8], as name: String) throws {
    let folder = name.split(separator: "/").dropLast().map(String.init)
    for depth in folder.indices {
      let path = folder[...depth].joined(separator: "/")
      guard folders.insert(path).inserted else { continue }
      guard mkdir("\(draft)/\(path)", 0o700) == 0 else { throw Self.failure("\(place)/\(path)") }
    }
    try write(content, as: name)
    list += Array("\(Hex.encode(SHA256.digest(of: content)))  \(name)\n".utf8)
    bytes += Int64(content.count)
    count += 1
  }

  private func write(_ content: [UInt8], as name: String) throws {
    let file = open("\(draft)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.failure("\(place)/\(name)") }
    defer { close(file) }
    var done = 0
    while done < content.count {
      let count = content.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, content.count - done) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("\(place)/\(name)") }
      done += count
    }
  }

  /// Puts it in place; all of it is on the disk before it has its name.
  func takePlace() throws {
    try write(list, as: Self.sums)
    let disk = open(draft, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard disk >= 0 else { throw Self.failure(place) }
    defer { close(disk) }
    // One wait for a hundred thousand files, not one for each; what the disk lost is told, which sync(2) does not do.
    guard syncfs(disk) == 0, rename(draft, place) == 0, syncfs(disk) == 0 else { throw Self.failure(place) }
  }

  /// Gives it up; what it is about is told.
  func discard() { try? FileManager.default.removeItem(atPath: draft) }  // the next one clears it as well

  private static func failure(_ path: String) -> Failure {
    Failure("\(path): \(String(cString: strerror(errno)))", hint: "nothing was left there")
  }
}
