import Domain
import Foundation
import Wire

/// The file in which learned rules stand, one on a line, as the office writes it: whole or not at all, and only what
/// reads back as it was meant.
package struct LearnedRulesFile: Sendable {
  private let path: String
  private let parse: @Sendable ([UInt8]) throws -> [LearnedRule]

  package init(path: String, parse: @escaping @Sendable ([UInt8]) throws -> [LearnedRule]) {
    self.path = path
    self.parse = parse
  }

  /// What stands in it now; somebody may have written in it.
  func rules() throws(LearnedFault) -> [LearnedRule] { try rules(in: bytes()) }

  /// - Parameter known: what stands in it.
  /// - Returns: what stands in it then.
  func add(_ rule: LearnedRule, behind known: [LearnedRule]) throws -> [LearnedRule] {
    var text = try bytes()
    if text.isEmpty { text = Array(Self.heading.utf8) }
    if text.last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
    return try write(text + Array("\(rule.line)\n".utf8), meaning: known + [rule])
  }

  func remove(_ rule: LearnedRule, leaving left: [LearnedRule]) throws -> [LearnedRule] {
    let written = Array(rule.line.utf8)
    var lines = try bytes().split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    lines.removeAll { $0.elementsEqual(written) }
    return try write(Array(lines.joined(separator: [UInt8(ascii: "\n")])), meaning: left)
  }

  private func write(_ bytes: [UInt8], meaning meant: [LearnedRule]) throws -> [LearnedRule] {
    let rules = try rules(in: bytes)
    // A rule that somebody wrote by hand may stand on several lines, or the file in another form.
    guard rules.map(\.line) == meant.map(\.line) else { throw LearnedFault.byHand }
    try DurableFile.write(bytes, to: path, by: path + ".part", mode: 0o640)
    return rules
  }

  private func bytes() throws(LearnedFault) -> [UInt8] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable }
    return Array(data)
  }

  private func rules(in bytes: [UInt8]) throws(LearnedFault) -> [LearnedRule] {
    guard !bytes.isEmpty else { return [] }
    do { return try parse(bytes) } catch { throw .unsound("\(error)") }
  }

  private static let heading = """
    # Words of which clerks made rules (记为规则), each with the letter that taught it: written by huiyin, which reads it
    # beside triage.yaml, units.yaml and grounds.yaml. "huiyin rules" lists them and takes them out.
    rules:

    """
}

/// Why a learned rule cannot be written.
package enum LearnedFault: Error, CustomStringConvertible {
  case unreadable
  case unsound(String)
  case byHand

  package var description: String {
    switch self {
    case .unreadable: "learned.yaml cannot be read"
    case .unsound(let why): why
    case .byHand: "learned.yaml was written by hand in another form: change it there, and start huiyin anew"
    }
  }
}
