import Domain
import Reading

extension LetterModel {
  /// Whether it can route any letter of an office: what it learnt of foreign units is of no use there.
  func knowsUnit(of register: Register, on day: Day) -> Bool {
    labels.contains { register.unit(followingFrom: UnitName($0.name), on: day) != nil }
  }
}
