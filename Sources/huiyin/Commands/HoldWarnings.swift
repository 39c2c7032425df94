import Domain
import Settings
import Store

/// What of the ledger `huiyin check` warns of: that it was restored, and that what was erased lies elsewhere still.
struct HoldWarnings {
  let all: [Complaint]

  /// Nothing, where there is no ledger yet.
  /// - Parameter accounts: those that have a folder.
  init(in state: String, accounts: [String]) {
    do {
      let ledger = try Ledger.open(readingFrom: state)
      all =
        try [ledger.hold()?.warning].compactMap(\.self)
        + ledger.waitingRemovals().map { mailbox, count in
          Complaint(
            "\(mailbox ?? "audit mailbox"): \(count) \(count == 1 ? "mail" : "mails") of erased letters lie there still",
            hint: "they go when the daemon looks there next")
        }
        + ledger.staleReplyFiles().map {
          Complaint(
            "\($0.account): a reply file of \($0.day) has words of an erased letter still",
            hint: "it is written anew when the daemon reaches that folder next")
        }
        + accounts.filter { try ledger.rereading(of: $0) != nil }.map {
          Complaint(
            "\($0): the exports that were taken there are still to be read once more",
            hint: "after a restore or an erasure; it is done when the daemon reaches that folder next")
        }
    } catch {
      // Another door tells what is wrong with a ledger; the configuration is not.
      all = []
    }
  }
}

extension Hold {
  var warning: Complaint {
    Complaint(
      ending == nil
        ? "held since \(since): restored from a backup of \(madeAt); nothing is published and no mail leaves"
        : "held since \(since): the mails that wait are being compared with the audit copies",
      hint: ending == nil ? "when its mailboxes were compared: \"huiyin resume\"" : nil)
  }
}
