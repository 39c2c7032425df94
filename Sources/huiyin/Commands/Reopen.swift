import ArgumentParser

struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take up a closed letter again.",
    discussion: """
      A declined or retracted letter is decided about anew; an answered one goes back to its units with a new term. \
      The author is told, and the units read why. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.reopen) }
}
