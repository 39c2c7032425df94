import Domain
import Reading
import Store

/// What a call says of a letter. Those on duty need not know who wrote, and telephones and gateways keep what they
/// are sent; so his name and every number are taken out. The place stays: whoever goes there must find it.
///
/// Of one that may be a secret nothing is said at all: it is read on the server. Of one that accuses somebody the title is
/// not, which telephones show to whoever is near, nor any name of our people: whom it accuses is not called, and shall
/// not be warned.
extension Docket {
  var titleForDuty: String {
    if letter.accusation != nil, !mayBeSecret { return "（反映公职人员，不以邮件转递）" }
    return forDuty(titleForDesk)
  }

  var textForDuty: String {
    if mayBeSecret { return Self.readHere(id) }
    guard letter.accusation != nil else { return forDuty(letter.textWithSupplements) }
    return office.register.names.reduce(forDuty("\(letter.title.shown)\n\(letter.textWithSupplements)")) {
      $0.replacing($1, with: PersonalKind.name.placeholder)
    }
  }

  private func forDuty(_ text: String) -> String {
    // A name that stands before a number is known by it: patterns look before what is known goes.
    let text = PersonalData().masked(
      text, only: Set(PersonalKind.allCases).subtracting([.houseNumber, .plate]))
    return AuthorMask(of: letter, hidesEverything: false).masked(text)
  }
}

extension Register {
  /// Of everybody in it, the longest first.
  fileprivate var names: [String] {
    let ofUnits = units.flatMap { $0.officers.map(\.name) + $0.leaders.map(\.name) }
    let names =
      duty.persons.map(\.name) + desks.flatMap(\.clerks).map(\.name) + officials.map(\.name) + ofUnits
    return Set(names).sorted { ($1.count, $0) < ($0.count, $1) }
  }
}
