import Papers
import Store

/// The guard against files that make the process die, as ``PipelineStage/guarded(_:until:_:)`` is against mails: how
/// often somebody has begun to read one and did not come to its end is counted durably before it is read.
extension Office {
  /// Twice somebody may be killed from outside over a file that is innocent.
  private static let patience = 3

  /// Reads a file to its end, for nothing but to see that it can be done.
  /// - Parameter digest: of its bytes; its name may be another the next time.
  /// - Throws: ``DeadlyFile``, or why it is no export.
  func rehearse(_ digest: [UInt8], _ open: () throws -> Export) throws {
    let deaths = try ledger.beginReading(file: digest)
    guard deaths < Self.patience else { throw DeadlyFile(deaths: deaths) }
    let reading = Result { try open().skip() }
    try ledger.endReading(file: digest)
    try reading.get()
  }
}

/// A file over which the process has died so often that it is not read any more.
package struct DeadlyFile: Error, Equatable, CustomStringConvertible {
  let deaths: Int

  package var description: String { "the process died \(deaths) times over it" }

  /// What a person can do about it.
  package var hint: String { "open it and save it as .xlsx, or export it again" }
}
