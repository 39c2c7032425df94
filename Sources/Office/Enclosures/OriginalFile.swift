import Domain
import Mail
import Store

/// A file that came with a letter, as it came (原件): for a clerk, who may look at what no unit is sent.
package struct OriginalFile: Sendable {
  /// Ours: `NM2026000123-1.jpg`.
  package let name: String
  /// What its sender calls it: to be read, and for nothing else.
  package let shownName: String
  /// What it is by its bytes: `jpeg`, `archive` …
  package let kind: String
  /// Why it does not travel to units: `macros`, `encrypted` …; nil where it does.
  package let obstacle: String?
  package let bytes: [UInt8]
}

extension Ledger {
  /// Shows the files of the mails that a letter came with, one after the other.
  package func originals(of letter: Letter, to look: (OriginalFile) throws -> Void) throws {
    for mail in letter.mails {
      guard let message = try messageWithFiles(mail.id) else { continue }
      for file in try enclosures(of: [mail], about: letter).files {
        try look(
          OriginalFile(
            name: file.name, shownName: file.shownName, kind: file.kind.rawValue,
            obstacle: file.obstacle?.description,
            bytes: message.content(of: message.attachments[file.place])))
      }
    }
  }
}

extension Enclosure.Obstacle: CustomStringConvertible {
  var description: String {
    switch self {
    case .file(let reason): "\(reason)"
    case .tooLarge: "too large"
    case .tooMany: "too many"
    case .identity: "its sender accuses somebody"
    }
  }
}
