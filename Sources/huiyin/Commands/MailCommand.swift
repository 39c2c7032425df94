import ArgumentParser
import Mail

struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Mail as the office reads it.", subcommands: [Show.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what the office reads in a mail: who, what, the new words, what was sent along.",
      discussion: """
        Needs no configuration and changes nothing. What was odd about the mail is listed as findings; a mail that \
        breaks a limit is not half read, but named with its limit (exit status 1).
        """)

    @Argument(help: "The mail, as an .eml file; - for standard input.") var file: String
    @Flag(help: "As JSON.") var json = false

    func run() throws {
      let mail = ShownMail(of: try MailFile(path: file).message())
      try Console.answer(json ? JSON.text(mail) : mail.page)
    }
  }
}
