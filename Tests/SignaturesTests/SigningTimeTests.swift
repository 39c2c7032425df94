import Testing

@testable import Signatures

/// When a mail may have been signed (safety note, S26).
struct SigningTimeTests {
  private let people: People

  init() throws { people = try People.met() }

  @Test func theSigningTimeMustFitWhatIsKnown() throws {
    let control = try Mails.control()
    var policy = try policy()
    policy.notBefore = Mails.signedAt + 900
    #expect(try policy.verdict(on: control).signer != nil)
    policy.notBefore = Mails.signedAt + 901
    #expect(
      try policy.verdict(on: control)
        == .invalid(
          .signedBeforeAssignment, detail: "2026-03-02 10:00:00 / 2026-03-02 10:15:01, tolerance 900 s"))
    policy.notBefore = nil
    policy.receivedAt = Mails.signedAt - 900
    #expect(try policy.verdict(on: control).signer != nil)
    policy.receivedAt = Mails.signedAt - 901
    #expect(
      try policy.verdict(on: control)
        == .invalid(.signedInFuture, detail: "2026-03-02 10:00:00 / 2026-03-02 09:44:59, tolerance 900 s"))
    policy.clockTolerance = 901
    #expect(try policy.verdict(on: control).signer != nil)
  }

  @Test func theDateOfTheMailMustBeNearTheSigningTime() throws {
    let control = try Mails.control()
    for (offset, isNear) in [
      (86400, true), (-86400, true), (86401, false), (-86401, false), (-31_536_000, false),
    ] {
      let mail = Mails.dated(control, Mails.signedAt + Int64(offset))
      #expect(try policy().verdict(on: mail).reason == (isNear ? nil : .dateMismatch), "\(offset)")
    }
    let unreadable = control.changing("Mon, 02 Mar 2026 10:01:00 +0800", to: "yesterday")
    #expect(try policy().verdict(on: unreadable).reason == .dateMismatch)
  }

  @Test func nobodySignsBeforeHisCertificateBegins() throws {
    let begin: Int64 = 2_208_988_800  // 2040-01-01
    let mail = try people.sign(Mails.dated(Mails.unsigned, begin), by: "future", at: begin - 901)
    var policy = try policy(receivedAt: begin + 60)
    let verdict = try policy.verdict(on: mail)
    #expect(verdict.reason == .signedOutsideCertificate)
    #expect(verdict.description.contains("2040-01-01 08:00:00 - "), "\(verdict)")
    #expect(verdict.description.hasSuffix(" / 2040-01-01 07:44:59, tolerance 900 s"), "\(verdict)")
    let near = try people.sign(Mails.dated(Mails.unsigned, begin), by: "future", at: begin - 900)
    #expect(try policy.verdict(on: near).signer != nil, "his clock may be wrong")
    policy.receivedAt = begin - 1
    #expect(try policy.verdict(on: mail).reason == .certificateNotYetValid)
    #expect(try policy.verdict(on: mail).description.hasSuffix(" / 2040-01-01 07:59:59, tolerance 900 s"))
  }

  @Test func timesAtTheEndOfTimeDoNotOverflow() throws {
    for time in [Int64.min, .max] {
      var policy = try policy()
      policy.notBefore = time
      policy.clockTolerance = .max
      policy.dateTolerance = .max
      #expect(try policy.verdict(on: Mails.control()).reason == nil)
      policy.receivedAt = time
      #expect(try policy.verdict(on: Mails.control()).signer == nil)
    }
  }
}
