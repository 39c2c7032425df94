import Digest
import Domain
import Papers
import Store
import Wire

/// What became of a file that lay in an account's folder.
enum TakenExport {
  case taken(ImportReceipt)
  /// It is no export, and a person's to look at. For the operator: what is wrong, and the way out.
  case refused(why: String, wayOut: String, wasErased: Bool)

  /// Whether words are in it that were erased since.
  var hasErased: Bool {
    switch self {
    case .taken(let receipt): receipt.erased > 0
    case .refused(_, _, let wasErased): wasErased
    }
  }

  /// Whether it brought something that the ledger did not know.
  var hasNew: Bool {
    if case .taken(let receipt) = self { receipt.new > 0 } else { false }
  }
}

extension Office {
  /// Takes in what an account's folder holds; the same once more brings nothing new.
  func takeIn(_ content: FolderContent, named file: String, from account: String, at now: Timestamp) throws
    -> TakenExport
  {
    let columns = rules.intakes[account]?.columns ?? [:]
    let digest = SHA256.digest(of: content.bytes)
    do {
      return .taken(
        try takeIn(file, digest: digest, from: account, by: nil, at: now) {
          try Export(
            of: try Table(reading: content.bytes), mapping: columns, now: content.modified ?? now.seconds)
        })
    } catch let error as TableError {
      return try refuse(content, named: file, from: account, error, at: now)
    } catch let error as DeadlyFile {
      return try refuse(content, named: file, from: account, error, at: now)
    } catch let error as ExportError {
      return try refuse(content, named: file, from: account, error, at: now)
    }
  }

  /// Puts a file that is no export into the holding pen.
  func refuse(
    _ content: FolderContent, named file: String, from account: String, _ error: some ExplainedRefusal,
    at now: Timestamp
  ) throws -> TakenExport {
    let wasErased = try hold(
      file: content.bytes, named: file, from: account, reason: "\(error)", at: now)
    let (why, wayOut) = error.chinese
    return .refused(why: why, wayOut: wayOut, wasErased: wasErased)
  }
}

/// Why a file cannot be taken in, in words for its operator as well.
protocol ExplainedRefusal: Error {
  /// What is wrong, and the way out.
  var chinese: (why: String, wayOut: String) { get }
}

extension TableError: ExplainedRefusal {}
extension DeadlyFile: ExplainedRefusal {}
extension ExportError: ExplainedRefusal {}
