import ArgumentParser
import Domain
import Office

struct TakeDownEarlier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "take-down",
    abstract: "Take down an answer of an earlier system (历史数据); its address stays, with a note.",
    discussion: """
      Nothing of it is kept, and an import does not bring it back. What the office answered itself is taken down by \
      \"huiyin withdraw\". Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "Its number, as its page shows it (原编号).") var number: String
  @Option(help: "Why: one of \(WithholdingGround.allChinese).") var why: String

  func run() throws {
    guard let ground = WithholdingGround(chinese: why) else { throw Failure(OfficeError.noWithholdingGround) }
    try Deed(number: number, ground: ground).send(options.load()).tell()
  }

  struct Deed: ClerksDeed {
    let number: String
    let ground: WithholdingGround

    static var needsLetters: Bool { false }

    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
      try office.takeDownEarlier(number, because: ground, by: clerk, at: now)
      return ControlReply("已撤下\(number)", by: clerk)
    }
  }
}
