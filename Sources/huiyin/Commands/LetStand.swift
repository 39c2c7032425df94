import ArgumentParser

struct LetStand: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give up a correction: what was answered before it stands.",
    discussion: """
      The letter is closed again as it was, with its earlier answer and its page; no clock runs, and its unit is told. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.letStand) }
}
