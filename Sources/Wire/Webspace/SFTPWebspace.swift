/// A site's files on an SSH server (draft-ietf-secsh-filexfer-02).
///
/// The protocol renames nothing onto a file that is there: between its removal and the renaming of the new one, a round
/// trip, nobody finds either.
package final class SFTPWebspace: Webspace {
  private let address: FolderAddress
  private let transfer: Transfer
  private var made: Set<String> = []

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
    request.before = folders.map { "*mkdir \"\(address.folder + $0)\"" }
    request.after = ["*rm \"\(target)\"", "rename \"\(draft)\" \"\(target)\""]
    _ = try transfer.perform(request, about: path)
    made.formUnion(folders)
  }

  package func remove(_ path: String) throws(FolderError) {
    try WebspacePath.check(path)
    let target = address.folder + path
    var request = TransferRequest(address.url(address.folder))
    request.wantsBody = false
    request.before = ["*rm \"\(WebspacePath.draft(of: target))\"", "rm \"\(target)\""]
    do { _ = try transfer.perform(request, about: path) } catch {
      // The same reply says that there is none, and that we may not.
      guard case .refused = error, try !transfer.finds(address.url(target)) else { throw error }
    }
  }

  package func probe() throws(FolderError) {
    _ = try transfer.perform(TransferRequest(address.url(address.folder)), about: address.path)
  }

  package func close() {
    transfer.close()
    made = []
  }
}
