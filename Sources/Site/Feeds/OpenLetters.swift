import Domain

/// Published letters as open data, by names close to Open311's service requests (GeoReport v2): one file of the newest,
/// and one for each page of a month, which never shifts.
struct OpenLetters: Encodable {
  struct Letter: Encodable {
    let serviceRequestId: String
    let status = "closed"
    let serviceName: String
    let topic: String?
    let title: String
    let description: String
    let agencyResponsible: String
    let requestedDatetime: String
    let expectedDate: String
    let answeredDatetime: String
    let publishedDatetime: String
    let updatedDatetime: String
    let answer: String
    let url: String
  }

  /// Further files: of the newest, the newest file of each month; of a month, the one before.
  let more: [String]
  let letters: [Letter]
}

extension SitePages {
  func letters(_ catalogue: Catalogue) throws -> SiteFile {
    let months = catalogue.months.map { month in
      identity.address + SitePath.letters(of: month, page: month.pageCount)
    }
    return try SiteFile(
      json: OpenLetters(more: months, letters: catalogue.latest.map(open)), at: SitePath.letters)
  }

  func letters(of month: Chapter, page number: Int, _ letters: [PublicLetter]) throws -> SiteFile {
    let before = number > 1 ? [identity.address + SitePath.letters(of: month, page: number - 1)] : []
    return try SiteFile(
      json: OpenLetters(more: before, letters: letters.map(open)),
      at: SitePath.letters(of: month, page: number))
  }

  private func open(_ letter: PublicLetter) -> OpenLetters.Letter {
    OpenLetters.Letter(
      serviceRequestId: "\(letter.id)", serviceName: letter.category.chinese, topic: letter.topic,
      title: letter.title, description: letter.question, agencyResponsible: letter.unitFullName,
      requestedDatetime: letter.receivedAt.rfc3339, expectedDate: "\(letter.due)",
      answeredDatetime: letter.answeredAt.rfc3339, publishedDatetime: letter.publishedAt.rfc3339,
      updatedDatetime: (letter.correctedAt ?? letter.publishedAt).rfc3339, answer: letter.answer,
      url: identity.address + SitePath.letter(letter.id))
  }
}
