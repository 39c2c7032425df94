/// Whom a letter accuses (被反映的单位和人员): it must not come to them with its author's identity.
package struct Accusation: Hashable, Sendable, Codable {
  package enum Accused: Hashable, Sendable, Codable {
    /// The unit itself, or somebody of it.
    case unit(UnitName)
    /// A desk or one of its clerks.
    case desk(String)
    /// Whoever holds a standing office: coordinator, supervisor, administrator.
    case official(Role)
    /// An official of whom the register does not tell where he works.
    case somebody
  }

  package let accused: [Accused]
  /// Words of the configuration and names of the register. Never the author's own, which are personal.
  package let because: [String]

  package init(of accused: [Accused], because: [String]) {
    self.accused = accused
    self.because = because
  }

  package var units: [UnitName] {
    accused.compactMap { if case .unit(let name) = $0 { name } else { nil } }
  }

  package func accuses(_ other: Accused) -> Bool { accused.contains(other) }

  /// Both, where an author accuses more people later.
  package func joined(with other: Accusation) -> Accusation {
    Accusation(
      of: accused + other.accused.filter { !accused.contains($0) },
      because: because + other.because.filter { !because.contains($0) })
  }
}
