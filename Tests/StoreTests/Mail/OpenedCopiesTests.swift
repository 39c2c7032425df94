import Domain
import Foundation
import Testing

@testable import Store

/// What was found under covers: beside the raw mails, and gone with a letter's words.
@Suite struct OpenedCopiesTests {
  @Test func eachLetterHasItsOwnAndOnlyAnErasedOneLosesIt() throws {
    let test = try TestLedger()
    let (one, other) = (try test.register("一"), try test.register("二"))
    let words = Array("管网已修复，李梅的电话是13800000000".utf8)
    let digest = try test.ledger.keep(opened: words, of: one)
    #expect(try test.ledger.keep(opened: words, of: one) == digest)
    #expect(try test.ledger.keep(opened: words, of: other) == digest)
    try test.ledger.eraseWords(of: one)
    #expect(try test.ledger.opened(digest, of: one) == nil)
    #expect(try test.ledger.opened(digest, of: other) == words)
    try test.ledger.eraseWords(of: one)
    #expect(try test.ledger.opened(digest, of: other) == words)
  }

  @Test func noByteOfItStaysInTheFiles() throws {
    let test = try TestLedger()
    let id = try test.register()
    let words = Array("Subject: a\r\n\r\n".utf8) + (0..<4000).flatMap { Array("公开前须保密\($0)".utf8) }
    _ = try test.ledger.keep(opened: words, of: id)
    #expect(try filesHold("公开前须保密", in: test))
    try test.ledger.eraseWords(of: id)
    // As at the end of every run: what the log still held goes into the file.
    try test.reopen()
    #expect(try !filesHold("公开前须保密", in: test))
  }

  private func filesHold(_ words: String, in test: TestLedger) throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: test.directory)
    return try names.filter { $0.hasPrefix("mail.sqlite") }.contains {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: test.directory + "/" + $0))
      return bytes.range(of: Data(words.utf8)) != nil
    }
  }
}
