import Domain
import Store

/// How long things stay (保存期限), in days after the last thing that happened to them; nil for ever.
package struct RetentionRules: Sendable {
  package var letters: Int?
  package var declined: Int?
  package var otherMail: Int?

  package init(letters: Int? = nil, declined: Int? = nil, otherMail: Int? = nil) {
    (self.letters, self.declined, self.otherMail) = (letters, declined, otherMail)
  }

  /// Which letters go after so many days; one whose answer is public stays as long as that.
  fileprivate var classes: [(stages: [Stage], days: Int)] {
    let all: [([Stage], Int?)] = [
      ([.published, .withheld, .withdrawn, .merged, .split], letters), ([.declined, .retracted], declined),
    ]
    return all.compactMap { stages, days in days.map { (stages, $0) } }
  }
}

/// Has erased what has stayed its time (保存期限), once a day. No person decides about it but whoever wrote the terms.
struct Retaining: PipelineStage {
  let office: Office
  let now: Timestamp

  private static let mark = "retained"

  func run(until stop: () -> Bool) throws -> Int {
    let rules = office.rules.retention
    guard !rules.classes.isEmpty || rules.otherMail != nil,
      try office.ledger.mark(Self.mark) != Int64(now.day.number)
    else { return 0 }
    var done = 0
    for (stages, days) in rules.classes {
      let letters = try office.ledger.letters(at: stages, untouchedSince: Timestamp(now.day + -days))
      done += try each(letters, until: stop) { try $0.eraseInTime(after: days) }
    }
    if let days = rules.otherMail {
      try office.ledger.eraseOtherMail(receivedBefore: Timestamp(now.day + -days))
    }
    if !stop() { try office.ledger.write { try $0.setMark(Self.mark, to: Int64(now.day.number)) } }
    return done
  }
}

extension Docket {
  /// What stands in the way of it, as a page or a relative that is open, does so tomorrow as well.
  fileprivate mutating func eraseInTime(after days: Int) throws {
    guard !letter.hasPage, try letter.isSettled(book.letter), try !isErased else { return }
    try book.voidQuestions(about: id)
    try book.orderErasure(
      Erasure(letter: id, reason: "保存期满（\(days)天）", clerk: "", at: now))
  }
}

extension Erasure {
  /// Who decided; where nobody did, whoever wrote the terms of retention.
  var party: Party { clerk.isEmpty ? Party(.administrator) : Party(.clerk, name: clerk) }
}
