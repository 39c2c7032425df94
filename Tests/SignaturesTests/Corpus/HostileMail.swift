import Foundation
import Mail
import Testing

@testable import Signatures

/// A mail that must not count, and why not. It differs from an accepted one in the one thing that its name says;
/// S and P are the numbers of the safety note.
struct HostileMail: Sendable, CustomTestStringConvertible {
  let name: String
  /// Nil where the mail does not even claim to be signed.
  let expected: Reason?
  private let mail: @Sendable () throws -> String
  private let policy: @Sendable () throws -> SignaturePolicy

  var testDescription: String { name }

  init(
    _ name: String, _ expected: Reason?,
    policy: @escaping @Sendable () throws -> SignaturePolicy = { try officePolicy() },
    mail: @escaping @Sendable () throws -> String
  ) {
    self.name = name
    self.expected = expected
    self.policy = policy
    self.mail = mail
  }

  init(_ name: String, _ expected: Reason?, _ mail: @escaping @Sendable () throws -> String) {
    self.init(name, expected, mail: mail)
  }

  /// The same mail, for an office that trusts others or looks at another time.
  func judged(by policy: @escaping @Sendable () throws -> SignaturePolicy) -> HostileMail {
    HostileMail(name, expected, policy: policy, mail: mail)
  }

  func make() throws -> (mail: [UInt8], policy: SignaturePolicy) { (Array(try mail().utf8), try policy()) }

  /// The genuine answer with one place changed.
  static func changed(_ name: String, _ old: String, _ new: String, _ expected: Reason?) -> HostileMail {
    HostileMail(name, expected) { try Mails.control().changing(old, to: new) }
  }

  /// Signed by somebody else, as the certificate of that name says.
  static func signed(by certificate: String, _ name: String, _ expected: Reason) -> HostileMail {
    HostileMail(name, expected) {
      try People.met().sign(Mails.unsigned, by: certificate, at: Mails.signedAt)
    }
  }

  /// The genuine answer with another signature at the place of its own.
  static func signature(
    _ name: String, _ expected: Reason, _ signature: @escaping @Sendable (People) throws -> [UInt8]
  ) -> HostileMail {
    HostileMail(name, expected) { try Mails.control(signature: signature(try People.met())) }
  }

  /// The same, made by openssl, which signs now and at no other time.
  static func signatureOfNow(
    _ name: String, _ expected: Reason, _ signature: @escaping @Sendable (People) throws -> [UInt8]
  ) -> HostileMail {
    let now = Int64(time(nil))
    return HostileMail(name, expected) {
      Mails.dated(try Mails.control(signature: signature(try People.met())), now)
    }.judged { try officePolicy(now + 120) }
  }

  /// Another entity, signed as it stands.
  static func entity(_ name: String, _ entity: String, _ expected: Reason) -> HostileMail {
    HostileMail(name, expected) { try People.met().sign(Mails.header + entity, at: Mails.signedAt) }
  }

  /// Signed with OpenPGP, for an office that has pinned the leader's key.
  static func key(
    _ name: String, _ expected: Reason?, _ mail: @escaping @Sendable (Keys) throws -> String
  ) -> HostileMail {
    HostileMail(name, expected) { try mail(try Keys.made()) }.judged { try keyPolicy() }
  }
}

@Sendable private func officePolicy(_ receivedAt: Int64 = Mails.signedAt + 120) throws -> SignaturePolicy {
  try policy(receivedAt: receivedAt)
}

/// All hostile mails, by what is wrong with them.
enum Corpus {
  static let smime: [HostileMail] =
    structure + header + certificates + signatures + contents + times
    + encryption
  static let openPGP: [HostileMail] = keys + packets + envelopes
}
