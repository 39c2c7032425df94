import Testing

@testable import Signatures

struct SignaturePolicyTests {
  @Test func aPolicyThatCannotBeReadIsAnErrorAndJudgesNothing() throws {
    let people = try People.met()
    let genuine = try policy()
    let wrong: [(SignaturePolicyError, (inout SignaturePolicy) throws -> Void)] = [
      (.noAuthority, { $0.authorities = [] }),
      (.authorityUnreadable(index: 1), { $0.authorities.append([]) }),
      (.authorityUnreadable(index: 1), { $0.authorities.append(try people.file("crl.pem")) }),
      (.authorityUnreadable(index: 0), { $0.authorities[0].removeLast(300) }),
      (.authorityUnreadable(index: 0), { $0.authorities[0] = try people.file("ca.der").dropLast() }),
      (.intermediateUnreadable(index: 0), { $0.intermediates = [Array("issuing.pem".utf8)] }),
      (.revocationListUnreadable(index: 1), { $0.revocationLists.append(try people.file("ca.pem")) }),
    ]
    try genuine.check()
    for (error, change) in wrong {
      var policy = genuine
      try change(&policy)
      #expect(throws: error) { try policy.check() }
      #expect(try policy.verdict(on: Mails.control()) == .invalid(.policyUnusable, detail: error.description))
    }
  }
}
