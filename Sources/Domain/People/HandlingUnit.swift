/// The short name of a unit (`旗住建局`), its key everywhere; unique over all time.
package struct UnitName: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral value: String) { text = value }
  package init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
  package var description: String { text }
}

/// The unit that answers for a letter (承办单位).
package struct HandlingUnit: Sendable {
  package let name: UnitName
  /// The full name under the published answer (`奈曼旗住房和城乡建设局`).
  package let fullName: String
  package let aliases: [String]
  package let tenure: Tenure
  /// The unit that took over its work when it ended.
  package let succeededBy: UnitName?
  package let officers: [Officer]
  package let leaders: [Leader]
  package let subUnits: [SubUnit]
  package let signOff: SignOffWay
  /// The desk that this unit is, whose clerks are its officers; nil for all others.
  package let desk: String?
  /// The certificate to which mails to its people are encrypted, as its file has it; nil where they are not.
  package let encryptTo: [UInt8]?

  package init(
    name: UnitName, fullName: String, aliases: [String] = [], tenure: Tenure = .always,
    succeededBy: UnitName? = nil, officers: [Officer], leaders: [Leader], subUnits: [SubUnit] = [],
    signOff: SignOffWay, desk: String? = nil, encryptTo: [UInt8]? = nil
  ) {
    self.name = name
    self.fullName = fullName
    self.aliases = aliases
    self.tenure = tenure
    self.succeededBy = succeededBy
    self.officers = officers
    self.leaders = leaders
    self.subUnits = subUnits
    self.signOff = signOff
    self.desk = desk
    self.encryptTo = encryptTo
  }

  /// The officer who gets the unit's mail on `day`: the first in office and not away, else the first in office.
  package func officer(on day: Day) -> Officer? { officers.presentFirst(on: day).first }

  /// The leader who is asked to sign off on `day`: the first in office and not away, else the first in office.
  package func leader(on day: Day) -> Leader? { leaders.presentFirst(on: day).first }

  package func officer(writingFrom address: String, on day: Day) -> Officer? {
    officers.first { $0.writes(from: address) && $0.holds(on: day) }
  }

  package func leader(writingFrom address: String, on day: Day) -> Leader? {
    leaders.first { $0.writes(from: address) && $0.holds(on: day) }
  }

  package func subUnits(on day: Day) -> [SubUnit] { subUnits.filter { $0.tenure.contains(day) } }

  package func subUnit(_ name: String, on day: Day) -> SubUnit? {
    subUnits.first { $0.name == name && $0.tenure.contains(day) }
  }

  package func subUnit(writingFrom address: String, on day: Day) -> SubUnit? {
    subUnits.first { $0.address.lowercased() == address.lowercased() && $0.tenure.contains(day) }
  }

  package func isCalled(_ text: String) -> Bool {
    text == name.text || text == fullName || aliases.contains(text)
  }
}

/// How a unit's leader signs its answers off (审签).
package enum SignOffWay: String, Sendable, CaseIterable, Codable {
  /// A leader's S/MIME signature over the answer.
  case smime
  /// A leader's OpenPGP signature over the answer.
  case openpgp
  /// A sealed and signed scan (盖章扫描件), confirmed by the desk.
  case scan
  /// The signed and sealed paper itself (原件), which the desk says that it has.
  case paper
}

/// The person of a unit who receives its letters (信息员).
package struct Officer: OfficeHolder {
  package let name: String
  package let address: String
  package let telephone: String?
  package let tenure: Tenure
  package let away: [Tenure]

  package init(
    name: String, address: String, telephone: String? = nil, tenure: Tenure = .always, away: [Tenure] = []
  ) {
    self.name = name
    self.address = address
    self.telephone = telephone
    self.tenure = tenure
    self.away = away
  }
}

/// The person who signs for a unit (主要负责人或分管领导).
package struct Leader: OfficeHolder {
  package let name: String
  package let address: String
  /// SHA-256 of each registered certificate, and the fingerprint of each OpenPGP key, lower-case hex; empty where
  /// the unit has none yet.
  package let fingerprints: [String]
  /// The OpenPGP keys themselves, by which a signature is checked.
  package let keys: [PublicKey]
  /// The certificates themselves, as their files have them: their end is foreseen by them.
  package let certificates: [[UInt8]]
  package let tenure: Tenure
  package let away: [Tenure]

  package init(
    name: String, address: String, fingerprints: [String] = [], keys: [PublicKey] = [],
    certificates: [[UInt8]] = [], tenure: Tenure = .always, away: [Tenure] = []
  ) {
    self.name = name
    self.address = address
    self.fingerprints = fingerprints + keys.map(\.fingerprint)
    self.keys = keys
    self.certificates = certificates
    self.tenure = tenure
    self.away = away
  }
}

/// A leader's OpenPGP key, as its holder handed it to the administrator.
package struct PublicKey: Sendable, Hashable {
  /// Of the primary key, lower-case hex.
  package let fingerprint: String
  /// The key with its subkeys, as the packets of RFC 9580 without armour.
  package let packets: [UInt8]
  /// From when on its holder says that it is good, and until when; nil where he sets no end.
  package let since: Timestamp
  package let until: Timestamp?

  package init(
    fingerprint: String, packets: [UInt8], since: Timestamp = Timestamp(seconds: 0), until: Timestamp? = nil
  ) {
    self.fingerprint = fingerprint
    self.packets = packets
    self.since = since
    self.until = until
  }
}

/// A second-level unit (二级单位), reached through its unit; its leader signs for it.
package struct SubUnit: Sendable, Hashable {
  package let name: String
  package let address: String
  package let tenure: Tenure

  package init(name: String, address: String, tenure: Tenure = .always) {
    self.name = name
    self.address = address
    self.tenure = tenure
  }
}
