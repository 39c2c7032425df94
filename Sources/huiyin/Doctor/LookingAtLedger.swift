import Domain
import Foundation
import Glibc
import Office
import Store

/// What the ledger knows of trouble: addresses that mail comes back from, mails that nobody looks at, old backups.
struct LookingAtLedger {
  let state: String
  let register: Register
  let now: Timestamp

  var ailments: [Ailment] {
    let ledger: Ledger
    do { ledger = try Ledger.open(readingFrom: state) } catch {
      let isClosed = if case .unreadable? = error as? LedgerError { true } else { false }
      return [
        Ailment(
          isClosed ? .unseen : .broken, "ledger", "\(error)",
          why: isClosed
            ? "what it knows of trouble is not known" : "the office has no memory, or none that can be read",
          remedy: isClosed
            ? "run it by sudo, or as the service's user"
            : Failure(error).complaints[0].hint ?? "\"huiyin ledger verify\" says where it is damaged")
      ]
    }
    do { return try bounces(ledger) + waiting(ledger) + clock(ledger) + backup + log } catch {
      return [
        Ailment(
          .broken, "ledger", "\(error)", why: "what it holds cannot be read",
          remedy: "\"huiyin ledger verify\" says where it is damaged; restore the last backup")
      ]
    }
  }

  private func clock(_ ledger: Ledger) throws -> [Ailment] {
    try ledger.clockBehind(at: now).map { [LookingAtMachine.clock(.broken, "\($0)")] } ?? []
  }

  /// Whoever is written to now.
  private var readers: [(who: String, address: String)] {
    let units = register.units.filter { $0.tenure.contains(now.day) }.flatMap { unit in
      unit.officers.filter { $0.holds(on: now.day) }.map { ("\(unit.name) \($0.name)", $0.address) }
        + unit.leaders.filter { $0.holds(on: now.day) }.map { ("\(unit.name) \($0.name)", $0.address) }
    }
    let clerks = register.desks.flatMap { desk in
      [(desk.name, desk.address)]
        + desk.clerks.filter { $0.holds(on: now.day) }.map { ("\(desk.name) \($0.name)", $0.address) }
    }
    let officials = register.officials.filter { $0.holds(on: now.day) }.map { ($0.name, $0.address) }
    var seen: Set<String> = []
    return (units + clerks + officials).filter { seen.insert($0.1.lowercased()).inserted }
  }

  private func bounces(_ ledger: Ledger) throws -> [Ailment] {
    try ledger.look { book in
      try readers.compactMap { who, address in
        guard let since = try book.lastReturn(from: address) else { return nil }
        return Ailment(
          .weak, "addresses", "mail to \(who), \(address), comes back since \(since)",
          why: "others read it in his place, or nobody does: time runs, and nobody answers",
          remedy: "call, and enter the right address in units.yaml or huiyin.yaml (the old entry gets until:)"
        )
      }
    }
  }

  /// The flow looks at each mail within seconds.
  private func waiting(_ ledger: Ledger) throws -> [Ailment] {
    guard let oldest = try ledger.newMail(limit: 1).first, now > oldest.receivedAt + 3600 else { return [] }
    return [
      Ailment(
        .broken, "flow", "a mail of \(oldest.receivedAt) was collected, and nobody has looked at it yet",
        why: "letters wait that nobody knows of",
        remedy: "where the daemon runs, see \"journalctl -u huiyin -n 50\" and restart it; else start it")
    ]
  }

  private var backup: [Ailment] {
    let last = LastBackup.time(in: state)
    guard last.map({ now > $0 + 2 * 86_400 }) ?? true else { return [] }
    return [
      Ailment(
        .weak, "backup", last.map { "the last good one is of \($0)" } ?? "none was ever made",
        why: "what happens to the disk happens to the letters",
        remedy: "systemctl enable --now huiyin-backup.timer; \"huiyin backup DIRECTORY\" makes one at once")
    ]
  }

  /// It goes back into the file when nobody reads what stands in it.
  private var log: [Ailment] {
    let path = state + "/ledger.sqlite-wal"
    var status = stat()
    guard stat(path, &status) == 0, status.st_size > 512 << 20 else { return [] }
    return [
      Ailment(
        .weak, "ledger", "\(path) has grown to \(status.st_size >> 20) MB",
        why: "a program that reads the ledger, or died over it, keeps it from being put away",
        remedy:
          "end whatever else has the ledger open (\"fuser -v \(state)/ledger.sqlite\"), then restart the daemon"
      )
    ]
  }
}
