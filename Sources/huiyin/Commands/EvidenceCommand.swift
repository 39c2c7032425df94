import ArgumentParser
import Glibc
import Office
import Settings
import Store

struct EvidenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Give out what proves a letter's sign-off: huiyin evidence NM2026000001 > bundle.zip",
    discussion: """
      The archive holds the mails, what was signed, signature, chain and revocation lists, or the scan and who \
      confirmed it, and a README with the commands by which anybody repeats the verdict without this office. \
      It is of what is public now; --revision gives what proves an earlier page. It does not say who the author is; where the unit's own mail does, nothing is given out.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The letter's number: NM2026000001, or the number its portal knows it by.") var letter:
    String
  @Option(help: "Of the page before corrections: 1 for the first.") var revision: Int?
  @Flag(help: "Give it out although the unit's mail names the author.") var namingAuthor = false

  func run() throws {
    let configuration = try options.load()
    try configuration.checkTrustFiles()
    guard isatty(STDOUT_FILENO) == 0 else {
      throw Failure(
        "standard output is a terminal", hint: "huiyin evidence \(letter) > bundle.zip", status: 2)
    }
    let ledger = try Ledger.open(readingFrom: configuration.state)
    let id = try ledger.number(letter)
    guard let letter = try ledger.letter(id) else { throw LedgerError.noSuchLetter(id) }
    let evidence = try EvidenceBundle(
      of: letter, revision: revision, in: ledger, templates: try Assembly.templates(configuration),
      trust: Assembly.trust(configuration.signatures), mayNameAuthor: namingAuthor)
    try Console.answer(bytes: try evidence.archive())
  }
}
