/// The time in which a person or a unit is what the register says: `since` … `until`, both inclusive.
///
/// What was true when a thing happened stays true, so entries end; they are never removed.
package struct Tenure: Sendable, Hashable {
  package let since: Day?
  package let until: Day?

  package init(since: Day? = nil, until: Day? = nil) {
    self.since = since
    self.until = until
  }

  package static let always = Tenure()

  package func contains(_ day: Day) -> Bool {
    (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}

/// Somebody with a name, an address and a time in office.
package protocol OfficeHolder: Sendable {
  var name: String { get }
  /// The one address this person writes from, compared with ASCII case folded.
  var address: String { get }
  var tenure: Tenure { get }
  /// Days on which the deputy stands in (不在岗).
  var away: [Tenure] { get }
}

extension OfficeHolder {
  package func holds(on day: Day) -> Bool { tenure.contains(day) }
  package func isAway(on day: Day) -> Bool { away.contains { $0.contains(day) } }
  package func writes(from address: String) -> Bool { self.address.lowercased() == address.lowercased() }
}

extension Array where Element: OfficeHolder {
  /// Who holds the office on `day`, in the order in which they stand in for each other: whoever is not away first.
  package func presentFirst(on day: Day) -> [Element] {
    let inOffice = filter { $0.holds(on: day) }
    return inOffice.filter { !$0.isAway(on: day) } + inOffice.filter { $0.isAway(on: day) }
  }
}
