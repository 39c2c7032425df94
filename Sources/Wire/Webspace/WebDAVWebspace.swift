/// A site's files on a web server (WebDAV, RFC 4918).
package final class WebDAVWebspace: Webspace {
  private let address: FolderAddress
  private let transfer: Transfer
  private var made: Set<String> = []

  package init(at address: FolderAddress) {
    self.address = address
    transfer = Transfer(to: address)
  }

  package func put(_ bytes: [UInt8], at path: String) throws(FolderError) {
    try WebspacePath.check(path)
    for folder in WebspacePath.folders(above: path) where !made.contains(folder) {
      var make = TransferRequest(address.url(address.folder + folder + "/"))
      make.command = "MKCOL"
      // 405: it is there already.
      _ = try transfer.ask(make, accepting: [405])
      made.insert(folder)
    }
    let target = address.folder + path
    var put = TransferRequest(address.url(WebspacePath.draft(of: target)))
    put.upload = bytes
    put.headers = ["Content-Type: " + ContentType.of(path)]
    _ = try transfer.ask(put, about: path)
    // 412: not every server replaces what is there (RFC 4918 §9.9.3).
    if try move(to: target, accepting: [412]).status == 412 {
      var remove = TransferRequest(address.url(target))
      remove.command = "DELETE"
      _ = try transfer.ask(remove, accepting: [404])
      _ = try move(to: target)
    }
  }

  private func move(to target: String, accepting others: [Int] = []) throws(FolderError) -> TransferAnswer {
    var move = TransferRequest(address.url(WebspacePath.draft(of: target)))
    move.command = "MOVE"
    move.headers = ["Destination: " + address.url(target), "Overwrite: T"]
    return try transfer.ask(move, accepting: others)
  }

  package func remove(_ path: String) throws(FolderError) {
    try WebspacePath.check(path)
    for path in [WebspacePath.draft(of: path), path] {
      var remove = TransferRequest(address.url(address.folder + path))
      remove.command = "DELETE"
      _ = try transfer.ask(remove, accepting: [404])
    }
  }

  package func probe() throws(FolderError) {
    var request = TransferRequest(address.url(address.folder))
    request.command = "PROPFIND"
    request.headers = ["Depth: 0"]
    _ = try transfer.ask(request, about: address.path)
  }

  package func close() {
    transfer.close()
    made = []
  }
}
