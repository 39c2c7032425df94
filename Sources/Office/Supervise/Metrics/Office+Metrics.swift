import Domain
import Store

extension Office {
  /// How the office stands, in numbers alone: no letter, no name, no address. `Docs/metrics.md` tells of each.
  /// - Parameter troubles: what has a trouble now, and what has none.
  package func metrics(at now: Timestamp, troubles: [(part: String, isInTrouble: Bool)] = []) throws
    -> Exposition
  {
    var exposition = Exposition()
    let (census, load) = (try ledger.census(), try ledger.workload())
    exposition.add(
      "letters", .gauge, "Letters at each stage.",
      Stage.allCases.map { .init(Int64(census[$0] ?? 0), ("stage", $0.rawValue)) })
    let late = try lateness.count(of: self, at: now)
    exposition.add(
      "letters_overdue", .gauge, "Letters that wait for a unit whose term is over.", Int64(late.overdue))
    exposition.add(
      "letters_due_today", .gauge, "Letters that wait for a unit whose term ends today.", Int64(late.dueToday)
    )
    exposition.add(
      "held_mails", .gauge, "Mails in the holding pen, which wait for a person.",
      Int64(load.held))
    exposition.add(
      "outbox_mails", .gauge, "Mails that have not left: waiting, claimed, ambiguous, or held for a person.",
      load.unsent.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        .init(Int64($1), ("state", $0.rawValue))
      })
    exposition.add(
      "outbox_oldest_timestamp_seconds", .gauge, "Since when the longest waiting mail could have left.",
      load.oldestDue.flatMap { $0 <= now ? $0.seconds : nil })
    exposition.add("bounces_total", .counter, "Mails of ours that came back.", Int64(try ledger.bounces()))
    exposition.add(
      "mailbox_read_timestamp_seconds", .gauge, "When each mailbox was last read to its end.",
      mailboxes.known.map { .init($0.last.seconds, ("mailbox", $0.name)) })
    exposition.add(
      "copy_complete_timestamp_seconds", .gauge,
      "When each copy of the site elsewhere was last what the site is.",
      copies.known.map { .init($0.last.seconds, ("copy", $0.name)) })
    exposition.add(
      "trouble", .gauge, "Whether a part of the office is in trouble; the journal says in which.",
      troubles.map { .init($0.isInTrouble ? 1 : 0, ("part", $0.part)) })
    exposition.add(
      "backup_timestamp_seconds", .gauge, "When the last good backup was made.", ledger.lastBackup?.seconds)
    let head = try ledger.head()
    exposition.add("chain_events_total", .counter, "Events in the ledger's chain.", head.sequence)
    exposition.add(
      "chain_head", .gauge, "The first 48 bits of the SHA-256 at the chain's head, as a number.",
      Int64(head.hash.prefix(12), radix: 16))
    exposition.add("written_timestamp_seconds", .gauge, "When these numbers were written.", now.seconds)
    return exposition
  }
}
