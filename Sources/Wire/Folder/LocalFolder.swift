import Glibc

/// A directory of this machine, perhaps one that others reach over the network.
package final class LocalFolder: Folder {
  private let path: String
  private let isShared: Bool

  /// Opens the directory at `path`, which is made if it is missing.
  /// - Parameter isShared: whether the directory's group may read what is put into it.
  package init(at path: String, isShared: Bool = false) throws(FolderError) {
    self.path = path
    self.isShared = isShared
    do { try makeFolder(path, mode: isShared ? 0o2750 : 0o700) } catch { throw .file(error) }
  }

  package func files() throws(FolderError) -> [FolderFile] {
    let listed: [String]
    do { listed = try names(inFolder: path) } catch { throw .file(error) }
    return listed.filter(FolderFile.isName).compactMap { name in
      var status = stat()
      // A file that went away meanwhile is not there; a link is not followed, and is no file.
      guard lstat("\(path)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      let modified = status.st_mtim
      return FolderFile(
        name: name, size: Int(status.st_size), modified: "\(modified.tv_sec).\(modified.tv_nsec)")
    }
  }

  package func read(_ name: String, limit: Int) throws(FolderError) -> FolderContent {
    let place = try place(of: name)
    do {
      let file = try RegularFile(at: place, limit: limit)
      return FolderContent(bytes: file.bytes, modified: file.modified)
    } catch {
      switch error {
      case .missing: throw .missing(name)
      case .oversized: throw .oversized(name, limit: limit)
      case .unreadable(let reason): throw .file(FileError(path: place, reason: reason))
      case .system(let error): throw .file(error)
      }
    }
  }

  package func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError) {
    let target = try place(of: name, in: subfolder)
    do {
      try makeFolder("\(path)/\(subfolder)", mode: isShared ? 0o2750 : 0o700)
      try DurableFile.write(
        bytes, to: target, by: "\(path)/\(subfolder)/.\(name.prefix(50)).part", mode: isShared ? 0o640 : 0o600
      )
    } catch {
      throw .file(error)
    }
  }

  package func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError) {
    let (from, target) = (try place(of: name), try place(of: newName, in: subfolder))
    guard rename(from, target) == 0 else {
      throw errno == ENOENT ? .missing(name) : .file(FileError(path: target))
    }
    do {
      try DurableFile.sync(folder: "\(path)/\(subfolder)")
      try DurableFile.sync(folder: path)
    } catch {
      throw .file(error)
    }
  }

  package func close() {}

  private func place(of name: String, in subfolder: String? = nil) throws(FolderError) -> String {
    for part in [name, subfolder].compactMap(\.self) where !FolderFile.isName(part) { throw .unusable(part) }
    return subfolder.map { "\(path)/\($0)/\(name)" } ?? "\(path)/\(name)"
  }
}
