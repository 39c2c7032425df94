import Domain
import Store

/// Who of a unit reads what is meant for its officer: he, or whoever stands in for him.
struct UnitReader {
  let name: String
  let address: String
  /// The unit's leader reads it where no officer can.
  let isLeader: Bool
  /// The officer whose mailbox takes no mail, in whose place he reads it.
  var insteadOf: String?

  init(_ officer: Officer) {
    (name, address, isLeader) = (officer.name, officer.address, false)
  }

  init(_ leader: Leader) {
    (name, address, isLeader) = (leader.name, leader.address, true)
  }

  /// `信息员白音`, `负责人赵凯`.
  var chinese: String { (isLeader ? "负责人" : "信息员") + name }

  func isReached(at address: String) -> Bool { self.address.lowercased() == address.lowercased() }
}

extension HandlingUnit {
  /// Who reads for it: its officer, or where it has none its leader.
  func reader(on day: Day) -> UnitReader? {
    officer(on: day).map { UnitReader($0) } ?? leader(on: day).map { UnitReader($0) }
  }
}

extension Docket {
  /// Who of a unit is written to today: who reads for it, or where he is an officer to whom mail came back, the first of
  /// those who stand in whose mailbox is not known to be dead.
  func reader(of unit: HandlingUnit) throws -> UnitReader? {
    guard let usual = unit.reader(on: now.day) else { return nil }
    guard !usual.isLeader, try isDead(usual.address) else { return usual }
    var reader = try readers(of: unit).first { try !isDead($0.address) }
    reader?.insteadOf = usual.name
    // Where all are dead, his own is as good as any.
    return reader ?? usual
  }

  /// Who of a unit has not been written to in this matter yet, and can be.
  /// - Parameter officersOnly: whether a leader is not troubled with it.
  func standIn(of unit: HandlingUnit, forMail kind: String, officersOnly: Bool = false) throws -> UnitReader?
  {
    let tried = Set(try book.recipients(of: kind, about: id).map { $0.lowercased() })
    return try readers(of: unit).first { reader in
      try !tried.contains(reader.address.lowercased()) && !(officersOnly && reader.isLeader)
        && !isDead(reader.address)
    }
  }

  /// In the order in which they stand in: officers before leaders, and those who are at work before those who are away.
  /// A leader whom the letter accuses reads nothing in his officer's place.
  private func readers(of unit: HandlingUnit) -> [UnitReader] {
    let leaders = unit.leaders.presentFirst(on: now.day).map { UnitReader($0) }.filter { leader in
      let callee = Callee(
        party: Party(.leader, name: leader.name, unit: unit.name), address: leader.address, telephone: nil)
      return !office.isAccused(callee, in: letter)
    }
    return unit.officers.presentFirst(on: now.day).map { UnitReader($0) } + leaders
  }

  /// Whether the last that is known of a mailbox is that mail to it came back. After a week it is tried again: a full one
  /// may have been emptied.
  private func isDead(_ address: String) throws -> Bool {
    try book.lastReturn(from: address).map { now < $0 + 7 * 86_400 } ?? false
  }
}
