import Foundation
import Mail
import Testing

@testable import Signatures

/// Signed mails that are encrypted to the office: what is inside counts as it would alone.
struct EncryptedMailTests {
  @Test(
    arguments: [["-aes128"], ["-aes256"], ["-aes-128-gcm"], ["-aes-256-gcm"]], [Covers.office, "office-rsa"])
  func aSignedMailUnderACoverIsTheSignedMail(options: [String], certificate: String) throws {
    let bare = try #require(try openingPolicy().verdict(on: Mails.control()).signer)
    let mail = try Covers.closed(Mails.control(), to: [People.leader, certificate], options)
    #expect(!mail.contains("multipart/signed"))
    #expect(try openingPolicy().verdict(on: mail).signer == bare)
    // As it was stored with bare line feeds.
    let stored = mail.replacingOccurrences(of: "\r\n", with: "\n")
    #expect(try openingPolicy().verdict(on: stored).signer == bare)
  }

  @Test func soIsOneThatCarriesItsTextInsideTheSignature() throws {
    let now = Int64(time(nil))
    let opaque = Mails.opaque(try People.met().openssl(Mails.wireEntity, ["-nodetach"]), date: now)
    var policy = try openingPolicy()
    policy.receivedAt = now
    policy.notBefore = now - 86400
    let mail = Mails.dated(try Covers.closed(opaque), now)
    #expect(try policy.verdict(on: mail).signer?.text == Mails.text)
  }

  @Test func eitherOfTwoCertificatesOpens() throws {
    for names in [[Covers.office], ["office-rsa"], [Covers.office, "office-rsa"]] {
      var policy = try policy()
      policy.ownKeys = try names.map { try Covers.identity($0) }
      for certificate in [Covers.office, "office-rsa"] {
        let verdict = try policy.verdict(on: Covers.closed(Mails.control(), to: [certificate]))
        #expect((verdict.signer != nil) == names.contains(certificate), "\(names) \(certificate)")
        #expect(verdict.reason == (names.contains(certificate) ? nil : .encryptedToOthers))
      }
    }
  }

  /// Another program takes apart what the evidence holds, so it is what the mail says with its cover taken off.
  @Test func whatIsInsideIsAMailOfItsOwn() throws {
    let mail = try Message(parsing: Array(Covers.closed(Mails.control()).utf8))
    let inside = try #require(Envelope.opening(mail, by: [try Covers.identity()]))
    #expect(inside.messageID == mail.messageID && inside.from == mail.from && inside.subject == mail.subject)
    #expect(try policy().verdict(on: inside) == openingPolicy().verdict(on: mail))
    #expect(try policy().parts(of: inside)?.content == Array(Mails.wireEntity.utf8))
    #expect(Envelope.opening(inside, by: [try Covers.identity()]) == nil)
    #expect(!Envelope.hasOne(inside) && Envelope.hasOne(mail))
  }

  @Test func aLargeOneIsOpened() throws {
    let large = "Content-Type: text/plain\r\n\r\n" + String(repeating: "x\r\n", count: 1 << 20)
    let mail = try Message(parsing: Array(Covers.cover(Covers.envelope(large)).utf8))
    #expect(Envelope.opening(mail, by: [try Covers.identity()])?.bytes.count ?? 0 > large.utf8.count)
  }

  @Test func whateverIsChangedInACoverNothingElseIsSaid() throws {
    let policy = try openingPolicy()
    let cover = try Covers.envelope(Covers.entity(of: Mails.control()))
    let bare = try #require(try policy.verdict(on: Mails.control()).signer)
    for place in stride(from: 0, to: cover.count, by: 7) {
      var changed = cover
      changed[place] ^= 0x55
      let signer = try policy.verdict(on: Covers.cover(changed)).signer
      #expect(signer == nil || signer?.content == bare.content)
    }
  }
}
