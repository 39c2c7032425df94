import Digest
import Domain
import Foundation
import Site

/// What lies on another server of a letter's page, as it is noted here; no server is asked.
package enum UploadedCopy: String, Sendable {
  case none = "没有"
  /// As the site here has it.
  case current = "与本站一致"
  case older = "仍是上传时的旧页面"
}

extension Uploading {
  package func copy(of letter: LetterID) throws -> UploadedCopy {
    let path = SiteInventory.path(of: letter)
    guard let entry = try UploadRecord(in: records, of: place).entries[path] else { return .none }
    let here = FileManager.default.contents(atPath: "\(office.siteDirectory)/\(path)")
    return entry.hash == here.map({ Hex.encode(SHA256.digest(of: $0)) }) ? .current : .older
  }
}
