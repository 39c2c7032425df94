import Domain
import Store

/// What a desk's mail says of a held mail: all of it, except what is read on the server only.
struct PenDiscretion {
  let office: Office
  let pen: HoldingPen

  /// With its words; without them and its title where it may be a secret (ground four). Of what accuses the desk it
  /// does not say who wrote it either, nor whose letter it seems to belong to.
  func entry(_ held: HeldMail, for desk: Desk) throws -> PenEntry {
    var entry = try pen.entry(held)
    if try accusation(of: desk, in: held) != nil {
      return PenEntry(
        held: held, standing: entry.standing, from: Docket.unmailed, subject: Docket.unmailed,
        guess: Guess(verdict: .unclear, clue: .closed))
    }
    if office.mayBeSecret(try pen.text(of: held)) {
      return PenEntry(
        held: held, standing: entry.standing, from: entry.from, subject: Docket.unsaid, guess: entry.guess)
    }
    entry.words = try pen.words(of: held)
    return entry
  }

  /// Whom it accuses, by its words or by the letter that it is held for, where the desk is among them.
  func accusation(of desk: Desk, in held: HeldMail) throws -> Accusation? {
    let known = try held.letter.flatMap(office.ledger.letter)?.accusation
    let found = [known, office.accusation(in: try pen.text(of: held))].compactMap(\.self)
    let all = found.dropFirst().reduce(found.first) { $0?.joined(with: $1) }
    return all?.accuses(.desk(desk.name)) == true ? all : nil
  }
}
