import Foundation
import Testing

@testable import Settings

@Suite struct SecretFileTests {
  private let place = Place(file: "huiyin.yaml", line: 20, column: 20)

  private func secret(_ bytes: [UInt8], mode: Int = 0o600, isCredential: Bool = false) throws -> String {
    let workshop = try Workshop()
    try workshop.write("secret", bytes)
    let path = workshop.path + "/secret"
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    do {
      return try SecretFile(path: path, place: place, isCredential: isCredential).read()
    } catch {
      return error.description.replacing(workshop.path, with: "DIR")
    }
  }

  @Test(arguments: ["geheim", "geheim\n", "geheim\r\n"])
  func itIsTheOneLineOfItsFile(text: String) throws {
    #expect(try secret(Array(text.utf8)) == "geheim")
  }

  @Test func spacesBelongToIt() throws {
    #expect(try secret(Array(" ge heim \n".utf8)) == " ge heim ")
  }

  @Test(arguments: [
    ([UInt8](), "DIR/secret is empty"), (Array("\n".utf8), "DIR/secret is empty"),
    (Array("a\nb\n".utf8), "DIR/secret holds more than one line"),
    ([0x61, 0], "DIR/secret is not UTF-8 text"), ([0xC4, 0xE3], "DIR/secret is not UTF-8 text"),
    ([UInt8](repeating: 0x61, count: 20_000), "DIR/secret is larger than 16 KiB"),
  ])
  func whatCannotBeAPasswordIsRefused(bytes: [UInt8], reason: String) throws {
    #expect(try secret(bytes) == "huiyin.yaml:20:20: " + reason)
  }

  @Test func aFileThatEverybodyCanReadIsRefused() throws {
    #expect(
      try secret(Array("geheim\n".utf8), mode: 0o644) == "huiyin.yaml:20:20: everybody can read DIR/secret")
  }

  @Test func aCredentialLiesInADirectoryOfItsOwnAndMayHaveAnyMode() throws {
    #expect(try secret(Array("geheim\n".utf8), mode: 0o644, isCredential: true) == "geheim")
  }

  @Test func aCredentialIsFoundInTheDirectoryThatWasHandedOver() throws {
    let workshop = try Workshop()
    try workshop.append(
      "huiyin.yaml",
      "courier: {type: smtp, host: localhost, user: liuyan, credential: smtp-password}\n")
    try workshop.write("credentials/smtp-password", "geheim\n")
    let configuration = try workshop.load(credentials: workshop.path + "/credentials")
    guard case .smtp(let server) = configuration.courier.way else {
      Issue.record("mail does not go by SMTP")
      return
    }
    #expect(try server.secret?.read() == "geheim")
  }

  @Test func aMissingFileIsFoundWhenItIsRead() throws {
    let secret = SecretFile(path: "/nonexistent/secret", place: place)
    #expect {
      try secret.read()
    } throws: { error in
      "\(error)" == "huiyin.yaml:20:20: cannot read /nonexistent/secret: no such file or directory"
    }
  }

  /// Whoever starts an office, or changes it, hears of it before the first mail is missed.
  @Test func aConfigurationWarnsOfOneThatCannotBeUsed() throws {
    let workshop = try Workshop()
    try workshop.append(
      "huiyin.yaml",
      """

      mailboxes:
        - {name: 总收件箱, type: imap, host: imap.qinghe.example, user: liuyan, password-file: secret}

      """)
    func warnings() throws -> [String] {
      try workshop.load().warnings.map { "\($0.place): \($0.message)".replacing(workshop.path, with: "DIR") }
    }
    let place = #/huiyin\.yaml:\d+:\d+: mailbox "总收件箱" cannot be used: /#
    let missing = try #require(try warnings().first)
    #expect(missing.contains(place) && missing.hasSuffix("cannot read DIR/secret: no such file or directory"))
    try workshop.write("secret", "geheim\n")
    #expect(try warnings().first?.hasSuffix("everybody can read DIR/secret") == true)
    try workshop.writeSecret("secret")
    #expect(try warnings().isEmpty)
  }
}
