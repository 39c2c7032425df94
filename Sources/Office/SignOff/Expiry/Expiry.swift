import Domain
import Signatures

/// A certificate, key or revocation list that ends one day, and whom its end concerns.
package struct Expiry: Equatable {
  package enum Kind: Equatable {
    /// A leader's certificate.
    case leader(name: String, of: UnitName)
    /// A leader's OpenPGP key.
    case key(name: String, of: UnitName)
    /// That to which a unit's mails are encrypted.
    case encryption(of: UnitName)
    /// The office's own.
    case office
    /// An authority's, or one between it and the leaders.
    case authority
    case revocationList
  }

  package let kind: Kind
  /// As it calls itself.
  package let name: String
  /// What tells it apart: a renewed one is another.
  let key: String
  package let since: Timestamp
  package let until: Timestamp

  /// So many days before, its end is told of (60、30、7).
  static let warnings = [60, 30, 7]

  private init(_ document: TrustDocument, _ kind: Kind) {
    (self.kind, name) = (kind, document.name)
    // One certificate may serve two ends, and each is told of.
    key =
      switch kind {
      case .office: "office \(document.fingerprint)"
      case .encryption: "encryption \(document.fingerprint)"
      default: document.fingerprint
      }
    (since, until) = (Timestamp(seconds: document.since), Timestamp(seconds: document.until))
  }

  /// Nil where its holder set no end.
  private init?(_ key: PublicKey, of leader: Leader, in unit: HandlingUnit) {
    guard let until = key.until else { return nil }
    (kind, name) = (.key(name: leader.name, of: unit.name), leader.name)
    // One whose end was put off stays the same key.
    self.key = "\(key.fingerprint) \(until.seconds)"
    (since, self.until) = (key.since, until)
  }

  /// All that the office knows of on `day`. A certificate beside which its holder has one that ends later concerns
  /// nobody any more, and of the lists of one issuer the last counts.
  package static func all(_ register: Register, _ trust: OfficeTrust, on day: Day) -> [Expiry] {
    let units = register.units.filter { $0.tenure.contains(day) }
    let leaders = units.flatMap { unit in
      unit.leaders.filter { $0.holds(on: day) }.flatMap { leader in
        [
          last(of: leader.certificates.flatMap(TrustDocument.certificates)).map {
            Expiry($0, .leader(name: leader.name, of: unit.name))
          }, lastKey(of: leader, in: unit),
        ].compactMap(\.self)
      }
    }
    let covers = units.compactMap { unit in
      // The first of its file is the one that is used.
      unit.encryptTo.flatMap { TrustDocument.certificates(in: $0).first }.map {
        Expiry($0, .encryption(of: unit.name))
      }
    }
    let own = last(of: trust.identities.map(\.document)).map { [Expiry($0, .office)] } ?? []
    let files = trust.authorities + trust.intermediates
    let authorities = Dictionary(grouping: files.flatMap(TrustDocument.certificates)) { $0.name }
    let lists = Dictionary(grouping: trust.revocationLists.flatMap(TrustDocument.revocationLists)) {
      $0.issuer
    }
    return own + leaders + covers
      + authorities.values.compactMap { last(of: $0).map { Expiry($0, .authority) } }.sorted {
        $0.key < $1.key
      }
      + lists.values.compactMap { last(of: $0).map { Expiry($0, .revocationList) } }.sorted {
        $0.key < $1.key
      }
  }

  /// Nil where one of them has no end.
  private static func lastKey(of leader: Leader, in unit: HandlingUnit) -> Expiry? {
    let ends = leader.keys.map { Expiry($0, of: leader, in: unit) }
    return ends.contains(nil) ? nil : ends.compactMap(\.self).max { $0.until < $1.until }
  }

  private static func last(of documents: [TrustDocument]) -> TrustDocument? {
    documents.max { $0.until < $1.until }
  }

  func daysLeft(on day: Day) -> Int { until.day.number - day.number }

  /// Of the days before, the last that has come; nil while none has, and of whatever is younger than it: a list that
  /// lives a month is no news when it is new. One that lives a week at most should have been renewed when a third of
  /// its life is left, and of any that has ended nobody knows otherwise; 0 stands for that.
  func warning(at time: Timestamp) -> Int? {
    let life = until.day.number - since.day.number
    if kind == .revocationList, until <= time { return 0 }
    let warnings = kind == .revocationList && life <= 7 ? [life / 3].filter { $0 > 0 } : Self.warnings
    return warnings.last { daysLeft(on: time.day) <= $0 && $0 < life }
  }
}
