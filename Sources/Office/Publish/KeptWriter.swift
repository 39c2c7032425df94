import Site
import Synchronization

/// A directory's writer, which knows which files are ours: opened when the directory is touched first, and kept, as its list
/// grows with every letter that was ever closed. After trouble the directory is looked at anew.
final class KeptWriter: Sendable {
  private let writer = Mutex<SiteWriter?>(nil)

  func use<Result>(
    opening open: () throws -> SiteWriter, _ work: (inout SiteWriter) throws -> Result
  ) throws -> Result {
    try writer.withLock { kept in
      var writer = try kept ?? open()
      kept = nil
      let result = try work(&writer)
      kept = writer
      return result
    }
  }
}
