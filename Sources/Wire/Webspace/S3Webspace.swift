import Digest

/// A site's files in a bucket of an object store that speaks Amazon's S3. A file is there whole, or not at all, and there are
/// no folders to be made.
package final class S3Webspace: Webspace {
  private let address: FolderAddress
  private let transfer: Transfer

  package init(at address: FolderAddress) {
    self.address = address
    transfer = Transfer(to: address)
  }

  package func put(_ bytes: [UInt8], at path: String) throws(FolderError) {
    try WebspacePath.check(path)
    var put = TransferRequest(address.url(address.folder + path))
    put.upload = bytes
    put.headers = ["Content-Type: " + ContentType.of(path), Self.digest(of: bytes)]
    _ = try transfer.ask(put, about: path)
  }

  package func remove(_ path: String) throws(FolderError) {
    try WebspacePath.check(path)
    var remove = TransferRequest(address.url(address.folder + path))
    remove.command = "DELETE"
    remove.headers = [Self.digest(of: [])]
    _ = try transfer.ask(remove, accepting: [404])
  }

  /// Asks for what may not be there: who may not write there is mostly not told whether it is.
  package func probe() throws(FolderError) {
    var request = TransferRequest(address.url(address.folder + "index.html"))
    request.wantsBody = false
    request.headers = [Self.digest(of: [])]
    _ = try transfer.ask(request, accepting: [404])
  }

  package func close() { transfer.close() }

  /// What is sent is signed as well; the store wants it said in a header, and libcurl signs what that says.
  private static func digest(of bytes: [UInt8]) -> String {
    "x-amz-content-sha256: " + Hex.encode(SHA256.digest(of: bytes))
  }
}
