import Digest
import Settings

extension Configuration {
  /// By which address and servers it has to be shown that plus addresses arrive, as SHA-256 in lower-case hex; nil where it
  /// need not be. How a server is reached does not matter, nor what mailboxes are called.
  package var probedRoute: String? {
    guard office.addressTokens == .probe else { return nil }
    let route =
      [office.address.lowercased(), Self.place(courier.way)] + mailboxes.map { Self.place($0.source) }
    return Hex.encode(SHA256.digest(of: Array(route.joined(separator: "\n").utf8)))
  }

  private static func place(_ way: CourierSettings.Way) -> String {
    switch way {
    case .smtp(let server): "smtp \(place(server))"
    case .folder(let path): "folder \(path)"
    }
  }

  private static func place(_ source: MailSource) -> String {
    switch source {
    case .imap(let settings): "imap \(place(settings.server)) \(settings.folder)"
    case .maildir(let path): "maildir \(path)"
    }
  }

  private static func place(_ server: ServerSettings) -> String {
    "\(server.host.lowercased()) \(server.user)"
  }
}
