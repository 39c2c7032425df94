import Domain
import Papers
import Store
import Wire

/// Brings an account's reply files into its folder, and tells the desk of each once it lies there.
///
/// Every step can be repeated: a file that was written and not recorded is written again, with the same name and the
/// same bytes. What was erased since goes from the files that still lie there. The folder is opened only when there is
/// something to do in it.
package struct ReplyDelivery {
  private let office: Office
  private let account: String
  private let subfolder: String
  private let open: () throws -> any Folder

  /// - Parameter subfolder: where in the folder they lie.
  package init(
    office: Office, account: String, subfolder: String, open: @escaping () throws -> any Folder
  ) {
    self.office = office
    self.account = account
    self.subfolder = subfolder
    self.open = open
  }

  /// - Returns: how many files were brought.
  package func run(at now: () -> Timestamp, until stop: () -> Bool = { false }) throws -> Int {
    let files = try office.ledger.waitingReplyFiles(of: account)
    let stale = try office.ledger.staleReplyFiles(of: account)
    guard !files.isEmpty || !stale.isEmpty else { return 0 }
    let folder = try open()
    defer { folder.close() }
    for file in stale where !stop() { try rewrite(file, in: folder) }
    var done = 0
    for file in files where !stop() {
      try folder.write(file.bytes ?? [], to: file.name, in: subfolder)
      if try office.deliver(file, at: now()) { done += 1 }
    }
    return done
  }

  /// One that its operator has taken away is his.
  private func rewrite(_ file: ReplyFile, in folder: any Folder) throws {
    if try folder.holds(file.name, in: subfolder, limit: TableLimits.standard.fileBytes) {
      try folder.write(try office.rewritten(file), to: file.name, in: subfolder)
    }
    try office.ledger.write { try $0.markRewritten(file) }
  }
}
