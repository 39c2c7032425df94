import Foundation
import World

/// The shipped templates without one mail: what a transaction meets whose last step fails.
final class TemplatesWithout {
  let path: String

  init(_ mail: String) throws {
    path = FileManager.default.temporaryDirectory.path + "/templates-" + UUID().uuidString
    try FileManager.default.copyItem(atPath: Repository.root + "/Config/templates", toPath: path)
    for ending in ["txt", "html"] {
      try FileManager.default.removeItem(atPath: "\(path)/mail/\(mail).\(ending)")
    }
  }

  // A leftover in the temporary folder harms nobody.
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
