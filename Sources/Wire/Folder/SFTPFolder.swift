/// A folder on an SSH server (draft-ietf-secsh-filexfer-02).
package final class SFTPFolder: Folder {
  private let address: FolderAddress
  private let transfer: Transfer

  package init(at address: FolderAddress) {
    self.address = address
    transfer = Transfer(to: address)
  }

  package func files(in subfolder: String?) throws(FolderError) -> [FolderFile] {
    if let subfolder { try FolderFile.check(subfolder) }
    let request = TransferRequest(address.url(address.folder(subfolder)))
    return String(decoding: try transfer.list(request, of: subfolder), as: UTF8.self).split(separator: "\n")
      .compactMap(Self.file)
      .sorted { $0.name < $1.name }
  }

  package func read(
    _ name: String, in subfolder: String?, limit: Int
  ) throws(FolderError) -> FolderContent {
    try FolderFile.check(name, subfolder ?? name)
    var request = TransferRequest(address.url(address.folder(subfolder) + name))
    request.limit = limit
    let answer = try transfer.perform(request, about: name)
    return FolderContent(bytes: answer.bytes, modified: answer.modified)
  }

  package func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, subfolder)
    let target = address.folder + subfolder + "/" + name
    var request = TransferRequest(address.url(target + ".part"))
    request.upload = bytes
    request.before = ["*mkdir \"\(address.folder + subfolder)\""]
    // The protocol renames nothing onto a file that is there.
    request.after = ["*rm \"\(target)\"", "rename \"\(target).part\" \"\(target)\""]
    _ = try transfer.perform(request, about: name)
  }

  package func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, newName, subfolder)
    let target = address.folder + subfolder + "/" + newName
    var request = TransferRequest(address.url(address.folder))
    request.wantsBody = false
    request.before = ["*rm \"\(target)\"", "rename \"\(address.folder + name)\" \"\(target)\""]
    _ = try transfer.perform(request, about: name)
  }

  package func remove(_ name: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, subfolder)
    var request = TransferRequest(address.url(address.folder))
    request.wantsBody = false
    request.before = ["rm \"\(address.folder(subfolder) + name)\""]
    _ = try transfer.perform(request, about: name)
  }

  package func close() { transfer.close() }

  /// `-rw-r--r--    1 liuyan   liuyan         12 Nov 23 09:12 评论 1.csv`, as `ls -l` writes; a dash for a plain file.
  private static func file(_ line: Substring) -> FolderFile? {
    let form = #/-\S+\s+\d+\s+\S+\s+\S+\s+(\d+)\s+(\S+\s+\S+\s+\S+) (.+)/#
    guard line.utf8.count < 1000, let match = line.wholeMatch(of: form), let size = Int(match.1),
      FolderFile.isName(String(match.3))
    else { return nil }
    return FolderFile(name: String(match.3), size: size, modified: String(match.2))
  }
}
