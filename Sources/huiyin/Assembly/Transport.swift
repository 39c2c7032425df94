import Domain
import Office
import Settings
import Wire

/// Makes the ends of the mail protocols (design law 9) from the settings; every call makes a connection of its own.
struct Transport: Sendable {
  private let configuration: Configuration
  /// Ends whatever waits for a server.
  private let interrupt: Interrupt?

  init(_ configuration: Configuration, interrupt: Interrupt? = nil) {
    self.configuration = configuration
    self.interrupt = interrupt
  }

  func mailbox(_ source: MailSource) throws -> any Mailbox {
    let limit = configuration.limits.mailSize
    switch source {
    case .imap(let settings):
      return IMAPMailbox(
        at: address(settings.server), folder: settings.folder, processed: settings.processed,
        as: ClientName(name: "huiyin", version: Version.text), sizeLimit: limit)
    case .maildir(let path): return try Maildir(at: path, sizeLimit: limit)
    }
  }

  /// - Parameter isShared: whether others of this machine read what we put there.
  func folder(_ place: FolderPlace, isShared: Bool = false) throws -> any Folder {
    switch place {
    case .local(let path): try LocalFolder(at: path, isShared: isShared)
    case .ftp(let served): FTPFolder(at: address(served, .ftp))
    case .sftp(let served): SFTPFolder(at: address(served, .sftp))
    case .webdav(let served): WebDAVFolder(at: address(served, .webdav))
    }
  }

  /// What brings files of replies into an account's folder.
  func delivery(_ office: Office, _ account: AccountSettings, _ settings: FolderSettings) -> ReplyDelivery {
    ReplyDelivery(
      office: office, account: account.channel.account ?? account.name, subfolder: settings.replies
    ) { try folder(settings.place, isShared: true) }
  }

  /// What brings the public site to a place elsewhere.
  func uploading(_ office: Office, _ settings: UploadSettings) -> Uploading {
    Uploading(
      office: office, to: webspace(settings.place), place: settings.place.identity,
      records: configuration.state + "/uploaded", compressed: settings.isCompressed)
  }

  private func webspace(_ place: UploadPlace) -> any Webspace {
    switch place {
    case .ftp(let served): FTPWebspace(at: address(served, .ftp))
    case .sftp(let served): SFTPWebspace(at: address(served, .sftp))
    case .webdav(let served): WebDAVWebspace(at: address(served, .webdav))
    case .s3(let settings):
      S3Webspace(
        at: FolderAddress(
          bucket: settings.bucket, at: address(settings.server), region: settings.region,
          isNamedInPath: settings.isNamedInPath, path: settings.folder))
    }
  }

  private func address(
    _ settings: ServedFolderSettings, _ kind: FolderAddress.Kind
  ) -> FolderAddress {
    FolderAddress(
      kind: kind, server: address(settings.server), path: settings.folder, hostKey: settings.hostKey,
      keyFile: settings.keyFile)
  }

  func courier() throws -> any Courier {
    switch configuration.courier.way {
    case .smtp(let server): SMTPCourier(to: address(server))
    case .folder(let path): try FolderCourier(at: path)
    }
  }

  func dispatch(_ office: Office, log: @escaping (String) -> Void) throws -> Dispatch {
    let retry = configuration.courier.retry
    return Dispatch(
      office: office, courier: try courier(), audit: try audit(),
      retry: retry.first.components.seconds...retry.maximum.components.seconds, log: log)
  }

  private func audit() throws -> Dispatch.Audit {
    let courier = configuration.courier
    if case .folder = courier.way { return .harmless }
    guard let audit = courier.audit else { return .none }
    return .copies(
      address: audit.address, mailbox: try mailbox(audit.mailbox), tries: audit.tries,
      wait: audit.wait.components.seconds)
  }

  private func address(_ settings: ServerSettings) -> ServerAddress {
    ServerAddress(
      host: settings.host, port: settings.port,
      security: ServerAddress.Security(rawValue: settings.security.rawValue) ?? .tls, user: settings.user,
      password: "",
      login: ServerAddress.Login(rawValue: settings.login.rawValue) ?? .plain,
      authorities: settings.authorities?.path, proxy: settings.proxy.map(Proxy.init),
      timeout: settings.timeout,
      interrupt: interrupt,
      currentPassword: settings.secret.map { secret in { @Sendable in try secret.read() } })
  }
}

extension StatusFolder {
  convenience init(office: Office, portal: String, folder: any Folder, _ settings: StatusSettings) {
    self.init(
      office: office, portal: portal, place: settings.place.shown, folder: folder, subfolder: settings.into)
  }
}

extension Transport {
  /// Logs in to a mailbox and leaves again, or says why not.
  func probe(_ source: MailSource) throws {
    let mailbox = try mailbox(source)
    defer { mailbox.close() }
    _ = try mailbox.holds(messageID: "probe@huiyin.invalid")
  }

  /// Looks into a folder, or says why not.
  func probe(_ place: FolderPlace, isShared: Bool = false) throws {
    let folder = try folder(place, isShared: isShared)
    defer { folder.close() }
    _ = try folder.files()
  }

  /// Logs in to a place elsewhere, or says why not.
  func probe(_ place: UploadPlace) throws {
    let space = webspace(place)
    defer { space.close() }
    try space.probe()
  }

  /// Logs in to the courier's server and leaves again, or says why not.
  func probeCourier() throws {
    switch configuration.courier.way {
    case .smtp(let server): try SMTPCourier(to: address(server)).probe()
    case .folder(let path): _ = try FolderCourier(at: path)
    }
  }
}

extension Proxy {
  fileprivate init(_ settings: ProxySettings) {
    self.init(
      url: settings.url, user: settings.user,
      currentPassword: settings.secret.map { secret in { @Sendable in try secret.read() } })
  }
}
