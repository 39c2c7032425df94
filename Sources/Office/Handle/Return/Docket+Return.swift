import Domain
import Signatures

/// A unit gives a letter back (退回): the lead's return takes effect at once, where it comes in time; a cooperating
/// unit, or one that is late, is let go by the desk.
extension Docket {
  mutating func takeReturn(_ reason: String, in reply: UnitReply, by sender: Party) throws {
    guard !reason.isEmpty else { throw Refusal.returnWithoutReason }
    let unit = reply.unit.name
    guard unit == letter.assignment?.lead else {
      return try askToLetGo(unit, because: reason, by: sender)
    }
    guard letter.stage == .assigned || letter.stage == .handling else { throw Refusal.answeredAlready }
    if let ruling = letter.ruling, ruling.lead == unit {
      throw Refusal.returning(.ruled(by: ruling.by.name ?? ruling.by.role.chinese))
    }
    if let last = lastDayToReturn, reply.mail.receivedAt.day > last {
      throw Refusal.returning(.late(after: last, reason: reason))
    }
    try giveBack(unit, because: reason, proof: reply.proof(for: office), by: sender)
  }

  /// The letter is nobody's again, and the router or a person chooses anew.
  mutating func giveBack(_ unit: UnitName, because reason: String, proof: SenderProof?, by party: Party)
    throws
  {
    let suggested = SuggestedUnit.named(in: reason, UnitNames(office.register, on: now.day))
    try record(
      .returned(
        unit: unit, reason: Words(reason), suggested: suggested == unit ? nil : suggested, proof: proof),
      by: party)
    try book.voidQuestions(about: id)
  }

  /// The last day on which the lead may give it back.
  private var lastDayToReturn: Day? {
    letter.servedDay.map { office.calendar.day(office.rules.returns.within, workingDaysAfter: $0) }
  }
}

extension UnitReply {
  /// What proves that whoever stands in its From wrote it; nil where nothing does.
  func proof(for office: Office) -> SenderProof? {
    if let signer = verdict.signer, isLeaders(signer, office.mint) { return .signature }
    return office.rules.border?.authenticates(message) == true ? .server : nil
  }

  private func isLeaders(_ signer: Signer, _ mint: TokenMint) -> Bool {
    let binding = SignOffBinding(unit: unit, mint: mint, day: mail.receivedAt.day)
    // Why a signature is none of its leaders' is said where it is to sign something off.
    return (try? binding.leader(signing: signer, over: token, in: holder.round, besides: forms.tokens)) != nil
  }
}

extension Docket {
  /// What is proposed once the unit's own word is weighed that gave the letter back: it knows its neighbours better than
  /// the words of a citizen tell.
  func weighing(_ suggested: UnitName?, among leads: [Proposed<UnitName>], by returned: UnitName?)
    -> [Proposed<
      UnitName
    >]
  {
    guard let suggested, let returned, office.register.unit(suggested)?.tenure.contains(now.day) == true
    else { return leads }
    let known = leads.first { $0.value == suggested }
    let confidence = 1 - (1 - (known?.confidence ?? 0)) * (1 - Self.trustInSuggestion)
    let weighed = Proposed(
      suggested, confidence: confidence, because: ["\(returned)退回时建议"] + (known?.because ?? []))
    let all = [weighed] + leads.filter { $0.value != suggested }
    return Array(all.sorted { $0.confidence > $1.confidence }.prefix(3))
  }

  /// Alone it is not enough to go on unread where policy asks for 0.8: the letter's words must speak for that unit too.
  private static let trustInSuggestion = 0.7
}

extension Role {
  /// For units, where no name is known.
  fileprivate var chinese: String { self == .coordinator ? "政府办公室" : "网站管理中心" }
}
