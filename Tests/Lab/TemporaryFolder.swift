import Foundation

/// A folder that lives as long as the test that holds it.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    var template = Array((NSTemporaryDirectory() + "huiyin-wire-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    // Whatever is left in a temporary folder does no harm.
    try? FileManager.default.removeItem(atPath: path)
  }

  package func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + folder).sorted()
  }
}
