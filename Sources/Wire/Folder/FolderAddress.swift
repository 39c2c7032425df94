/// Where a folder on a server is, and how to log in to it.
package struct FolderAddress: Sendable {
  package enum Kind: Equatable, Sendable {
    case ftp, sftp, webdav
    /// A bucket of an object store, whose requests are signed for a region (AWS Signature Version 4).
    case s3(region: String)

    var isHTTP: Bool {
      switch self {
      case .ftp, .sftp: false
      case .webdav, .s3: true
      }
    }
  }

  package var kind: Kind
  /// Host, port, user and the rest. Over SFTP the security is of no meaning: there is always some.
  package var server: ServerAddress
  /// The folder on the server; relative to where the login begins, unless it begins with a slash.
  package var path: String
  /// Of an SFTP server: SHA-256 of its public key in Base64, as `ssh-keygen -l` shows it. No other is believed.
  package var hostKey: String
  /// A private key to log in with over SFTP, instead of a password.
  package var keyFile: String?

  package init(
    kind: Kind, server: ServerAddress, path: String, hostKey: String = "", keyFile: String? = nil
  ) {
    self.kind = kind
    self.server = server
    self.path = path
    self.hostKey = hostKey
    self.keyFile = keyFile
  }

  /// A folder of a bucket.
  /// - Parameters:
  ///   - endpoint: the store's server; the user is the access key's name, the password the secret one.
  ///   - isNamedInPath: whether the bucket is named in the path of every address; else before the server's name.
  package init(
    bucket: String, at endpoint: ServerAddress, region: String, isNamedInPath: Bool, path: String
  ) {
    var server = endpoint
    if !isNamedInPath { server.host = "\(bucket).\(endpoint.host)" }
    self.init(
      kind: .s3(region: region), server: server, path: (isNamedInPath ? "/\(bucket)/" : "/") + path)
  }

  /// The folder's path with a slash at its end, or nothing for where the login begins.
  var folder: String {
    let parts = path.split(separator: "/").joined(separator: "/")
    return (path.hasPrefix("/") ? "/" : "") + parts + (parts.isEmpty ? "" : "/")
  }

  /// The same of a folder within it; of itself, if `nil`.
  func folder(_ subfolder: String?) -> String { folder + (subfolder.map { $0 + "/" } ?? "") }

  /// What lies at `path`, as URLs have it: every byte that is not plain is escaped (RFC 3986 §2.1).
  func url(_ path: String) -> String {
    let scheme =
      switch kind {
      case .ftp: "ftp"
      case .sftp: "sftp"
      case .webdav, .s3: "http"
      }
    let isAbsolute = path.hasPrefix("/")
    let start =
      switch kind {
      // A slash of its own would only say where the path begins (RFC 1738 §3.2.2).
      case .ftp: isAbsolute ? "%2F" : ""
      case .sftp: isAbsolute ? "" : "~/"
      case .webdav, .s3: ""
      }
    var server = server
    if kind == .sftp { server.security = .none }
    return server.url(scheme: scheme, path: start + Self.escaped(isAbsolute ? path.dropFirst() : path[...]))
  }

  private static func escaped(_ path: Substring) -> String {
    let plain = Array("-._~/".utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      let isLetter = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      bytes +=
        isLetter || plain.contains(byte) ? [byte] : [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
