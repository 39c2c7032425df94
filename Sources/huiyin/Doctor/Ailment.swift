/// One thing that is wrong, or that nobody could look at, and what to do; its JSON keys are stable.
struct Ailment: Encodable, Sendable {
  enum Severity: String, Encodable, CaseIterable, Sendable {
    /// It does not work, or will not in a moment.
    case broken
    /// It works, and should be put right.
    case weak
    /// Whether it works is not known.
    case unseen
  }

  let severity: Severity
  let about: String
  let what: String
  let why: String
  let remedy: String

  init(_ severity: Severity, _ about: String, _ what: String, why: String, remedy: String) {
    (self.severity, self.about, self.what, self.why, self.remedy) = (severity, about, what, why, remedy)
  }

  var lines: [String] {
    [
      "\(severity.rawValue.uppercased())  \(about): \(what)", "        why: \(why)",
      "        do:  \(remedy)",
    ]
  }
}

extension Sequence<Ailment> {
  /// What presses most first; otherwise as they were found.
  var bySeverity: [Ailment] {
    Ailment.Severity.allCases.flatMap { severity in filter { $0.severity == severity } }
  }
}
