/// A place where files lie that people exchange. Blocking; owned by one thread.
package protocol Folder: AnyObject {
  /// The files that lie there now, sorted by name: plain ones alone, never a link, a pipe or a folder, and none
  /// whose name begins with a dot.
  /// - Parameter subfolder: where they lie; in the folder itself, if `nil`. None lie in one that is missing.
  func files(in subfolder: String?) throws(FolderError) -> [FolderFile]

  /// A file's bytes, `limit` of them at most.
  /// - Parameter subfolder: where it lies; in the folder itself, if `nil`.
  func read(_ name: String, in subfolder: String?, limit: Int) throws(FolderError) -> FolderContent

  /// Puts a whole file into `subfolder`, which is made if it is missing; one of that name is replaced.
  func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError)

  /// Moves a file into `subfolder`, which is there; one of that name is replaced.
  func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError)

  /// Removes a file from `subfolder`, for good.
  func remove(_ name: String, in subfolder: String) throws(FolderError)

  /// Takes leave of the server. The next call opens a connection anew.
  func close()
}

extension Folder {
  /// The files that lie in the folder itself.
  package func files() throws(FolderError) -> [FolderFile] { try files(in: nil) }

  /// The bytes of a file that lies in the folder itself.
  package func read(_ name: String, limit: Int) throws(FolderError) -> FolderContent {
    try read(name, in: nil, limit: limit)
  }

  /// Whether a file lies in a subfolder, and can be read there.
  package func holds(_ name: String, in subfolder: String, limit: Int) throws(FolderError) -> Bool {
    do { _ = try read(name, in: subfolder, limit: limit) } catch {
      if case .missing = error { return false }
      throw error
    }
    return true
  }
}

/// A file as its folder lists it. Two looks at a file that nobody writes to are equal.
package struct FolderFile: Hashable, Sendable {
  package let name: String
  /// Bytes.
  package let size: Int
  /// When it was last written to, as the folder writes that; empty where it does not say.
  package let modified: String

  package init(name: String, size: Int, modified: String) {
    self.name = name
    self.size = size
    self.modified = modified
  }

  /// Names that a folder may give us and that we may give it: of one part, in one line.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 255 && name.utf8.first != UInt8(ascii: ".")
      && !name.unicodeScalars.contains {
        $0 == "/" || $0 == "\\" || $0 == "\"" || $0 == "\u{FFFD}" || $0.value < 32
      }
  }
}

/// What a file holds, and when it was last written to, in seconds since 1970, where that is known.
package struct FolderContent: Sendable {
  package let bytes: [UInt8]
  package let modified: Int64?

  package init(bytes: [UInt8], modified: Int64?) {
    self.bytes = bytes
    self.modified = modified
  }
}

/// Why a folder could not do what it was asked.
package enum FolderError: Error, Equatable, Sendable, CustomStringConvertible {
  case file(FileError)
  /// The file has gone, or is none any more.
  case missing(String)
  /// More bytes than wanted.
  case oversized(String, limit: Int)
  case connection(ConnectionError)
  /// The server understood, and said no.
  case refused(server: String, reason: String)
  /// A name that cannot be asked for.
  case unusable(String)

  package var description: String {
    switch self {
    case .file(let error): error.description
    case .missing(let name): "\(name): there is no such file"
    case .oversized(let name, let limit): "\(name): more than \(limit) bytes"
    case .connection(let error): error.description
    case .refused(let server, let reason): "\(server): \(reason)"
    case .unusable(let name): "\"\(printable(name.utf8))\" cannot be used as a file name"
    }
  }
}
