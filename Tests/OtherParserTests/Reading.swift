import Foundation
import Mail
import Testing

/// What another program read from a mail, in the order in which it said so.
struct Reading: Equatable {
  private(set) var said: [(word: String, value: String)] = []

  static func == (one: Reading, other: Reading) -> Bool {
    one.said.map(\.word) == other.said.map(\.word) && one.said.map(\.value) == other.said.map(\.value)
  }

  mutating func say(_ word: String, _ value: String) { said.append((word, value)) }

  func values(_ word: String) -> [String] { said.filter { $0.word == word }.map(\.value) }

  /// All but what was said with one of these words.
  func without(_ words: String...) -> Reading {
    var rest = self
    rest.said.removeAll { words.contains($0.word) }
    return rest
  }

  /// The lines of a program's output: for each mail that it was given, what it said of it.
  static func all(in output: String) -> [Reading] {
    var readings: [Reading] = []
    for line in output.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let hex = words.count > 1 ? words[1] : ""
      if words[0] == "mail" {
        readings.append(Reading())
      } else if !readings.isEmpty {
        readings[readings.count - 1].say(words[0], words[0] == "content" ? hex : text(hex))
      }
    }
    return readings
  }

  private static func text(_ hex: String) -> String {
    func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit &- 0x30 : digit &- 0x57 }
    let digits = Array(hex.utf8)
    let octets = stride(from: 0, to: digits.count - 1, by: 2).map {
      value(digits[$0]) << 4 | value(digits[$0 + 1])
    }
    return String(decoding: octets, as: UTF8.self)
  }
}

extension Reading {
  /// What a draft is meant to say, by its own fields.
  init(meantBy hard: HardDraft) {
    let draft = hard.draft
    say("subject", hard.subject)
    for (word, addresses) in [
      ("from", [draft.from]), ("reply-to", draft.replyTo), ("to", draft.to), ("cc", draft.cc),
    ] {
      for address in addresses { say(word, "\(address.name ?? "") <\(address.mailbox)>") }
    }
    say("message-id", "<\(draft.messageID)>")
    if let inReplyTo = draft.inReplyTo { say("in-reply-to", "<\(inReplyTo)>") }
    say("plain", Self.withNetworkLineBreaks(draft.text))
    if let html = draft.html { say("html", Self.withNetworkLineBreaks(html)) }
    for (attachment, name) in zip(draft.attachments, hard.names) {
      say("type", attachment.type)
      say("name", name)
      say("content", attachment.bytes.map { String(format: "%02x", $0) }.joined())
    }
  }

  private static func withNetworkLineBreaks(_ text: String) -> String {
    text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
      .replacingOccurrences(of: "\n", with: "\r\n")
  }

  /// The references of a thread: all of a short one, the first and the last of a long one.
  func expectReferences(of draft: Draft, _ comment: Comment) {
    let found = values("references")
    let all = draft.references.map { "<\($0)>" }
    if found == all { return }
    #expect(
      found.count > 10 && found.first == all.first && Array(found.dropFirst()) == all.suffix(found.count - 1),
      comment)
    #expect(found.joined(separator: " ").utf8.count <= 900, comment)
  }
}
