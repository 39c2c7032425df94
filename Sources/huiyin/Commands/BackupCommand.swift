import ArgumentParser
import Domain
import Office
import Settings
import Store

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Make a backup of the ledger and the raw mails in a directory, check it, and let old ones go.",
    discussion: """
      Works beside a running daemon. Every backup is a directory of its own, named by its time, which "huiyin restore" \
      takes; nothing counts as made before every page and every event of it was checked. \
      It holds what people wrote: keep it as carefully as the ledger. Not in it, and to be kept elsewhere: the \
      configuration (huiyin.yaml and what it names, with its secrets), token.key and identity.key beside the ledger, \
      without which no backup can be used, and the model, which "huiyin train" makes anew. \
      What was erased (huiyin erase) is remembered in erased.jsonl, beside the ledger and beside the backups: backups \
      that still hold it are named, and go 30 days after the erasure at the latest, if a newer one was made. So does what an \
      update or a restore has put aside beside the ledger, 30 days after it.
      """)

  @OptionGroup var options: ConfigurationOption
  @Argument(help: "The directory.", completion: .directory) var directory: String
  @Option(help: "How many of the newest backups stay.") var keep = 30
  @Flag(help: "As JSON.") var json = false

  func validate() throws {
    guard keep > 0 else { throw ValidationError("--keep takes a number from 1 on") }
  }

  func run() throws {
    let configuration = try options.load()
    try configuration.checkIsPrivate(directory, "a backup holds all that people wrote")
    let state = configuration.state
    let now = Environment.now()
    let backup = try Ledger.backUp(
      state, to: directory, at: now, program: Version.text, keys: try TokenKeys.digests(in: state))
    LastBackup.note(now, in: state)
    let list = try ErasureList(in: [state, directory])
    if !list.entries.isEmpty { try list.write(to: directory) }
    let rotation = try Rotation(of: directory, keeping: keep, list, made: backup, at: now)
    let leftovers = try Leftovers.remove(from: state, at: now)
    let made = Made(
      backup: backup.path, sequence: backup.manifest.head.sequence, hash: backup.manifest.head.hash,
      bytes: backup.manifest.files.reduce(0) { $0 + $1.bytes },
      removed: rotation.removed.map(\.name) + leftovers,
      holding: rotation.holding.map {
        Holding(backup: $0.backup.name, letters: $0.letters.map(\.description))
      })
    try json ? Console.answer(JSON.text(made)) : Console.answer(lines: made.lines)
  }
}

/// What was done; its JSON keys are stable.
private struct Made: Encodable {
  let backup: String
  let sequence: Int64
  let hash: String
  let bytes: Int64
  let removed: [String]
  let holding: [Holding]

  var lines: [String] {
    ["\(backup)  \(sequence) events  \(bytes) bytes  head \(sequence):\(hash)"]
      + removed.map { "removed  \($0)" }
      + holding.map { "still holds what was erased  \($0.backup)  \($0.letters.joined(separator: ","))" }
  }
}

private struct Holding: Encodable {
  let backup: String
  let letters: [String]
}
