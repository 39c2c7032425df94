import Glibc

/// A directory of this machine, perhaps one that others reach over the network.
package final class LocalFolder: Folder {
  private let path: String
  private let isShared: Bool
  /// What files are called on the disk that we call otherwise.
  private var diskNames: [String: [UInt8]] = [:]

  /// Opens the directory at `path`, which is made if it is missing.
  /// - Parameter isShared: whether the directory's group may read what is put into it.
  package init(at path: String, isShared: Bool = false) throws(FolderError) {
    self.path = path
    self.isShared = isShared
    do { try makeFolder(path, mode: isShared ? 0o2750 : 0o700) } catch { throw .file(error) }
  }

  /// Of two files that we would call the same, one in UTF-8 and one in GB18030, the second is there once the first
  /// has gone.
  package func files(in subfolder: String?) throws(FolderError) -> [FolderFile] {
    let found = try filesOnDisk(in: subfolder)
    // Those that are called as we call them come first.
    let (plain, others) = (
      found.filter { $0.0 == Array($0.1.name.utf8) }, found.filter { $0.0 != Array($0.1.name.utf8) }
    )
    var files = Dictionary(plain.map { ($0.1.name, $0.1) }) { first, _ in first }
    // What lies in a subfolder was called by us.
    guard subfolder == nil else { return files.values.sorted(by: Self.inOrder) }
    diskNames = [:]
    for (octets, file) in others where files[file.name] == nil {
      files[file.name] = file
      diskNames[file.name] = octets
    }
    return files.values.sorted(by: Self.inOrder)
  }

  private static func inOrder(_ first: FolderFile, _ second: FolderFile) -> Bool {
    first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
  }

  private func filesOnDisk(in subfolder: String?) throws(FolderError) -> [([UInt8], FolderFile)] {
    var place = path
    if let subfolder {
      guard FolderFile.isName(subfolder) else { throw .unusable(subfolder) }
      place += "/\(subfolder)"
    }
    let names: [[UInt8]]
    do {
      if let subfolder {
        try checkOwn(subfolder)
        guard access(place, F_OK) == 0 || errno != ENOENT else { return [] }
      }
      names = try Wire.diskNames(inFolder: place)
    } catch {
      throw .file(error)
    }
    return names.compactMap { octets in file(octets, in: place).map { (octets, $0) } }
  }

  private func file(_ octets: [UInt8], in folder: String) -> FolderFile? {
    var status = stat()
    let place = Array(folder.utf8) + [UInt8(ascii: "/")] + octets
    // A file that went away meanwhile is not there; a link is not followed, and is no file.
    guard lstat(place.cString, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let modified = status.st_mtim
    return FolderFile(
      name: FolderFile.spokenName(of: octets), size: Int(status.st_size),
      // One that took another's place is another, whatever time it was given.
      modified: "\(modified.tv_sec).\(modified.tv_nsec) \(status.st_ino)")
  }

  package func read(
    _ name: String, in subfolder: String?, limit: Int
  ) throws(FolderError) -> FolderContent {
    let place = if let subfolder { Array(try target(name, in: subfolder).utf8) } else { try place(of: name) }
    do {
      let file = try RegularFile(at: place, limit: limit)
      return FolderContent(bytes: file.bytes, modified: file.modified)
    } catch {
      switch error {
      case .missing: throw .missing(name)
      case .oversized: throw .oversized(name, limit: limit)
      case .unreadable(let reason): throw .file(FileError(path: "\(path)/\(name)", reason: reason))
      case .system(let error): throw .file(error)
      }
    }
  }

  package func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError) {
    let target = try target(name, in: subfolder)
    do {
      try makeFolder("\(path)/\(subfolder)", mode: isShared ? 0o2750 : 0o700)
      try checkOwn(subfolder)
      try DurableFile.write(
        bytes, to: target, by: "\(path)/\(subfolder)/.\(name.prefix(50)).part", mode: isShared ? 0o640 : 0o600
      )
    } catch {
      throw .file(error)
    }
  }

  package func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError) {
    let (from, target) = (try place(of: name), try target(newName, in: subfolder))
    do { try checkOwn(subfolder) } catch { throw .file(error) }
    guard rename(from.cString, target) == 0 else {
      throw errno == ENOENT ? .missing(name) : .file(FileError(path: target))
    }
    do {
      try DurableFile.sync(folder: "\(path)/\(subfolder)")
      try DurableFile.sync(folder: path)
    } catch {
      throw .file(error)
    }
  }

  package func remove(_ name: String, in subfolder: String) throws(FolderError) {
    let target = try target(name, in: subfolder)
    do throws(FileError) {
      try checkOwn(subfolder)
      guard unlink(target) == 0 || errno == ENOENT else { throw FileError(path: target) }
      try DurableFile.sync(folder: "\(path)/\(subfolder)")
    } catch {
      throw .file(error)
    }
  }

  package func close() {}

  /// What is put here is for those who may read this folder: a link that somebody laid could lead it anywhere, to the
  /// public site as well.
  private func checkOwn(_ subfolder: String) throws(FileError) {
    var status = stat()
    let place = "\(path)/\(subfolder)"
    guard lstat(place, &status) == 0 else {
      // Whoever needs it says that it is missing.
      if errno == ENOENT { return }
      throw FileError(path: place)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return
    case S_IFLNK: throw FileError(path: place, reason: "a link, which is not followed; make it a folder")
    default: throw FileError(path: place, reason: "not a folder")
    }
  }

  /// Where a file lies, by what we call it.
  private func place(of name: String) throws(FolderError) -> [UInt8] {
    guard FolderFile.isName(name) else { throw .unusable(name) }
    return Array(path.utf8) + [UInt8(ascii: "/")] + (diskNames[name] ?? Array(name.utf8))
  }

  private func target(_ name: String, in subfolder: String) throws(FolderError) -> String {
    for part in [name, subfolder] where !FolderFile.isName(part) { throw .unusable(part) }
    return "\(path)/\(subfolder)/\(name)"
  }
}

extension [UInt8] {
  /// As the system's calls take a path.
  fileprivate var cString: [CChar] { map(CChar.init(bitPattern:)) + [0] }
}
