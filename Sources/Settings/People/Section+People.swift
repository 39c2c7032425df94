import Domain

extension Section {
  /// `since` and `until`.
  func tenure() -> Tenure {
    tenure(since: "since", until: "until")
  }

  /// The time in which both a person and the unit are what the file says: nobody is in office longer than his unit.
  func tenure(within unit: Tenure) -> Tenure {
    let own = tenure()
    if let common = own.common(with: unit) { return common }
    problem(place, "\(title) is in office only while the unit is not")
    return own
  }

  /// Days on which a deputy stands in: a list of `from` and `until`.
  func away() -> [Tenure] {
    sections("away", each: "absence") { absence in
      _ = absence.required("from", .day)
      return absence.tenure(since: "from", until: "until")
    } ?? []
  }

  private func tenure(since: String, until: String) -> Tenure {
    let tenure = Tenure(since: optional(since, .day), until: optional(until, .day))
    if let first = tenure.since, let last = tenure.until, last < first {
      problem(placeOfValue(of: until), "\(quoted(until)) is before \(quoted(since))")
      return .always
    }
    return tenure
  }
}

extension Tenure {
  /// The days that belong to both; nil where there are none.
  func common(with other: Tenure) -> Tenure? {
    let since = [self.since, other.since].compactMap(\.self).max()
    let until = [self.until, other.until].compactMap(\.self).min()
    if let since, let until, until < since { return nil }
    return Tenure(since: since, until: until)
  }
}
