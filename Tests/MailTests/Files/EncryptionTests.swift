import Testing

@testable import Mail

struct EncryptionTests {
  private func encryption(_ mail: String) throws -> [Encryption] { try message(mail).encryption }

  /// A ContentInfo that names a type, and nothing more of it.
  private static func info(_ name: [UInt8]) -> String {
    base64([0x30, 0x80, 0x06, UInt8(name.count)] + name + [0xA0, 0x80, 0x30, 0x80])
  }

  private static let pkcs7: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07]
  private static let sm2: [UInt8] = [0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x06, 0x01, 0x04, 0x02]

  @Test(arguments: ["enveloped-data", "authEnveloped-data"]) func smimeSaysWhatItIs(kind: String) throws {
    let mail = "Content-Type: application/pkcs7-mime; smime-type=\(kind); name=smime.p7m\n\nx"
    #expect(try encryption(mail) == [.smime])
    #expect(try message(mail).findings == ["encrypted (S/MIME): its content cannot be read"])
    #expect(try message(mail).attachments.map(\.name) == ["smime.p7m"])
  }

  @Test(arguments: [
    (pkcs7 + [3], true), (pkcs7 + [4], true), (pkcs7 + [6], true), (pkcs7 + [2], false),
    (sm2 + [3], true), (sm2 + [2], false),
    ([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17], true), ([], false),
  ])
  func elseItsContentSaysIt(name: [UInt8], isEncrypted: Bool) throws {
    for type in [
      "application/pkcs7-mime", "application/x-pkcs7-mime", "application/octet-stream; name=smime.p7m",
    ] {
      #expect(
        try encryption("Content-Type: \(type)\nContent-Transfer-Encoding: base64\n\n\(Self.info(name))")
          == (isEncrypted ? [.smime] : []))
    }
  }

  @Test func openPGPIsFoundInMultipartsTextsAndFiles() throws {
    let armour = "-----BEGIN PGP MESSAGE-----\n\nx\n-----END PGP MESSAGE-----"
    let mime = """
      Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=B

      --B
      Content-Type: application/pgp-encrypted

      Version: 1
      --B
      Content-Type: application/octet-stream; name=encrypted.asc

      \(armour)
      --B--
      """
    for mail in [
      mime, "A: b\n\n\(armour)", "A: b\n\n您好\n\(armour)",
      "Content-Type: application/octet-stream\n\n\(armour)",
    ] {
      #expect(try encryption(mail) == [.openPGP])
      #expect(try message(mail).findings == ["encrypted (OpenPGP): its content cannot be read"])
    }
    #expect(try encryption("A: b\n\n> \(armour)") == [])
    #expect(try message(mime).attachments.count == 2 && message(mime).text == "")
  }

  @Test(arguments: [(0, false), (1, true), (9, true), (8, false)])
  func anArchiveWithAPasswordIsTold(flags: UInt8, isEncrypted: Bool) throws {
    let zip = base64([0x50, 0x4B, 3, 4, 20, 0, flags, 0, 8, 0])
    let mail = "Content-Type: application/zip; name=a.zip\nContent-Transfer-Encoding: base64\n\n\(zip)"
    #expect(try encryption(mail) == (isEncrypted ? [.archive(name: "a.zip")] : []))
    if isEncrypted {
      #expect(try message(mail).findings == ["encrypted archive \"a.zip\": its content cannot be read"])
    }
  }
}
