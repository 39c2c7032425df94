import Domain
import Site
import Store

extension Office {
  /// One for each role that somebody holds: the first desk runs the whole, the others see their own letters.
  func boardTrees(on day: Day) -> [BoardTree] {
    let desks = register.desks.enumerated().map { place, desk in
      BoardTree(place == 0 ? .desk : .owner(desk: desk.name), name: desk.name)
    }
    let above: [(Role, BoardTree)] = [
      (.coordinator, BoardTree(.coordinator, name: Role.coordinator.boardName)),
      (.supervisor, BoardTree(.supervisor, name: Role.supervisor.boardName)),
    ]
    return desks.prefix(1) + above.filter { register.official($0.0, on: day) != nil }.map(\.1)
      + desks.dropFirst()
  }

  /// What waits in the holding pen, and for which desk.
  func boardHeld(on day: Day) throws -> [(held: BoardHeld, desk: String)] {
    try ledger.heldMail().compactMap { entry in
      guard let standing = try ledger.standing(of: entry.mail) else { return nil }
      let held = BoardHeld(
        number: entry.id, receivedAt: standing.receivedAt, mailbox: standing.mailbox,
        reason: HeldReason(entry).chinese, letter: entry.letter)
      return (held, try desk(of: entry, standing, on: day)?.name ?? "")
    }
  }
}

extension Role {
  /// What the board calls who holds a standing office.
  var boardName: String {
    switch self {
    case .coordinator: "政府办公室"
    case .supervisor: "督查室"
    default: rawValue
    }
  }
}
