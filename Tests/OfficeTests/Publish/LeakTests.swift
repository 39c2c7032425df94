import Domain
import Foundation
import Store
import Testing
import World

@testable import Office

/// Whatever people write, and wherever they write it: none of it is in any byte of the public site.
///
/// `make leaks LETTERS=10000` does the same with more letters.
@Suite struct LeakTests {
  private static let letters =
    ProcessInfo.processInfo.environment["HUIYIN_LEAK_LETTERS"].flatMap { Int($0) } ?? 144

  private static let hasBrotli = FileManager.default.isExecutableFile(atPath: "/usr/bin/brotli")

  @Test func noCanaryIsInAnyByteOfTheSite() throws {
    let world = try World { rules in
      rules.compressesSite = true
      // All of them come on one day.
      rules.post = PostRules(automaticMails: 1_000_000)
    }
    let canaries = (1...Self.letters).map(Canaries.init)
    for letter in canaries { try world.post(letter.mail) }
    try world.collect()
    try work(world)
    let ids = try world.office.ledger.letters()
    try #require(ids.count == canaries.count)
    let serials = try Dictionary(uniqueKeysWithValues: ids.map { (try serial(of: $0, in: world), $0) })
    for letter in canaries {
      try answer(letter, serials[letter.serial].orThrow(), in: world)
    }
    try work(world)
    for id in try world.office.ledger.letters(at: .signedOff) {
      try world.office.open(id, at: world.now) { docket in _ = try docket.clear(by: clerk) }
    }
    try work(world)
    try world.office.buildSite(.everything, at: world.now)

    let published = try world.office.ledger.letters(at: .published).count
    // A second gate that lets nothing through would find nothing either.
    #expect(published >= canaries.count * 9 / 10, "\(published) of \(canaries.count) published")
    let watch = CanaryWatch(canaries)
    let site = world.office.siteDirectory
    var files = 0
    for path in try FileManager.default.subpathsOfDirectory(atPath: site) {
      guard let data = FileManager.default.contents(atPath: "\(site)/\(path)") else { continue }
      files += 1
      let bytes =
        switch path.split(separator: ".").last {
        case "gz": try Array(unzipped("\(site)/\(path)"))
        case "br" where Self.hasBrotli: try Array(unzipped("\(site)/\(path)", by: "brotli"))
        default: Array(data)
        }
      let findings = watch.findings(in: bytes, named: path)
      #expect(findings.isEmpty, "\(findings.prefix(3))")
    }
    #expect(files > canaries.count)
  }

  /// What would be found, were it there.
  @Test func theWatchSeesEveryCanaryInEveryDisguise() {
    for serial in 1...24 {
      let letter = Canaries(serial: serial)
      let watch = CanaryWatch([letter])
      for place in Canaries.Place.allCases {
        #expect(!watch.findings(in: Array("x\(letter.disguised(place))y".utf8), named: "a").isEmpty)
      }
      let word = letter.token("card")
      let texts = [
        word, Data(word.utf8).base64EncodedString(), Data("a\(word)".utf8).base64EncodedString(),
        Data("ab\(word)".utf8).base64EncodedString(), "&#107;&#113;&#122;&#120;&#118;", letter.name,
      ]
      for text in texts { #expect(!watch.findings(in: Array(text.utf8), named: "a").isEmpty, "\(text)") }
      let wide: [UInt8] = Array(word.utf8).flatMap { [$0, 0] }
      #expect(!watch.findings(in: wide, named: "a").isEmpty)
      #expect(!watch.findings(in: [], named: "\(word).html").isEmpty)
    }
  }

  private let clerk = Party(.clerk, name: "王敏")

  private func work(_ world: World) throws {
    while try Pipeline.pass(world.office, at: world.now) > 0 {}
  }

  /// Which of the letters it is, by its author's address.
  private func serial(of id: LetterID, in world: World) throws -> Int {
    let address = try world.office.ledger.letter(id)?.registration.authorAddress?.text ?? ""
    return Int(address.filter(\.isNumber)) ?? 0
  }

  /// As a unit would answer, and a clerk would call it, with what they should not have written.
  private func answer(_ letter: Canaries, _ id: LetterID, in world: World) throws {
    try world.office.open(id, at: world.now) { docket in
      let unit = try #require(docket.letter.assignment?.lead)
      let officer = Party(.officer, name: "李工", unit: unit)
      try docket.record(
        .worded(
          title: Words("供热：\(letter.disguised(.title))"),
          summary: Words("\(letter.name)反映供热不足，电话\(letter.disguised(.summary))。")), by: clerk)
      try docket.record(.noted(Words("已致电\(letter.disguised(.note))")), by: clerk)
      let answer = Answer(
        unit: unit, text: Words(letter.answer), mail: MailReference(id: 1, commitment: "c"),
        receivedAt: world.now, digest: "d\(letter.serial)")
      try docket.record(.replied(answer), by: officer)
      try docket.record(
        .signedOff(SignOff(leader: "王强", way: .scan(digest: "s"), answer: answer.digest)), by: clerk)
    }
  }
}

extension Optional {
  fileprivate func orThrow() throws -> Wrapped { try #require(self) }
}
