import Domain

/// Published letters as open data, by names close to Open311's service requests (GeoReport v2): one file of the newest,
/// and one for each page of a month, which never shifts.
struct OpenLetters: Encodable {
  struct Letter: Encodable {
    let service_request_id: String
    let status = "closed"
    let service_name: String
    let topic: String?
    let title: String
    let description: String
    let agency_responsible: String
    let requested_datetime: String
    let expected_date: String
    let answered_datetime: String
    let published_datetime: String
    let updated_datetime: String
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

  func letters(of month: Chapter, page number: Int, in catalogue: Catalogue) throws -> SiteFile {
    let before = number > 1 ? [identity.address + SitePath.letters(of: month, page: number - 1)] : []
    let letters = try catalogue.letters(catalogue.page(number, of: month))
    return try SiteFile(
      json: OpenLetters(more: before, letters: letters.map(open)),
      at: SitePath.letters(of: month, page: number))
  }

  private func open(_ letter: PublicLetter) -> OpenLetters.Letter {
    OpenLetters.Letter(
      service_request_id: "\(letter.id)", service_name: letter.category.chinese, topic: letter.topic,
      title: letter.title, description: letter.question, agency_responsible: letter.unitFullName,
      requested_datetime: letter.receivedAt.rfc3339, expected_date: "\(letter.due)",
      answered_datetime: letter.answeredAt.rfc3339, published_datetime: letter.publishedAt.rfc3339,
      updated_datetime: (letter.correctedAt ?? letter.publishedAt).rfc3339, answer: letter.answer,
      url: identity.address + SitePath.letter(letter.id))
  }
}
