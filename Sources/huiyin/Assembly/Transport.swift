import Domain
import Office
import Settings
import Wire

/// Makes the three protocols' ends (design law 9) from the settings; every call makes a connection of its own.
enum Transport {
  static func mailbox(_ source: MailSource, sizeLimit: Int) throws -> any Mailbox {
    switch source {
    case .imap(let settings):
      IMAPMailbox(
        at: try address(settings.server), folder: settings.folder, processed: settings.processed,
        as: ClientName(name: "huiyin", version: Version.text), sizeLimit: sizeLimit)
    case .maildir(let path): try Maildir(at: path, sizeLimit: sizeLimit)
    }
  }

  static func courier(_ settings: CourierSettings) throws -> any Courier {
    switch settings.way {
    case .smtp(let server): SMTPCourier(to: try address(server))
    case .folder(let path): try FolderCourier(at: path)
    }
  }

  /// Logs in and leaves again, or says why not.
  static func probe(_ settings: CourierSettings) throws {
    switch settings.way {
    case .smtp(let server): try SMTPCourier(to: try address(server)).probe()
    case .folder(let path): _ = try FolderCourier(at: path)
    }
  }

  static func audit(_ settings: CourierSettings, sizeLimit: Int) throws -> Dispatch.Audit {
    if case .folder = settings.way { return .harmless }
    guard let audit = settings.audit else { return .none }
    return .copies(
      address: audit.address, mailbox: try mailbox(audit.mailbox, sizeLimit: sizeLimit), tries: audit.tries,
      wait: audit.wait.components.seconds)
  }

  static func dispatch(
    _ configuration: Configuration, office: Office, log: @escaping (String) -> Void
  ) throws -> Dispatch {
    let courier = configuration.courier
    return Dispatch(
      office: office, courier: try self.courier(courier),
      audit: try audit(courier, sizeLimit: configuration.limits.mailSize),
      retry: courier.retry.first.components.seconds...courier.retry.maximum.components.seconds, log: log)
  }

  private static func address(_ settings: ServerSettings) throws -> ServerAddress {
    ServerAddress(
      host: settings.host, port: settings.port,
      security: ServerAddress.Security(rawValue: settings.security.rawValue) ?? .tls, user: settings.user,
      password: try settings.secret?.read() ?? "",
      login: ServerAddress.Login(rawValue: settings.login.rawValue) ?? .plain,
      authorities: settings.authorities?.path, timeout: settings.timeout)
  }
}
