/// A place on a server that takes the files of a web site, at paths below one folder. Blocking; owned by one thread.
///
/// Paths are those of a site: plain ASCII, parts between slashes.
package protocol Webspace: AnyObject {
  /// Puts a whole file at `path`, below folders that are made if they are missing; one that is there is replaced. Where the
  /// protocol can, whoever reads meanwhile gets either the old file or the new one.
  func put(_ bytes: [UInt8], at path: String) throws(FolderError)

  /// Takes a file away, and what a broken ``put(_:at:)`` left beside it; one that is not there is as well.
  func remove(_ path: String) throws(FolderError)

  /// Logs in and looks whether the folder is there; changes nothing.
  func probe() throws(FolderError)

  /// Takes leave of the server. The next call opens a connection anew.
  func close()
}

/// What the protocols have in common that know folders.
enum WebspacePath {
  /// Where a file lies until it is whole.
  static func draft(of path: String) -> String { path + ".part" }

  /// The folders above `path`, the outermost first: `hdjl`, `hdjl/wszx`.
  static func folders(above path: String) -> [String] {
    var folders: [String] = []
    for part in path.split(separator: "/").dropLast() {
      folders.append(folders.last.map { "\($0)/\(part)" } ?? String(part))
    }
    return folders
  }

  /// A site's own paths, and no others: what goes into a command must not end it.
  static func check(_ path: String) throws(FolderError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ FolderFile.isName(String($0)) }), path.utf8.allSatisfy({ $0 < 127 && $0 > 32 })
    else { throw .unusable(path) }
  }
}
