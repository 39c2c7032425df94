/// A folder into which an operator drops exports.
package struct FolderSettings: Sendable {
  package let place: FolderPlace
  /// How long to wait before looking again. A file is taken once two looks have found it the same.
  package let poll: Duration
  /// The folder within it that files are moved to, with a receipt beside each.
  package let done: String
  /// The folder within it that files of replies are put into.
  package let replies: String

  init(_ section: Section) {
    place = FolderPlace(section)
    poll = section.value("poll", .time(.seconds(1)...(.seconds(86_400))), default: .seconds(60))
    done = section.value("done", .folderName, default: "已收")
    replies = section.value("replies", .folderName, default: "回复")
    if replies == done, section.has("replies") {
      section.problem(section.placeOfValue(of: "replies"), "\"replies\" and \"done\" are one folder")
    }
  }
}

/// Where a folder lies.
package enum FolderPlace: Sendable {
  /// A directory of this machine.
  case local(path: String)
  case ftp(ServedFolderSettings)
  case sftp(ServedFolderSettings)
  case webdav(ServedFolderSettings)

  private enum Kind: String, CaseIterable {
    case local, ftp, sftp, webdav
  }

  init(_ section: Section) {
    let kind = section.value("type", Form<Kind>.choice, default: .local)
    guard kind != .local else {
      section.refuse(
        section.keys(of: Self.everyServedKey), { "\($0) is a key of folders of type ftp, sftp or webdav" })
      self = .local(path: section.requiredPath("path"))
      return
    }
    section.refuse(["path"], { "\($0) is a key of folders of type local" })
    switch kind {
    case .sftp: self = .sftp(ServedFolderSettings(of: .sftp, section))
    case .webdav: self = .webdav(ServedFolderSettings(of: .webdav, section))
    case .ftp, .local: self = .ftp(ServedFolderSettings(of: .ftp, section))
    }
  }

  /// As a person would name it.
  package var shown: String {
    switch self {
    case .local(let path): path
    case .ftp(let served): served.shown(as: .ftp)
    case .sftp(let served): served.shown(as: .sftp)
    case .webdav(let served): served.shown(as: .webdav)
    }
  }

  private static func everyServedKey(_ section: Section) {
    _ = ServedFolderSettings(of: .ftp, section)
    _ = ServedFolderSettings(of: .sftp, section)
  }
}

/// A folder on a server.
package struct ServedFolderSettings: Sendable {
  package let server: ServerSettings
  /// Relative to where the login begins, unless it begins with a slash.
  package let folder: String
  /// SHA-256 of an SFTP server's public key in Base64.
  package let hostKey: String
  /// A private key to log in with over SFTP.
  package let keyFile: String?

  enum Kind: String {
    case ftp, sftp, webdav
  }

  init(of kind: Kind, _ section: Section) {
    if kind != .sftp {
      section.refuse(["host-key", "key-file"], { "\($0) is a key of folders of type sftp" })
    }
    section.refuse(["login"], { "\($0) is a key of mailboxes and couriers" })
    switch kind {
    case .ftp: self.init(section, ports: .ftp)
    case .webdav:
      self.init(section, ports: .http)
      section.refuseStartTLS(over: server)
    case .sftp:
      section.refuse(["security", "authorities"], { "\($0) has no meaning for folders of type sftp" })
      self.init(sftp: section)
    }
  }

  func shown(as kind: Kind) -> String { "\(kind)://\(server.host):\(server.port)/\(folder)" }

  private init(_ section: Section, ports: ServerSettings.Ports) {
    server = ServerSettings(section, ports: ports, needsLogin: false, isMail: false)
    folder = section.required("folder", .servedFolder)
    (hostKey, keyFile) = ("", nil)
  }

  /// SSH protects its connection itself, and knows servers by their keys.
  private init(sftp section: Section) {
    keyFile = section.optionalPath("key-file")
    server = ServerSettings(sftp: section, hasKey: keyFile != nil)
    folder = section.required("folder", .servedFolder)
    hostKey = section.required("host-key", .hostKey)
  }
}

extension Section {
  func refuseStartTLS(over server: ServerSettings) {
    guard server.security == .starttls else { return }
    problem(placeOfValue(of: "security"), "there is no starttls over HTTP", hint: "use tls")
  }
}

extension Form<String> {
  /// The name of a folder within another.
  static var folderName: Form {
    Form(
      "the name of a folder", placeholder: "done",
      read: { $0.contains(where: { "/\\\"".contains($0) }) || $0.hasPrefix(".") ? nil : Form.name.read($0) })
  }

  /// A path on a server; marks that its commands are quoted with must not be in it.
  static var servedFolder: Form {
    Form(
      "the path of a folder", placeholder: "",
      read: { $0.contains("\"") || $0.contains("\\") ? nil : Form.name.read($0) })
  }

  /// As `ssh-keygen -l` writes it, with or without its beginning.
  fileprivate static var hostKey: Form {
    Form(
      "the SHA256 of the server's key, as \"ssh-keygen -l\" shows it", placeholder: "",
      read: { text in
        let key = text.hasPrefix("SHA256:") ? String(text.dropFirst(7)) : text
        let isKey = key.utf8.allSatisfy {
          (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == 43 || $0 == 47
        }
        return isKey && key.utf8.count == 43 ? key : nil
      }, write: { "SHA256:" + $0 })
  }
}
