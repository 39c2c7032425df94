import ArgumentParser
import Domain
import Glibc
import Office
import Settings
import Store

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back a letter that was taken down; or the whole office, from a backup.",
    discussion: """
      A letter's number, with --why: it is looked at once more, then published. Works beside a running daemon. The clerk \
      whose login it is, is recorded.

      The directory of a backup (huiyin backup): it takes the place of the ledger, which is put aside. No daemon may run, \
      and token.key must be there. What happened since is lost to it and not undone, so that it opens held: numbers of \
      letters are passed over (--step), so that none is given twice; letters that were erased since are erased again \
      (erased.jsonl, beside the ledger and beside the backups); every mailbox is compared with the ledger, processed \
      folders too, the exports in every account's folder for taken ones are read once more, and what is missing is taken \
      in again; nothing is published, and no mail leaves, until "huiyin resume". See afterwards for what was taken down \
      since.
      """)

  @OptionGroup var options: DeedOptions
  @Argument(help: "The letter's number: NM2026000001; or a backup.", completion: .letters) var what: String
  @Option(help: "Why, of a letter; it is recorded with it.") var why: String?
  @Option(help: "How many numbers of letters are passed over.") var step = 1000

  private var letter: LetterID? { LetterID(what.uppercased()) }

  func validate() throws {
    guard letter != nil else {
      // A path says that it is one, or that it is there.
      guard what.contains("/") || access(what, F_OK) == 0 else {
        _ = try LetterID.argument(what)
        return
      }
      guard step > 0 else { throw ValidationError("--step takes a number from 1 on") }
      return
    }
    guard let why else { throw ValidationError("Missing expected argument '--why <why>'") }
    try checkReason(why)
  }

  func run() throws {
    if let letter, let why {
      return try ReasonedDeed(letter: letter, act: .restore, why: why).perform(options)
    }
    guard !options.dryRun else { throw Failure("--dry-run is for a letter", status: 2) }
    try restore(options.load())
  }

  private func restore(_ configuration: Configuration) throws {
    let (state, now) = (configuration.state, Environment.now())
    let backup = try Backup(at: what)
    let erased = try ErasureList(in: [state, backup.path + "/.."])
    let aside = try Restoring(
      backup, to: state, step: step, prefix: configuration.office.prefix,
      mailboxes: configuration.mailboxes.map(\.name),
      accounts: configuration.folders.map(\.account.name), erased: erased, at: now,
      entropy: Environment.entropy
    ).run(
      by: Party(.administrator, name: Peer.myself.login), keys: try TokenKeys.digests(in: state))
    let journal = JournalWriter()
    let office = try Assembly.office(configuration) { journal.write($0, $1) }
    try office.eraseAgain(at: now)
    try office.ledger.close()
    try Console.answer(
      lines: [
        "restored  \(backup.path)  of \(backup.manifest.madeAt)  \(backup.manifest.head.sequence) events",
        aside.map { "what was there before lies in \($0)" },
        HeldStart.told,
      ].compactMap(\.self))
  }
}
