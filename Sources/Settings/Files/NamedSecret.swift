import Glibc

/// A secret that the configuration names, and whom it lets in.
package struct NamedSecret: Sendable, Hashable {
  /// What it opens.
  package enum Door: Sendable, Hashable {
    case mailbox(String)
    case account(String)
    case status(String)
    case place(String)
    case courier
    case audit
    /// By which a portal's mails are known.
    case portal(String)
    /// The office's own key, and the one that takes over.
    case office
    case nextOffice
  }

  package enum Form: Sendable, Hashable {
    case password, proxyPassword, key, sign
  }

  package let door: Door
  package let form: Form
  /// Who logs in with it; empty for what is no login.
  package let user: String
  /// `imap.163.com`; empty for what is no server's.
  package let host: String
  package let path: String
  /// Where it is named.
  package let place: Place?
  /// Whether systemd hands it over.
  package let isCredential: Bool

  private var status: stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Whether everybody on this machine can read it; of what systemd hands over its directory decides.
  package var isOpen: Bool { !isCredential && status.map { $0.st_mode & S_IROTH != 0 } == true }

  /// When it was written last, in seconds since 1970; nil where it cannot be looked at.
  package var writtenAt: Int64? { status.map { Int64($0.st_mtim.tv_sec) } }
}

extension Configuration {
  /// Every secret that it names, each once.
  package var secrets: [NamedSecret] {
    var all: [NamedSecret] = []
    for mailbox in mailboxes {
      if case .imap(let settings) = mailbox.source {
        all += settings.server.secrets(of: .mailbox(mailbox.name))
      }
      if let file = mailbox.portal?.form.secret?.file {
        all.append(NamedSecret(file, opening: .portal(mailbox.name), .sign))
      }
    }
    all += folders.flatMap { $0.settings.place.secrets(of: .account($0.account.name)) }
    all += statusFolders.flatMap { $0.settings.place.secrets(of: .status($0.portal)) }
    all += site.publishTo.flatMap { $0.place.secrets(of: .place($0.name)) }
    if case .smtp(let server) = courier.way { all += server.secrets(of: .courier) }
    if let audit = courier.audit, case .imap(let settings) = audit.mailbox {
      all += settings.server.secrets(of: .audit)
    }
    let keys: [(NamedFile?, NamedSecret.Door)] = [
      (signatures.officeKey, .office), (signatures.nextOfficeKey, .nextOffice),
    ]
    all += keys.compactMap { file, door in
      file.map {
        NamedSecret(
          door: door, form: .key, user: "", host: "", path: $0.path, place: $0.place, isCredential: false)
      }
    }
    var seen: Set<String> = []
    // Several folders of one account have one password.
    return all.filter { seen.insert("\($0.path) \($0.place?.description ?? "") \($0.form)").inserted }
  }
}

extension NamedSecret {
  fileprivate init(
    _ file: SecretFile, opening door: Door, _ form: Form, user: String = "", host: String = ""
  ) {
    self.init(
      door: door, form: form, user: user, host: host, path: file.path, place: file.place,
      isCredential: file.isCredential)
  }
}

extension ServerSettings {
  fileprivate func secrets(of door: NamedSecret.Door) -> [NamedSecret] {
    [
      secret.map { NamedSecret($0, opening: door, .password, user: user, host: host) },
      proxy.flatMap { proxy in
        proxy.secret.map {
          NamedSecret($0, opening: door, .proxyPassword, user: proxy.user, host: proxy.url)
        }
      },
    ].compactMap(\.self)
  }
}

extension ServedFolderSettings {
  fileprivate func secrets(of door: NamedSecret.Door) -> [NamedSecret] {
    let key = keyFile.map {
      NamedSecret(
        door: door, form: .key, user: server.user, host: server.host, path: $0, place: nil,
        isCredential: false)
    }
    return server.secrets(of: door) + [key].compactMap(\.self)
  }
}

extension FolderPlace {
  fileprivate func secrets(of door: NamedSecret.Door) -> [NamedSecret] {
    switch self {
    case .local: []
    case .ftp(let served), .sftp(let served), .webdav(let served): served.secrets(of: door)
    }
  }
}

extension UploadPlace {
  fileprivate func secrets(of door: NamedSecret.Door) -> [NamedSecret] {
    switch self {
    case .ftp(let served), .sftp(let served), .webdav(let served): served.secrets(of: door)
    case .s3(let bucket): bucket.server.secrets(of: door)
    }
  }
}
