import Domain
import Signatures

/// A certificate or a revocation list that ends one day, and whom its end concerns.
struct Expiry: Equatable {
  enum Kind: Equatable {
    /// A leader's certificate.
    case leader(name: String, of: UnitName)
    /// An authority's, or one between it and the leaders.
    case authority
    case revocationList
  }

  let kind: Kind
  /// As it calls itself.
  let name: String
  /// What tells it apart: a renewed one is another.
  let key: String
  let since: Timestamp
  let until: Timestamp

  /// So many days before, its end is told of (60、30、7).
  static let warnings = [60, 30, 7]

  private init(_ document: TrustDocument, _ kind: Kind) {
    (self.kind, name) = (kind, document.name)
    key = document.fingerprint
    (since, until) = (Timestamp(seconds: document.since), Timestamp(seconds: document.until))
  }

  /// All that the office knows of on `day`. A certificate beside which its holder has one that ends later concerns
  /// nobody any more, and of the lists of one issuer the last counts.
  static func all(_ register: Register, _ trust: OfficeTrust, on day: Day) -> [Expiry] {
    let leaders = register.units.filter { $0.tenure.contains(day) }.flatMap { unit in
      unit.leaders.filter { $0.holds(on: day) }.compactMap { leader in
        last(of: leader.certificates.flatMap(TrustDocument.certificates)).map {
          Expiry($0, .leader(name: leader.name, of: unit.name))
        }
      }
    }
    let files = trust.authorities + trust.intermediates
    let authorities = Dictionary(grouping: files.flatMap(TrustDocument.certificates)) { $0.name }
    let lists = Dictionary(grouping: trust.revocationLists.flatMap(TrustDocument.revocationLists)) {
      $0.issuer
    }
    return leaders
      + authorities.values.compactMap { last(of: $0).map { Expiry($0, .authority) } }.sorted {
        $0.key < $1.key
      }
      + lists.values.compactMap { last(of: $0).map { Expiry($0, .revocationList) } }.sorted {
        $0.key < $1.key
      }
  }

  private static func last(of documents: [TrustDocument]) -> TrustDocument? {
    documents.max { $0.until < $1.until }
  }

  func daysLeft(on day: Day) -> Int { until.day.number - day.number }

  /// Of the days before, the last that has come; nil while none has, and of whatever is younger than it: a list that
  /// lives a month is no news when it is new.
  func warning(on day: Day) -> Int? {
    let life = until.day.number - since.day.number
    return Self.warnings.last { daysLeft(on: day) <= $0 && $0 < life }
  }
}
