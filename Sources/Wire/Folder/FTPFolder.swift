/// A folder on an FTP server (RFC 959) that lists as machines read it (MLSD, RFC 3659).
package final class FTPFolder: Folder {
  private let address: FolderAddress
  private let transfer: Transfer
  /// Servers on Windows speak UTF-8 only when asked.
  private let manners = ["*OPTS UTF8 ON"]

  package init(at address: FolderAddress) {
    self.address = address
    transfer = Transfer(to: address)
  }

  package func files(in subfolder: String?) throws(FolderError) -> [FolderFile] {
    if let subfolder { try FolderFile.check(subfolder) }
    var request = TransferRequest(address.url(address.folder(subfolder)))
    request.command = "MLSD"
    request.before = manners
    let text = String(decoding: try transfer.list(request, of: subfolder), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).compactMap(Self.file).sorted { $0.name < $1.name }
  }

  package func read(
    _ name: String, in subfolder: String?, limit: Int
  ) throws(FolderError) -> FolderContent {
    try FolderFile.check(name, subfolder ?? name)
    var request = TransferRequest(address.url(address.folder(subfolder) + name))
    request.limit = limit
    request.before = manners
    let answer = try transfer.perform(request, about: name)
    return FolderContent(bytes: answer.bytes, modified: answer.modified)
  }

  package func write(_ bytes: [UInt8], to name: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, subfolder)
    let target = address.folder + subfolder + "/" + name
    var request = TransferRequest(address.url(target + ".part"))
    request.upload = bytes
    request.before = manners + ["*MKD " + address.folder + subfolder]
    request.after = ["*DELE " + target, "RNFR " + target + ".part", "RNTO " + target]
    _ = try transfer.perform(request, about: name)
  }

  package func move(_ name: String, to newName: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, newName, subfolder)
    let target = address.folder + subfolder + "/" + newName
    var request = TransferRequest(address.url(address.folder))
    request.wantsBody = false
    request.before = manners + ["*DELE " + target, "RNFR " + address.folder + name, "RNTO " + target]
    _ = try transfer.perform(request, about: name)
  }

  package func remove(_ name: String, in subfolder: String) throws(FolderError) {
    try FolderFile.check(name, subfolder)
    var request = TransferRequest(address.url(address.folder))
    request.wantsBody = false
    request.before = manners + ["DELE " + address.folder(subfolder) + name]
    _ = try transfer.perform(request, about: name)
  }

  package func close() { transfer.close() }

  /// `type=file;size=12;modify=20261123011200; 评论.csv`.
  private static func file(_ line: Substring) -> FolderFile? {
    guard let space = line.firstIndex(of: " ") else { return nil }
    let name = String(line[line.index(after: space)...])
    var facts: [String: String] = [:]
    for fact in line[..<space].split(separator: ";") {
      let halves = fact.split(separator: "=", maxSplits: 1)
      if halves.count == 2 { facts[halves[0].lowercased()] = String(halves[1]) }
    }
    guard facts["type"]?.lowercased() == "file", let size = facts["size"].flatMap({ Int($0) }), size >= 0,
      FolderFile.isName(name)
    else { return nil }
    return FolderFile(name: name, size: size, modified: facts["modify"] ?? "")
  }
}

extension FolderFile {
  static func check(_ names: String...) throws(FolderError) {
    for name in names where !isName(name) { throw .unusable(name) }
  }
}
