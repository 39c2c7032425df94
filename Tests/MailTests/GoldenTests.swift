import Foundation
import Testing

@testable import Mail

/// Mails as each client writes them, with what a person reads in them: `Golden/NAME.eml` and `Golden/NAME.json`.
struct GoldenTests {
  /// What stands in a `.json`; of what is left out nothing is expected.
  struct Expectation: Decodable {
    struct Mailbox: Decodable, Equatable {
      let name: String
      let address: String
    }

    let subject: String
    let from: [Mailbox]
    let text: String?
    let reply: String
    let cut: String?
    let attachments: [String]
    let findings: [String]
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".eml") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test func thereAreMailsOfEveryClient() {
    for client in [
      "qq", "netease", "foxmail", "outlook", "coremail", "alimail", "ios", "android", "wps", "gmail",
      "thunderbird",
    ] {
      #expect(Self.names.count { $0.contains(client) } >= 2, "\(client)")
    }
  }

  @Test(arguments: names, ["\n", "\r\n"])
  func aMailIsReadAsAPersonReadsIt(name: String, lineBreak: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    let expected = try JSONDecoder().decode(
      Expectation.self, from: Data(contentsOf: file.appendingPathExtension("json")))
    var bytes = Array(try Data(contentsOf: file.appendingPathExtension("eml")))
    if lineBreak == "\r\n" {
      bytes = bytes.flatMap { $0 == Octet.lineFeed ? [Octet.carriageReturn, $0] : [$0] }
    }
    let message = try Message(parsing: bytes)
    let reply = message.reply

    #expect(message.subject == expected.subject)
    #expect(message.from.map { .init(name: $0.name ?? "", address: $0.mailbox) } == expected.from)
    #expect(reply.words == expected.reply)
    if let text = expected.text { #expect(message.text == text) }
    if let cut = expected.cut { #expect(reply.cut == cut) }
    #expect(message.attachments.map { $0.name ?? "" } == expected.attachments)
    #expect(message.findings == expected.findings)
  }
}
