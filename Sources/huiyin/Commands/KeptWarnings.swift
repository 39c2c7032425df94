import Domain
import Settings
import Store

/// Mails that stay in the outbox (暂停发出), as `huiyin check` warns of them: to whom, how many, and why. What they tell of
/// was done, and nobody has read it.
struct KeptWarnings {
  let all: [Complaint]

  /// Nothing, where there is no ledger yet.
  init(in state: String) {
    do {
      let ledger = try Ledger.open(readingFrom: state)
      all = try ledger.keptMail().sorted { $0.key.text < $1.key.text }.map { unit, mails in
        let reason =
          try mails.first.flatMap { try ledger.outbox(number: $0)?.reply } ?? "it cannot be protected"
        return Complaint(
          "outbox: \(mails.count) \(mails.count == 1 ? "mail" : "mails") to \(unit) kept back: \(reason)",
          hint: "they leave by themselves once that is put right; \"huiyin mail\" shows them")
      }
    } catch {
      // Another door tells what is wrong with a ledger; the configuration is not.
      all = []
    }
  }
}
