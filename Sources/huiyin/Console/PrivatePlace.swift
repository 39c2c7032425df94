import Foundation
import Settings

extension Configuration {
  /// What a web server gives out is no place for what tells of people.
  /// - Parameter reason: what it tells.
  func checkIsPrivate(_ place: String, _ reason: String) throws {
    let path = URL(fileURLWithPath: place).deletingLastPathComponent().resolvingSymlinksInPath().path
    for folder in [site.directory, board.directory].compactMap(\.self) {
      let web = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
      guard path != web, !path.hasPrefix(web + "/") else {
        throw Failure(
          "\(place): lies in \(folder), which is published", hint: "\(reason): name a directory elsewhere",
          status: 2)
      }
    }
  }
}
