import Domain

/// The terms of letters of one kind, and those of the office itself: the latter in working days.
package struct TermRules: Sendable, Equatable {
  /// By `Channel.kind`.
  package var byChannel: [String: Term] = [:]
  package var byCategory: [Domain.Category: Term] = [:]
  /// For inquiries that the desk answers as a unit of its own; nil where they have the time of all others.
  package var simpleInquiry: Int?
  /// To register a letter and pass it on, and to review a signed answer and publish it.
  package var registerAndAssign = 1
  package var reviewAndPublish = 1
  /// To pass on what 我为政府网站找错 brought.
  package var siteErrorAssign = 1

  package init() {}
}

extension Docket {
  /// The term that a lead has for this letter from `dayZero` on: of those that are set for its kind the shortest.
  func term(for lead: HandlingUnit?, from dayZero: Day) -> Term {
    let (rules, terms) = (office.rules, office.rules.terms)
    let channel = letter.registration.channel
    guard channel != .siteError else { return .workingDays(rules.siteErrorDays) }
    let category = letter.classification?.category
    if category == .inquiry, lead?.desk != nil, let simple = terms.simpleInquiry {
      return .workingDays(simple)
    }
    let special = [terms.byChannel[channel.kind], category.flatMap { terms.byCategory[$0] }].compactMap(
      \.self)
    return special.min { one, other in
      Deadline(one, after: dayZero, in: office.calendar).due
        < Deadline(other, after: dayZero, in: office.calendar).due
    } ?? rules.answerTerm
  }
}
