import Domain
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
  /// Shows the files of the mail that a letter came with, one after the other.
  package func originals(of letter: Letter, to look: (OriginalFile) throws -> Void) throws {
    guard let reference = letter.registration.mail else { return }
    let enclosures = try enclosures(of: reference, about: letter.id, isFirst: true)
    guard let message = enclosures.message else { return }
    for file in enclosures.files {
      let obstacle = file.obstacle.map { obstacle in
        if case .file(let reason) = obstacle { "\(reason)" } else { "too large" }
      }
      try look(
        OriginalFile(
          name: file.name, shownName: file.shownName, kind: file.kind.rawValue, obstacle: obstacle,
          bytes: message.content(of: file.file)))
    }
  }
}
