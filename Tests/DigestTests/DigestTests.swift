import Testing

@testable import Digest

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

struct SHA256Tests {
  /// FIPS 180-4's own examples, as NIST publishes them with intermediate values.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func theStandardsExamplesHold(text: String, digest: String) {
    #expect(Hex.encode(SHA256.digest(of: bytes(text))) == digest)
  }

  @Test func piecesGiveTheDigestOfTheWhole() {
    let whole = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hash = SHA256()
    for start in stride(from: 0, to: whole.count, by: 77) {
      hash.update(whole[start..<min(start + 77, whole.count)])
    }
    #expect(hash.finish() == SHA256.digest(of: whole))
  }

  @Test func anyCollectionOfBytesWillDo() {
    let expected = SHA256.digest(of: bytes("回音"))
    #expect(SHA256.digest(of: "回音".utf8) == expected)
    #expect(SHA256.digest(of: bytes(" 回音").dropFirst()) == expected)
    #expect(SHA256.digest(of: bytes("回音").lazy.map { $0 }) == expected)
  }

  @Test func aHashMayBeLeftUnfinished() {
    var hash = SHA256()
    hash.update([1, 2, 3])
  }
}

struct HMACSHA256Tests {
  /// RFC 4231 §4.2, 4.3 and 4.7 (a key longer than a block).
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0b, count: 20), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      bytes("Jefe"), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    ([], "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
  ])
  func theStandardsExamplesHold(key: [UInt8], text: String, code: String) {
    #expect(Hex.encode(HMACSHA256.code(of: bytes(text), key: key)) == code)
  }

  @Test func aCodeIsValidForItsBytesAndKeyOnly() {
    let code = HMACSHA256.code(of: bytes("letter"), key: bytes("key"))
    #expect(HMACSHA256.isValid(code, of: bytes("letter"), key: bytes("key")))
    #expect(!HMACSHA256.isValid(code, of: bytes("lettes"), key: bytes("key")))
    #expect(!HMACSHA256.isValid(code, of: bytes("letter"), key: bytes("kez")))
    for index in code.indices {
      var wrong = code
      wrong[index] ^= 1
      #expect(!HMACSHA256.isValid(wrong, of: bytes("letter"), key: bytes("key")))
    }
  }

  @Test func aShortenedCodeIsValidDownToTheLengthAskedFor() {
    let code = HMACSHA256.code(of: bytes("letter"), key: bytes("key"))
    #expect(HMACSHA256.isValid(code.prefix(16), of: bytes("letter"), key: bytes("key"), length: 16))
    #expect(!HMACSHA256.isValid(code.prefix(15), of: bytes("letter"), key: bytes("key"), length: 16))
    #expect(!HMACSHA256.isValid(code.prefix(16), of: bytes("letter"), key: bytes("key")))
    #expect(!HMACSHA256.isValid(code + [0], of: bytes("letter"), key: bytes("key")))
  }

  @Test func secretsAreEqualOnlyInFull() {
    #expect(constantTimeEqual([], []))
    #expect(constantTimeEqual([1, 2], [1, 2]))
    #expect(!constantTimeEqual([1, 2], [1, 3]))
    #expect(!constantTimeEqual([1, 2], [1, 2, 3]))
  }
}

struct HexTests {
  @Test func everyByteComesBack() {
    let all = Array(UInt8.min...UInt8.max)
    #expect(Hex.decode(Hex.encode(all)) == all)
    #expect(Hex.decode(Hex.encode(all).uppercased()) == all)
    #expect(Hex.encode([0, 15, 16, 255]) == "000f10ff")
    #expect(Hex.encode([]) == "")
  }

  @Test(arguments: ["0", "0g", "0x", " 00", "00 ", "éé", "-1"])
  func whatIsNotHexadecimalIsNil(text: String) {
    #expect(Hex.decode(text) == nil)
  }
}

struct Base32Tests {
  @Test func everyLengthComesBack() {
    for count in 0..<40 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 200) }
      let text = Base32.encode(bytes)
      #expect(text.utf8.count == (count * 8 + 4) / 5)
      #expect(Base32.decode(text) == bytes)
      #expect(Base32.decode(text.uppercased()) == bytes)
    }
  }

  @Test func theAlphabetIsCrockfords() {
    #expect(Base32.encode([0x00, 0x44, 0x32, 0x14, 0xc7]) == "01234567")
    #expect(Base32.encode([0x42, 0x54, 0xb6, 0x35, 0xcf]) == "89abcdef")
    #expect(Base32.encode([0xff]) == "zw")
    #expect(Base32.encode([]) == "")
  }

  @Test func lettersThatLookLikeDigitsAreRead() {
    #expect(Base32.decode("oO") == Base32.decode("00"))
    #expect(Base32.decode("iIlL0000") == Base32.decode("11110000"))
  }

  @Test(arguments: ["u0", "0-", "0 ", "é0", "0", "000", "000000", "zz", "01"])
  func whatCannotBeEncodedIsNil(text: String) {
    #expect(Base32.decode(text) == nil)
  }
}
