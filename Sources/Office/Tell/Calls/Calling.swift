import Domain
import Store
import Templates

/// Asks the desk to call authors whom only a telephone reaches (电话告知), with what there is to say.
///
/// Everything that is open about a letter is one call: who was not reached with the receipt hears the answer and the
/// receipt together.
struct Calling: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    try each(try office.ledger.lettersToCall(), until: stop) { try $0.askToCall() }
  }
}

extension Docket {
  func askToCall() throws {
    let notices = try openCalls()
    guard let newest = notices.last else { return }
    let registration = letter.registration
    try ask(
      .call, subject: "\(newest.id)", template: "call",
      values: [
        "title": .text(letter.title.shown),
        "name": .text(registration.authorName?.shown ?? "（未留姓名）"),
        "number": .text(registration.authorTelephone?.shown ?? ""),
        "channel": .text(registration.channel.chinese), "receivedAt": "\(registration.receivedAt)",
        "tries": .text(letter.triesToCall.isEmpty ? "" : "\(letter.triesToCall.count)"),
        "most": "\(Letter.mostTriesToCall)",
        "notices": .list(
          notices.map { ["kind": .text($0.chinese), "text": .text($0.content.text)] }),
      ])
  }
}
