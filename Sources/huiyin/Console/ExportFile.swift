import Digest
import Domain
import Foundation
import Glibc
import Office
import Papers
import Settings

/// An export in a file, and when it was made: what `昨天 09:12` is counted from.
struct ExportFile {
  let name: String
  let bytes: [UInt8]
  let madeAt: Timestamp

  init(name: String, bytes: [UInt8], madeAt: Timestamp) {
    self.name = name
    self.bytes = bytes
    self.madeAt = madeAt
  }

  /// - Parameter madeAt: when the export was made; the file's own time, if nil.
  init(path: String, madeAt: Timestamp?) throws {
    let limit = TableLimits.standard.fileBytes
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }  // nothing was written
      // One more than is allowed, so that a larger one is refused for its size and not read to its end.
      bytes = Array(try file.read(upToCount: limit + 1) ?? Data())
      var status = stat()
      guard fstat(file.fileDescriptor, &status) == 0 else { throw CocoaError(.fileReadUnknown) }
      self.madeAt = madeAt ?? Timestamp(seconds: Int64(status.st_mtim.tv_sec))
    } catch {
      throw Failure("\(path): cannot be read", hint: "see that it exists and that you may read it", status: 2)
    }
    name = path.split(separator: "/").last.map(String.init) ?? path
  }

  var digest: [UInt8] { SHA256.digest(of: bytes) }

  /// - Throws: ``TableError`` or ``ExportError``, as reading its rows does.
  func export(_ mapping: [ExportField: String]) throws -> Export {
    try Export(of: try Table(reading: bytes), mapping: mapping, now: madeAt.seconds)
  }

  /// - Throws: ``TableError`` or ``EarlierError``.
  func earlierAnswers(at now: Timestamp) throws -> EarlierTable {
    try EarlierTable(of: try Table(reading: bytes), now: now.seconds)
  }

  /// Why it could not be read, wherever in it that was found; any other error as it is.
  func failure(of error: any Error) -> any Error {
    switch error {
    case let error as TableError: Failure("\(name): \(error)", hint: error.hint)
    case let error as ExportError: Failure("\(name): \(error)", hint: error.hint)
    case let error as EarlierError: Failure("\(name): \(error)", hint: error.hint)
    case let error as DeadlyFile: Failure("\(name): \(error)", hint: error.hint)
    default: error
    }
  }
}

extension Configuration {
  func account(_ name: String) throws -> AccountSettings {
    if let account = accounts.first(where: { $0.name == name }) { return account }
    let known = accounts.map(\.name).joined(separator: ", ")
    throw Failure(
      "there is no account \"\(name)\"",
      hint: known.isEmpty ? "add it under accounts: in huiyin.yaml" : "known are \(known)", status: 2)
  }
}
