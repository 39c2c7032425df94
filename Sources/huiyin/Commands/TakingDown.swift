import ArgumentParser

struct Withdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take down what is public (撤回公开); its address stays, with a note.",
    discussion: """
      Another clerk has to confirm it, by mail or by the same command, unless policy says otherwise. A letter that is \
      handled anew goes on. \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.withdraw) }
}

struct Erase: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Erase what an author wrote and said of himself in a closed letter (删除个人信息); it cannot be undone.",
    discussion: """
      What happened, when and by whom is kept, and the ledger stays valid; words, names and numbers are gone. A page \
      is taken down first. Another clerk has to confirm it, by mail or by the same command, unless policy says \
      otherwise; the letter records both. It goes from the folders that its mails were taken from, from the audit \
      mailbox and from the site's copies as well. What was put into an account's folder stays with its operator. Backups made before hold it for 30 days more ("huiyin backup"). \
      Works beside a running daemon. The clerk whose login it is, is recorded.
      """)

  @OptionGroup var reasoned: ReasonedOptions

  func run() throws { try reasoned.perform(.erase) }
}
