import Domain
import Reading
import Store

/// What a call says of a letter. Those on duty need not know who wrote, and telephones and gateways keep what they
/// are sent; so his name and every number are taken out. The place stays: whoever goes there must find it.
///
/// Of a letter that accuses somebody nothing is said at all, as of one that may be a secret: it is read on the server.
extension Docket {
  var titleForDuty: String {
    if letter.accusation != nil, !mayBeSecret { return "（反映公职人员，不以邮件转递）" }
    return forDuty(titleForDesk)
  }

  var textForDuty: String { isKeptFromDuty ? Self.readHere(id) : forDuty(letter.textWithSupplements) }

  var isKeptFromDuty: Bool { mayBeSecret || letter.accusation != nil }

  private func forDuty(_ text: String) -> String {
    let known = AuthorMask(of: letter, hidesEverything: false).masked(text)
    return PersonalData().masked(
      known, only: Set(PersonalKind.allCases).subtracting([.houseNumber, .plate]))
  }
}
