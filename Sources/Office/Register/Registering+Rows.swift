import Domain
import Foundation
import Store

extension Registering {
  /// The letter in a row of an export. Its author is known by his account alone, so he is told there.
  func rowRegistration(_ raw: RawMail, _ mail: IncomingMail, _ queryCode: String) throws -> Registration {
    // A bad row comes here when a clerk has released it; one that is no row at all has no text either.
    let row = try? ImportedRow(reading: raw.bytes)
    guard let comment = row?.comment ?? row?.legible else {
      // The same bytes would fail again: a person must see them.
      throw LedgerError.corrupt("row \(mail.id) cannot be read")
    }
    let intake = office.rules.intakes[mail.mailbox]
    return Registration(
      desk: intake?.desk ?? office.register.desks.first?.name ?? "",
      channel: intake?.channel ?? .newMedia(account: mail.mailbox),
      receivedAt: min(comment.at ?? mail.receivedAt, mail.receivedAt),
      title: Words(""),
      text: Words(OwnCodes.removed(from: Self.text(of: comment))),
      authorName: comment.author.map(Words.init), authorAddress: nil,
      authorTelephone: comment.telephone.map(Words.init), queryCode: Words(queryCode),
      mayBePublished: PublicationWish(in: comment.text) != .clear, mail: raw.reference)
  }

  /// What he wrote, and under what: "什么时候修" says nothing without the article or video above it.
  private static func text(of comment: ImportedRow.Comment) -> String {
    let place = [comment.work.map { "《\($0)》" }, comment.link].compactMap(\.self).joined(separator: " ")
    let words = OfficeText.trimmed(comment.text)
    return place.isEmpty ? words : "\(words)\n\n（评论于：\(place)）"
  }
}
