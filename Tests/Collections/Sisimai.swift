import Foundation
import Mail

/// Sisimai's collection of bounces, automatic answers and feedback reports, named `lhost-NAME-NN.eml` and the like.
///
/// The list `expected.tsv` gives Sisimai's status and reason for each. Whether a mail holds a reference to its
/// original is looked up in its bytes, not with the reader.
struct Sisimai: Expectation {
  let name = "sisimai"

  private struct Row {
    let status: String
    let reason: String
  }

  /// By `module-number`.
  private var rows: [String: [Row]] = [:]

  /// - Parameter files: where `expected.tsv` is looked for; without it the names alone tell what is expected.
  init(_ files: [CollectedFile]) throws {
    for file in files where file.name == "expected.tsv" {
      let lines = String(decoding: try file.bytes, as: UTF8.self).split(separator: "\n")
      guard lines.first?.hasPrefix("module\tmail_no\t") == true else { continue }
      for line in lines.dropFirst() {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count > 5 else { continue }
        rows["\(fields[0])-\(fields[1])", default: []].append(Row(status: fields[3], reason: fields[5]))
      }
    }
  }

  private static let families = [
    "lhost", "rhost", "arf", "rfc3464", "rfc3834", "make-test", "issue", "is-not-bounce",
  ]

  func covers(_ file: CollectedFile) -> Bool {
    file.name.hasSuffix(".eml") && Self.families.contains { file.name.hasPrefix($0 + "-") }
  }

  func differences(of file: CollectedFile) throws -> [Difference] {
    let bytes = try file.bytes
    let message = try Message(parsing: bytes)
    let rows = rows[String(file.name.dropLast(4))] ?? []
    if file.name.hasPrefix("is-not-bounce") {
      return message.kind.isByPerson ? [] : [Difference("kind", "letter or reply", message.kind)]
    }
    let isAutomatic =
      file.name.hasPrefix("arf") || file.name.hasPrefix("rfc3834")
      || !rows.isEmpty && rows.allSatisfy { ["feedback", "vacation"].contains($0.reason) }
    let kind: MessageKind = isAutomatic ? .autoReply : .bounce
    guard message.kind == kind else { return [Difference("kind", "\(kind)", message.kind)] }
    let original = CollectedReferences(of: bytes, message).difference(from: message.originalMessageID)
    guard let bounce = message.bounce else { return [original].compactMap(\.self) }
    return
      ([original, status(bounce, rows, bytes, message)]
      + [bounce.finalRecipient == nil ? Difference("recipient", "a mailbox", "none") : nil]).compactMap(
        \.self)
  }

  /// A status that the mail itself states must be found: Sisimai's, or the one in the report, since Sisimai
  /// takes its own out of the words where the report is general. One that it made up (`5.0.9xx`) tells the class only.
  private func status(_ bounce: Bounce, _ rows: [Row], _ bytes: [UInt8], _ message: Message) -> Difference? {
    let statuses = rows.map(\.status).filter { !$0.isEmpty }
    guard !statuses.isEmpty else { return nil }
    let text = String(decoding: bytes, as: UTF8.self) + message.text
    let stated = statuses.filter { text.contains($0) }
    let found = bounce.status ?? "none"
    let classes = Set(statuses.compactMap(\.first))
    let reported = text.matches(of: /(?im)^(?:Status|Diagnostic-Code):.*?\b([245]\.\d+\.\d+)/).map {
      String($0.1)
    }
    if reported.contains(found) { return nil }
    if !stated.isEmpty, !statuses.contains(found), classes != ["2"] {
      return Difference("status", stated.joined(separator: ", "), found)
    }
    if let first = bounce.status?.first, !classes.contains(first) {
      return Difference("status class", classes.map { "\($0)" }.joined(separator: ", "), found)
    }
    let isFailure = !classes.contains("2")
    if !isFailure, bounce.isFinal { return Difference("finality", "no failure", "\(bounce)") }
    return nil
  }
}

/// The identifiers of other mails that a mail holds, as its bytes show them.
private struct CollectedReferences {
  /// Of the mail that came back.
  var returned: Set<String> = []
  /// In the fields by which a mail refers to others.
  var referred: Set<String> = []

  init(of bytes: [UInt8], _ message: Message) {
    let plain = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n").replacing(
      "\r", with: "\n")
    let header = plain.range(of: "\n\n").map { String(plain[..<$0.lowerBound]) } ?? plain
    let body = plain.dropFirst(header.count)
    let decoded = Self.leaves(message.root).map { String(decoding: message.content(of: $0), as: UTF8.self) }
    let returnedID = /(?im)^[>| \t]*(?:X-)?(?:Original-)?Message-ID:\s*<([^<>\s]+)>/
    for text in [String(body), message.text] + decoded {
      for match in text.matches(of: returnedID) { returned.insert(String(match.1)) }
    }
    let referredID = /(?im)^(?:In-Reply-To|References|X-Original-Message-ID):(?:\s*<[^<>]+>)+/
    for match in header.matches(of: referredID) {
      for id in match.0.matches(of: /<([^<>\s]+)>/) { referred.insert(String(id.1)) }
    }
  }

  private static func leaves(_ part: Part) -> [Part] {
    part.parts.isEmpty ? [part] : part.parts.flatMap(leaves)
  }

  func difference(from found: String?) -> Difference? {
    let expected = returned.isEmpty ? referred : returned
    if expected.isEmpty || found.map(expected.contains) == true { return nil }
    return Difference("original", expected.sorted().joined(separator: " or "), found ?? "none")
  }
}

extension Difference {
  fileprivate init(_ aspect: String, _ expected: String, _ found: String) {
    self.init(aspect: aspect, expected: expected, found: found)
  }

  fileprivate init(_ aspect: String, _ expected: String, _ found: MessageKind) {
    self.init(aspect: aspect, expected: expected, found: "\(found)")
  }
}
