import Domain
import Foundation

extension SiteFile {
  /// The same values give the same bytes; `feedUrl` is written `feed_url`.
  init(json value: some Encodable, at path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    self.init(path: path, bytes: Array(try encoder.encode(value)) + [UInt8(ascii: "\n")])
  }
}

extension Timestamp {
  /// `2026-11-23T09:12:05+08:00` (RFC 3339).
  package var rfc3339: String {
    let second = secondOfDay % 60
    return "\(day)T\(clock):\(second < 10 ? "0" : "")\(second)+08:00"
  }
}
