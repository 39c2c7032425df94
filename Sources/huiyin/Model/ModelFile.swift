import Foundation
import Reading
import Settings
import Wire

/// The model in a file: read whole, replaced whole.
struct ModelFile {
  let path: String

  /// Where the office keeps it, beside its ledger.
  static func path(in state: String) -> String { state + "/routing.model" }

  /// Nil where there is none yet.
  func read() throws -> LetterModel? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes: [UInt8]
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      // One more than is allowed, so that a larger one is refused for its size and not read to its end.
      bytes = Array(try file.read(upToCount: LetterModel.mostBytes + 1) ?? Data())
    } catch {
      throw Failure("\(path): cannot be read", hint: "see that you may read it")
    }
    do { return try LetterModel(reading: bytes) } catch {
      throw Failure("\(path): \(error)", hint: error.hint)
    }
  }

  func write(_ model: LetterModel) throws {
    // An office that has not run yet has no such place; whoever may not make it is told so below.
    try? FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    do { try DurableFile.write(model.bytes, to: path, by: path + ".new", mode: 0o640) } catch {
      throw Failure("\(error)", hint: "see that the directory is there and that you may write in it")
    }
  }

  /// Changes when another file is put in place; nil where there is none.
  var mark: String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return "\(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }
}
