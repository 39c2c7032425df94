/// In which part somebody acts on a letter (design §1).
package enum Role: String, CaseIterable, Sendable, Codable {
  case author, clerk, officer, leader, coordinator, supervisor, administrator
  /// Somebody of the duty table (值班人员).
  case duty
  /// The configuration acting by itself: a rule the desk has switched on, the clock, the second gate.
  case policy
}

/// Somebody who stands above the desks: the coordinator (旗政府办公室), the supervisor (督查室), the administrator.
package struct Official: OfficeHolder {
  /// `coordinator`, `supervisor` or `administrator`.
  package let role: Role
  package let name: String
  package let address: String
  /// Login names under which the official may speak over the control socket.
  package let logins: [String]
  package let tenure: Tenure
  package let away: [Tenure]

  package init(
    role: Role, name: String, address: String, logins: [String] = [], tenure: Tenure = .always,
    away: [Tenure] = []
  ) {
    self.role = role
    self.name = name
    self.address = address
    self.logins = logins
    self.tenure = tenure
    self.away = away
  }
}

/// Who did it: a role, and for officials the name and the unit; an author is never named here.
package struct Party: Hashable, Sendable, Codable {
  package let role: Role
  package let name: String?
  package let unit: UnitName?
  /// Who of the unit said what a clerk records for it (代录).
  package let onWordOf: String?

  package init(_ role: Role, name: String? = nil, unit: UnitName? = nil, onWordOf speaker: String? = nil) {
    self.role = role
    self.name = name
    self.unit = unit
    onWordOf = speaker
  }

  package static let policy = Party(.policy)
  package static let author = Party(.author)
}

extension Party: CustomStringConvertible {
  package var description: String {
    [unit?.text, name, onWordOf.map { "代录 \($0)" }].compactMap(\.self).reduce(role.rawValue) { "\($0) \($1)" }
  }
}
