import ArgumentParser
import Domain
import Office

/// What a deed takes that needs nothing but its letter and a reason.
struct ReasonedOptions: ParsableArguments {
  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001.", completion: .letters, transform: LetterID.argument)
  var letter: LetterID
  @Option(help: "Why; it is recorded with the letter.") var why: String

  func validate() throws { try checkReason(why) }

  func perform(_ act: ReasonedDeed.Act) throws {
    try ReasonedDeed(letter: letter, act: act, why: why).perform(options)
  }
}

/// A deed about a letter with its reason, and nothing besides.
struct ReasonedDeed: LetterDeed {
  enum Act: String, Codable {
    case sendBack = "send-back"
    case publish, withhold, withdraw, restore, reopen, retract, unmerge, erase, resend
    case letStand = "let-stand"
  }

  let letter: LetterID
  let act: Act
  let why: String

  var name: String { act.rawValue }
  var mayTakeTwo: Bool { [.publish, .withhold, .withdraw, .erase].contains(act) }

  func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
    let why = try reason(why)
    let done =
      switch act {
      case .sendBack: try office.sendBack(letter, because: why, by: clerk, at: now)
      case .publish: try office.publish(letter, because: why, by: clerk, at: now)
      case .withhold: try office.withhold(letter, because: why, by: clerk, at: now)
      case .withdraw: try office.withdraw(letter, because: why, by: clerk, at: now)
      case .restore: try office.restore(letter, because: why, by: clerk, at: now)
      case .reopen: try office.reopen(letter, because: why, by: clerk, at: now)
      case .letStand: try office.letStand(letter, because: why, by: clerk, at: now)
      case .retract: try office.retract(letter, because: why, by: clerk, at: now)
      case .erase: try office.erase(letter, because: why, by: clerk, at: now)
      case .resend: try office.resend(letter, because: why, by: clerk, at: now)
      case .unmerge: try office.unmerge(letter, because: why, by: clerk, at: now)
      }
    return ControlReply(done, by: clerk)
  }
}
