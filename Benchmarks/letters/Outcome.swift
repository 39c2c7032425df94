import Domain
import Office

/// What became of all letters, counted after the run, letter by letter and mail by mail.
struct Outcome: CustomStringConvertible {
  private(set) var letters = 0
  private(set) var assigned = 0
  /// Letters about which the desk was asked.
  private(set) var asked = 0
  private(set) var receipts = 0
  private(set) var assignments = 0
  private let events: Int64

  init(of office: Office) throws {
    // The whole chain, with every word and every raw mail that it names.
    events = try office.ledger.verify()
    for id in try office.ledger.letters() {
      guard let letter = try office.ledger.letter(id) else { throw Wrong("\(id) is gone") }
      letters += 1
      let kinds = try office.ledger.outbox(of: id).map(\.mail.kind)
      receipts += kinds.count { $0 == "receipt" }
      if let assignment = letter.assignment {
        assigned += 1
        assignments += kinds.count { $0 == "assigned" }
        guard
          letter.due.keys.sorted(by: { $0.text < $1.text })
            == assignment.units.sorted(by: { $0.text < $1.text })
        else { throw Wrong("\(id) has no due day") }
        guard kinds.count(where: { $0 == "cooperate" }) == assignment.cooperating.count else {
          throw Wrong("\(id) was not sent to every unit")
        }
      } else if kinds.contains("decide") {
        asked += 1
      }
    }
  }

  /// Every mail became a letter with a receipt, and went to its units or to the desk.
  func check(mails: Int) throws {
    guard letters == mails else { throw Wrong("\(letters) letters of \(mails) mails") }
    guard receipts == letters else { throw Wrong("\(receipts) receipts for \(letters) letters") }
    guard assignments == assigned else { throw Wrong("\(assignments) assignments of \(assigned) letters") }
    guard assigned + asked == letters else { throw Wrong("\(letters - assigned - asked) letters lie about") }
    guard asked * 5 <= letters else { throw Wrong("\(asked) of \(letters) letters wait for the desk") }
  }

  var description: String {
    "\(assigned) assigned, \(asked) before the desk, \(receipts) receipts, \(events) events in a valid chain"
  }
}

/// What must not be.
struct Wrong: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
