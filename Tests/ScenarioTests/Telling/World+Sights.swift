import Foundation
import Mail
import Store
import World

/// What people see of the office.
extension World {
  /// The mails of one kind that lie in one of these mailboxes, about whatever letter or none, oldest first.
  func mails(_ kind: String, in inboxes: [String]) throws -> [Message] {
    try office.ledger.mail(in: .sent).filter { $0.mail.kind == kind && inboxes.contains($0.mail.recipient) }
      .map { try Message(parsing: $0.mail.bytes) }
  }

  /// Every file of the public site by its path.
  func site() throws -> [String: String] {
    let root = directory + "/site"
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
      guard let bytes = FileManager.default.contents(atPath: root + "/" + path) else { continue }
      files[path] = String(decoding: bytes, as: UTF8.self)
    }
    return files
  }
}

extension Message {
  /// Everything of a mail that can be read: its subject, and every text in it, HTML as it is.
  var readable: String { ([subject] + texts(in: root)).joined(separator: "\n") }

  private func texts(in part: Part) -> [String] {
    guard part.parts.isEmpty else { return part.parts.flatMap(texts) }
    return part.contentType.type == "text" ? [String(decoding: content(of: part), as: UTF8.self)] : []
  }
}
