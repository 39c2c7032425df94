/// A site's files on an FTP server (RFC 959).
package final class FTPWebspace: Webspace {
  private let address: FolderAddress
  private let transfer: Transfer
  /// Servers on Windows speak UTF-8 only when asked.
  private let manners = ["*OPTS UTF8 ON"]
  private var made: Set<String> = []
  /// Whether RNTO takes the place of a file that is there, as a rename does on Unix; else that has to go first.
  private var replaces = true

  package init(at address: FolderAddress) {
    self.address = address
    transfer = Transfer(to: address)
  }

  package func put(_ bytes: [UInt8], at path: String) throws(FolderError) {
    try WebspacePath.check(path)
    let target = address.folder + path
    let draft = WebspacePath.draft(of: target)
    let folders = WebspacePath.folders(above: path).filter { !made.contains($0) }
    var request = TransferRequest(address.url(draft))
    request.upload = bytes
    request.before = manners + folders.map { "*MKD " + address.folder + $0 }
    if replaces {
      request.after = ["RNFR " + draft, "RNTO " + target]
      do { _ = try transfer.perform(request, about: path) } catch {
        guard case .refused = error else { throw error }
        // Once more, and whole: what stands after the upload is done only when that was taken.
        request.after = ["*DELE " + target] + request.after
        _ = try transfer.perform(request, about: path)
        replaces = false
      }
    } else {
      request.after = ["*DELE " + target, "RNFR " + draft, "RNTO " + target]
      _ = try transfer.perform(request, about: path)
    }
    made.formUnion(folders)
  }

  package func remove(_ path: String) throws(FolderError) {
    try WebspacePath.check(path)
    let target = address.folder + path
    var request = TransferRequest(address.url(address.folder))
    request.wantsBody = false
    request.before = manners + ["*DELE " + WebspacePath.draft(of: target), "DELE " + target]
    do { _ = try transfer.perform(request, about: path) } catch {
      // The same reply says that there is none, and that we may not.
      guard case .refused = error, try !transfer.finds(address.url(target)) else { throw error }
    }
  }

  package func probe() throws(FolderError) {
    var request = TransferRequest(address.url(address.folder))
    request.command = "NLST"
    request.before = manners
    // An empty folder is one as well.
    do { _ = try transfer.perform(request, about: address.path) } catch {
      guard case .missing = error else { throw error }
    }
  }

  package func close() {
    transfer.close()
    made = []
  }
}
