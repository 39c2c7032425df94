import ArgumentParser
import Domain
import Office
import Settings
import Store

struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Accept a letter under one of the seven items of article 6; its unit is chosen next.",
    discussion: "Works beside a running daemon. The clerk whose login it is, is recorded.")

  @OptionGroup var options: DeedOptions
  @OptionGroup var reason: WhyOption
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(
    help: "The item: 一 … 七 or 1 … 7; the proposed one where it is left out.", transform: Clause.argument)
  var clause: Clause?

  func run() throws {
    try Deed(letter: letter, clause: clause).perform(options, because: reason)
  }

  struct Deed: LetterDeed {
    var name: String { "accept" }
    let letter: LetterID
    /// The item of article 6; the proposed one where it is left out.
    let clause: Clause?

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.accept(letter, clause: clause, by: clerk, at: now), by: clerk)
    }
  }
}

struct Route: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Propose anew what becomes of a letter: accept or decline, units, duplicates, each with its reasons.",
    discussion: """
      Changes nothing without --confirm, which does what is proposed. Works beside a running daemon. The clerk whose \
      login it is, is recorded.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Flag(help: "Carry the proposal out.") var confirm = false

  func run() throws {
    guard confirm else { return try ControlRequest.route(letter).send(options.load()).tell() }
    try Deed(letter: letter).perform(options)
  }

  /// Carries the proposal out.
  struct Deed: LetterDeed {
    var name: String { "route --confirm" }
    let letter: LetterID

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      ControlReply(try office.confirmRoute(letter, by: clerk, at: now), by: clerk)
    }
  }
}

struct Proposals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "How often what was proposed was right, as clerks decided, and from which confidence it may go alone.")

  @OptionGroup var options: ConfigurationOption
  @Flag(help: "As JSON.") var json = false

  func run() throws {
    let ledger = try Ledger.open(readingFrom: options.load().state)
    let records = try ledger.trackRecords()
    if json { return try Console.answer(JSON.text(records)) }
    try Console.answer(lines: records.map(\.sentence))
  }
}

extension TrackRecord {
  /// `assign  187 of 200 right (93.5%)  from 85%: 121 of 121`.
  fileprivate var sentence: String {
    guard all.total > 0 else { return "\(step.rawValue)  nothing was decided yet" }
    let whole = "\(step.rawValue)  \(all.right) of \(all.total) right (\(all.percentage))"
    guard isEnough else { return "\(whole)  too few to tell: \(Self.enough) are needed" }
    guard let advice else { return "\(whole)  may not go alone from any confidence" }
    return "\(whole)  from \(advice.confidence)%: \(advice.share.right) of \(advice.share.total) right, so "
      + "\"\(step.rawValue): automatic\" with \"certainty: \(advice.setting)\" may be tried"
  }
}
