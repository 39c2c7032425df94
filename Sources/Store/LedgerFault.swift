import GRDB

/// What has befallen the files of the ledger, so that nobody can work on with them.
package enum LedgerFault: Equatable, Sendable {
  /// The disk did not take what was written, or did not give it back (EIO). Whether it stands nobody knows before the file
  /// is opened anew: to write the same once more may seem to help, and does not (`safety.md` §5.2, T3).
  case disk(reason: String)
  /// What lies in them is no ledger any more.
  case damaged(reason: String)

  package init?(_ error: any Error) {
    guard let error = error as? DatabaseError else { return nil }
    let reason = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    // A disk that is full (SQLITE_FULL) has room again some day, and is waited for.
    case .SQLITE_IOERR where Self.ofDisk.contains(error.extendedResultCode): self = .disk(reason: reason)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(reason: reason)
    default: return nil
    }
  }

  private static let ofDisk: [ResultCode] = [
    .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC, .SQLITE_IOERR_WRITE, .SQLITE_IOERR_READ,
    .SQLITE_IOERR_TRUNCATE,
  ]
}
