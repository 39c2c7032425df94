import Lab
import Testing
import Wire

extension FileServer {
  /// The folder `导出` of what it serves; the bucket of an object store.
  var address: FolderAddress {
    let server = ServerAddress(
      host: kind == .moto ? "localhost" : "127.0.0.1", port: port, security: .none, user: user,
      password: password, timeout: .seconds(20))
    switch kind {
    case .pyftpdlib: return FolderAddress(kind: .ftp, server: server, path: "导出")
    case .openssh:
      return FolderAddress(
        kind: .sftp, server: server, path: folder + "/导出", hostKey: hostKey, keyFile: keyFile)
    case .rclone, .nginx: return FolderAddress(kind: .webdav, server: server, path: "/导出/")
    case .moto:
      return FolderAddress(
        bucket: Self.bucket, at: server, region: Self.region, isNamedInPath: true, path: "www")
    }
  }

  func open(_ change: (inout FolderAddress) -> Void = { _ in }) -> any Folder {
    var address = address
    change(&address)
    switch kind {
    case .pyftpdlib: return FTPFolder(at: address)
    case .openssh: return SFTPFolder(at: address)
    case .rclone, .nginx, .moto: return WebDAVFolder(at: address)
    }
  }

  func openWebspace(_ change: (inout FolderAddress) -> Void = { _ in }) -> any Webspace {
    var address = address
    change(&address)
    switch kind {
    case .pyftpdlib: return FTPWebspace(at: address)
    case .openssh: return SFTPWebspace(at: address)
    case .rclone, .nginx: return WebDAVWebspace(at: address)
    case .moto: return S3Webspace(at: address)
    }
  }
}

extension FileServer.Kind: CustomTestStringConvertible {
  package var testDescription: String { rawValue }
}
