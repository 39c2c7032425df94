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
