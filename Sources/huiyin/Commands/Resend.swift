import ArgumentParser

struct Resend: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Send mails of a letter again whose fate is unknown.",
    discussion: """
      Twice the server was lost before it said whether it took them, and the desk was told so. Ask their recipients first: \
      this is for what never came. They are the same mails, so that one which comes twice is known by its Message-ID. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.resend) }
}
