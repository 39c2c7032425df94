import Foundation
import Mail
import Synchronization
import Testing

@testable import Signatures

/// A mail that must count, with exactly these words.
struct GenuineMail: Sendable, CustomTestStringConvertible {
  let client: Client
  let shape: Shape

  var testDescription: String { "\(client.name), \(shape)" }

  static let all = Client.all.flatMap { client in
    Shape.allCases.map { GenuineMail(client: client, shape: $0) }
  }

  func bytes() throws -> [UInt8] {
    let entity = shape.entity
    switch shape {
    case .opaque: return client.opaque(try Self.signatures.of(entity, by: People.leader, inside: true))
    case .national:
      return client.detached(
        entity, try Self.signatures.of(entity, by: "SM2/" + People.leader, names: "national"))
    case .leafOnly: return client.detached(entity, try Self.signatures.of(entity, by: "deep"))
    case .bareLineFeeds:
      return client.detached(entity, try Self.signatures.of(entity, by: People.leader)).filter { $0 != 0x0D }
    default: return client.detached(entity, try Self.signatures.of(entity, by: People.leader))
    }
  }

  func policy() throws -> SignaturePolicy {
    let people = try People.met()
    var policy = try officePolicy()
    policy.intermediates = [try people.file("issuing.pem")]
    policy.revocationLists.append(try people.file("issuing-crl.pem"))
    if shape == .national {
      policy.authorities = [try people.file("SM2/ca.pem")]
      policy.revocationLists = [try people.file("SM2/crl.pem")]
    }
    return policy
  }

  private static let signatures = Signatures()
}

private func officePolicy() throws -> SignaturePolicy { try policy() }

/// How a client sends the words.
enum Shape: CaseIterable {
  case plain, chinese, page, alternative, attachment, opaque, bareLineFeeds, leafOnly, national

  var text: String {
    switch self {
    case .chinese: "水务局。"
    case .page: "王先生：\n已于3月1日修复。"
    default: Mails.text
    }
  }

  /// What is signed, as it goes over the wire.
  var entity: [UInt8] {
    switch self {
    case .chinese:
      Array(
        Mails.wire("Content-Type: text/plain; charset=\"gb2312\"\nContent-Transfer-Encoding: 8bit\n\n").utf8)
        + [0xCB, 0xAE, 0xCE, 0xF1, 0xBE, 0xD6, 0xA1, 0xA3, 0x0D, 0x0A]
    case .page:
      Self.wire(
        "Content-Type: text/html; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n"
          + Self.base64("<html><body><p>王先生：</p><p>已于3月1日修复。</p></body></html>") + "\n")
    case .alternative: Self.wire(Self.twoWays(boundary: "a") + "\n")
    case .attachment:
      Self.wire(
        """
        Content-Type: multipart/mixed; boundary="m"

        --m
        \(Self.twoWays(boundary: "b"))
        --m
        Content-Type: application/pdf; name="=?utf-8?B?6ZmE5Lu2LnBkZg==?="
        Content-Disposition: attachment; filename="=?utf-8?B?6ZmE5Lu2LnBkZg==?="
        Content-Transfer-Encoding: base64

        JVBERi0xLjQK
        --m--

        """)
    default: Array(Mails.wireEntity.utf8)
    }
  }

  private static func twoWays(boundary: String) -> String {
    """
    Content-Type: multipart/alternative; boundary="\(boundary)"

    --\(boundary)
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: base64

    \(base64(Mails.text))

    --\(boundary)
    Content-Type: text/html; charset="utf-8"
    Content-Transfer-Encoding: base64

    \(base64("<p>王先生：</p>"))

    --\(boundary)--

    """
  }

  private static func wire(_ text: String) -> [UInt8] { Array(Mails.wire(text).utf8) }

  private static func base64(_ text: String) -> String {
    Data(text.utf8).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
  }
}

/// The same signature serves all clients: each is made once.
private final class Signatures: Sendable {
  private let made = Mutex<[String: [UInt8]]>([:])

  func of(_ entity: [UInt8], by name: String, names: String = "", inside: Bool = false) throws -> [UInt8] {
    try made.withLock { made in
      let key = "\(name) \(names) \(inside) \(entity)"
      if let signature = made[key] { return signature }
      let signature = try People.met().signature(
        over: entity, by: name, at: Mails.signedAt, names: names, inside: inside)
      made[key] = signature
      return signature
    }
  }
}
