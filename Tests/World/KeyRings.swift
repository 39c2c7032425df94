import Domain

/// The keys of 王强 where his unit signs with OpenPGP, made once for all tests: those that are registered for him, and one
/// that a stranger has made in his name. Stories with them are told in March 2026, for gpgv goes by the machine's clock.
package struct KeyRings: Sendable {
  package static let shared = Result { try KeyRings() }

  let good: KeyRing
  /// It ends a day after the story begins.
  let ended: KeyRing
  /// Taken back; its holder signs on.
  let revoked: KeyRing
  let strangers: KeyRing
  private let revokedKey: PublicKey

  private static let address = "leader@zhujian.example"
  private static let born = Timestamp(Day("2026-03-02")!, hour: 9)

  private init() throws {
    (good, strangers, revoked) = (
      try KeyRing(for: Self.address, at: Self.born), try KeyRing(for: Self.address, at: Self.born),
      try KeyRing(for: Self.address, at: Self.born)
    )
    ended = try KeyRing(for: Self.address, at: Self.born, life: "seconds=86400")
    revokedKey = try revoked.takenBack(at: Self.born + 3600)
  }

  /// What the register has of him.
  package var registered: [PublicKey] { [good.key, ended.key, revokedKey] }
}
