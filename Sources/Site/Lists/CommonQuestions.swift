import Domain
import Templates

extension SitePages {
  /// The newest inquiries that are looked at for it.
  package static let commonQuestionsFrom = 200
  private static let perTopic = 5

  /// 知识库: the newest answers to inquiries, by what they are about; topics with the most first.
  /// - Parameter inquiries: newest first.
  package func commonQuestions(_ inquiries: [PublicLetter]) throws(TemplateError) -> SiteFile {
    let root = SitePath.root(from: SitePath.commonQuestions)
    let groups = Dictionary(grouping: inquiries, by: { $0.topic ?? "" })
      // Those without a topic come last.
      .sorted {
        ($0.key.isEmpty ? 1 : 0, -$0.value.count, $0.key) < ($1.key.isEmpty ? 1 : 0, -$1.value.count, $1.key)
      }
    return try page(
      "common-questions.html", at: SitePath.commonQuestions, title: "知识库", at: .commonQuestions,
      with: [
        "topics": .list(
          groups.map { topic, letters in
            [
              "topic": .text(topic.isEmpty ? "其他咨询" : topic),
              "questions": .list(
                letters.prefix(Self.perTopic).map { letter in
                  [
                    "title": .text(letter.title), "answer": .text(letter.answer),
                    "unit": .text(letter.unitFullName),
                    "day": "\(letter.answeredAt.day)", "href": .text(root + SitePath.letter(letter.id)),
                  ]
                }),
            ]
          })
      ])
  }
}
