import Foundation
import Mail
import Testing

@testable import Signatures

/// What mail programs write counts, whatever they do around the signed part.
struct GenuineMailTests {
  @Test(arguments: GenuineMail.all) func aGenuineMailCounts(mail: GenuineMail) throws {
    let verdict = try mail.policy().verdict(on: mail.bytes())
    #expect(verdict.reason == nil)
    #expect(verdict.signer?.text == mail.shape.text)
    #expect(verdict.signer?.address == People.leader)
  }

  @Test func thereAreManyOfThem() {
    #expect(Client.all.count >= 8)
    #expect(GenuineMail.all.count >= 40)
  }
}

/// Mails that neomutt has really signed and sent.
@Suite(.enabled(if: Neomutt.obstacle == nil, "\(Neomutt.obstacle ?? "")"))
struct NeomuttTests {
  @Test func neomuttsSMIMEMailCounts() throws {
    let people = try People.met()
    let mail = try Neomutt.send([
      "smime", people.path(People.leader + ".key"), people.path(People.leader + ".pem"),
    ])
    let verdict = try policy(receivedAt: Int64(time(nil)) + 60).verdict(on: mail)
    #expect(verdict.reason == nil)
    #expect(verdict.signer?.text == Mails.text)
  }

  @Test(.enabled(if: Keys.obstacle == nil, "\(Keys.obstacle ?? "")"))
  func neomuttsOpenPGPMailCounts() throws {
    let keys = try Keys.made()
    let key = try keys.pinned("water")[0]
    let mail = try Neomutt.send(["openpgp", keys.directory + "/gnupg", key.fingerprint])
    let verdict = try keyPolicy(receivedAt: Int64(time(nil)) + 60).verdict(on: mail)
    #expect(verdict.reason == nil)
    #expect(verdict.signer?.text == Mails.text)
  }
}

private enum Neomutt {
  static let obstacle: String? =
    ["/usr/bin/neomutt", "/usr/bin/script"].first { !FileManager.default.isExecutableFile(atPath: $0) }
    .map { "\($0) is missing" }

  static func send(_ arguments: [String]) throws -> [UInt8] {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/neomutt.sh").path
    let scratch = FileManager.default.temporaryDirectory.path
    return try run(script, [scratch] + arguments, input: Array(Mails.text.utf8))
  }
}
