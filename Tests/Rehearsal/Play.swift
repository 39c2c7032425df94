import Foundation
import Mail

/// The whole story: six letters are written one after the other, and everybody answers what he gets, until
/// each has met its fate.
package final class Play {
  private let premises: Premises
  private let company: Company
  private var written = 0

  package init(_ premises: Premises, narrate: @escaping (String) -> Void = { _ in }) throws {
    self.premises = premises
    company = Company(
      post: try premises.post(), certificates: premises.certificates, clock: { Int64(time(nil)) },
      narrate: narrate)
  }

  /// One round: the next letter once the one before has its receipt, and whatever there is to answer.
  /// - Returns: whether everything is over.
  package func step() throws -> Bool {
    if written < Cast.letters.count, try written == 0 || hasReceipt(Cast.letters[written - 1]) {
      try company.write(Cast.letters[written])
      written += 1
    }
    _ = try company.look()
    return try written == Cast.letters.count && isOver()
  }

  /// Goes on until it is over; `between` is called between two rounds, and may throw to end it.
  package func perform(seconds: Int = 180, between: () throws -> Void = {}) throws {
    let end = time(nil) + seconds
    while try !step() {
      try between()
      guard time(nil) < end else { throw Trouble("the story did not end: \(try standing())") }
      usleep(100_000)
    }
  }

  /// Every mail that reached somebody, as `address kind-of-mail Message-ID`.
  package func delivered() throws -> [String] {
    try Cast.addresses.filter { $0 != Cast.audit && $0 != Cast.office }.flatMap { address in
      try company.mails(of: address).map { "\(address) \($0.subject) <\($0.messageID ?? "")>" }
    }
  }

  /// The texts of all mails that reached somebody under such a subject.
  package func mails(where isMeant: (String) -> Bool) throws -> [String] {
    try Cast.addresses.flatMap { address in
      try company.mails(of: address).filter { isMeant($0.subject) }.map {
        "\(address) \($0.subject)\n\($0.text)"
      }
    }
  }

  private func hasReceipt(_ letter: CitizenLetter) throws -> Bool {
    try has(letter.author.mailbox, "已登记")
  }

  /// Four answered, one declined, one refused, and all that on the site.
  private func isOver() throws -> Bool { try standing().isEmpty && isListed() }

  private func standing() throws -> [String] {
    let fates = [
      ("limeimei", "已答复"), ("wangdashan", "已答复"), ("zhaoliu", "不予受理"), ("zhoujianguo", "已答复"),
      ("wuxiuying", "已答复"),
    ]
    var missing = try fates.filter { try !has("\($0.0)@citizens.example", $0.1) }.map { "\($0.0): \($0.1)" }
    if try !has("officer@jiaotong.example", "来信未采纳") { missing.append("jiaotong: 来信未采纳") }
    return missing
  }

  private func isListed() throws -> Bool {
    // Each has a compressed copy beside it.
    let pages = try Files.tree(premises.site).filter { $0.contains("/NM") && $0.hasSuffix(".html") }
    guard pages.count == 4 else { return false }
    let home = String(decoding: try Files.read(premises.site + "/index.html"), as: UTF8.self)
    return pages.allSatisfy { home.contains($0) }
  }

  private func has(_ address: String, _ words: String) throws -> Bool {
    try company.mails(of: address).contains { $0.subject.contains(words) }
  }
}
