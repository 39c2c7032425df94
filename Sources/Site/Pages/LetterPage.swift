import Domain
import Templates

extension SitePages {
  /// The page of one letter: question and answer beside each other, with unit and reply date (Art. 15).
  package func letter(_ letter: PublicLetter) throws(TemplateError) -> SiteFile {
    let path = SitePath.letter(letter.id)
    return try page(
      "letter.html", at: path, title: letter.title, at: .column,
      with: [
        "id": "\(letter.id)",
        "title": .text(letter.title),
        "summary": .optional(letter.summary),
        "question": .text(letter.question),
        "answer": .text(letter.answer),
        "author": .text(letter.author),
        "channel": .text(letter.channel.chinese),
        "category": .text(letter.category.chinese),
        "clause": .optional(letter.clause?.chinese),
        "unit": .text(letter.unitFullName),
        "receivedAt": "\(letter.receivedAt)",
        "acceptedAt": "\(letter.acceptedAt)",
        "assignedAt": "\(letter.assignedAt)",
        "due": "\(letter.due)",
        "answeredAt": "\(letter.answeredAt)",
        "answeredOn": .text(letter.answeredAt.day.chinese),
        "publishedAt": "\(letter.publishedAt)",
        "signedOff": .text(letter.signedOff),
        "correctedAt": .optional(letter.revision > 1 ? letter.correctedAt : nil),
        "address": .text(identity.address.isEmpty ? "" : identity.address + path),
      ])
  }

  /// What stands at the address of a letter whose answer was withdrawn.
  package func tombstone(_ letter: WithdrawnLetter) throws(TemplateError) -> SiteFile {
    try page(
      "withdrawn.html", at: SitePath.letter(letter.id), title: "\(letter.id) 答复已撤回", at: .column,
      with: ["id": "\(letter.id)", "withdrawnAt": "\(letter.withdrawnAt)"])
  }
}
