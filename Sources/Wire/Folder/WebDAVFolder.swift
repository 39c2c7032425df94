/// A folder on a web server (WebDAV, RFC 4918).
package final class WebDAVFolder: Folder {
  private let address: FolderAddress
  private let transfer: Transfer

  package init(at address: FolderAddress) {
    self.address = address
    transfer = Transfer(to: address)
  }

  package func files(in subfolder: String?) throws(FolderError) -> [FolderFile] {
    if let subfolder { try FolderFile.check(subfolder) }
    var request = TransferRequest(address.url(address.folder(subfolder)))
    request.command = "PROPFIND"
    request.headers = ["Depth: 1"]
    return MultiStatus(try transfer.list(request, of: subfolder)).files.sorted { $0.name < $1.name }
  }

  package func read(
    _ name: String, in subfolder: String?, limit: Int
  ) throws(FolderError) -> FolderContent {
    try FolderFile.check(name, subfolder ?? name)
    var request = TransferRequest(address.url(address.folder(subfolder) + name))
    request.limit = limit
    let answer = try transfer.ask(request, about: name)
    return FolderContent(bytes: answer.bytes, modified: answer.modified)
  }

  package func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, subfolder)
    let folder = address.folder + subfolder + "/"
    var make = TransferRequest(address.url(folder))
    make.command = "MKCOL"
    // 405: it is there already.
    _ = try transfer.ask(make, accepting: [405])
    var put = TransferRequest(address.url(folder + name + ".part"))
    put.upload = bytes
    _ = try transfer.ask(put, about: name)
    try move(folder + name + ".part", to: folder + name, about: name)
  }

  package func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, newName, subfolder)
    try move(address.folder + name, to: address.folder + subfolder + "/" + newName, about: name)
  }

  package func remove(_ name: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, subfolder)
    var request = TransferRequest(address.url(address.folder(subfolder) + name))
    request.command = "DELETE"
    _ = try transfer.ask(request, about: name, accepting: [404])
  }

  package func close() { transfer.close() }

  private func move(_ path: String, to target: String, about name: String) throws(FolderError) {
    // Not every server replaces what is there (RFC 4918 §9.9.3).
    var remove = TransferRequest(address.url(target))
    remove.command = "DELETE"
    _ = try transfer.ask(remove, accepting: [404])
    var request = TransferRequest(address.url(path))
    request.command = "MOVE"
    request.headers = ["Destination: " + address.url(target), "Overwrite: F"]
    _ = try transfer.ask(request, about: name)
  }
}
