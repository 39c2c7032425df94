import Domain

extension Docket {
  /// Has one lead answer everything that a letter about several things asks (一信多事，统一答复), and tells its author so.
  /// - Returns: what was done, in one line for the clerk.
  mutating func answerTogether(
    lead: UnitName, cooperating: [UnitName], by clerk: Party, despiteAccusation: Bool = false
  ) throws -> String {
    let done = try accept(
      clause: nil, lead: lead, cooperating: cooperating, answersAll: true, by: clerk,
      despiteAccusation: despiteAccusation)
    if let tidings = tidingsOfTogether { try tell(tidings) }
    return "\(done)，由其统一答复，并告知网民"
  }

  /// What the author is told of it.
  var tidingsOfTogether: Tidings? {
    guard let assignment = letter.assignment, assignment.answersAll else { return nil }
    let name = office.register.unit(assignment.lead)?.fullName ?? assignment.lead.text
    return Tidings(
      .together, ["receivedAt": "\(letter.registration.receivedAt)", "unit": .text(name)])
  }
}
