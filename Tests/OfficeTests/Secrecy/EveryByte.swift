import Foundation
import Mail
import Store
import World

@testable import Office

/// Everything that leaves the office, as whoever gets it could read it.
extension World {
  /// Every mail that was ever written, with its kind, its recipient, and its decoded parts and raw bytes.
  func everyMail() throws -> [(kind: String, recipient: String, text: String)] {
    let items = try [OutboxMail.State.sent, .waiting].flatMap { try office.ledger.mail(in: $0) }
    return try items.map { item in
      let message = try Message(parsing: item.mail.bytes)
      let parts = Self.texts(of: message, in: message.root)
      let raw = String(decoding: item.mail.bytes, as: UTF8.self)
      return (
        item.mail.kind, item.mail.recipient, ([message.subject] + parts + [raw]).joined(separator: "\n")
      )
    }
  }

  /// Every file below the office's folders that others read: the site, reply files, status files.
  func everyFile() -> [(path: String, text: String)] {
    ["site", "导出", "portal"].flatMap { folder in
      // A folder that nobody made yet holds nothing.
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: "\(directory)/\(folder)")) ?? []
      return paths.sorted().compactMap { path in
        FileManager.default.contents(atPath: "\(directory)/\(folder)/\(path)").map {
          ("\(folder)/\(path)", String(decoding: $0, as: UTF8.self))
        }
      }
    }
  }

  private static func texts(of message: Message, in part: Part) -> [String] {
    guard part.parts.isEmpty else {
      return part.parts.flatMap { texts(of: message, in: $0) }
    }
    return [String(decoding: message.content(of: part), as: UTF8.self)]
  }
}
