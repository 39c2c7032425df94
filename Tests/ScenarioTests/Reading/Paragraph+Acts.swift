import Domain
import Office
import World

/// What people do.
extension Paragraph {
  func act() throws(StoryError) -> Step? {
    if let match = sentence.wholeMatch(of: /(\S+) writes(, with a photo)?: (.+)/) {
      return .write(try mail(from: match.1, subject: match.3, hasPhoto: match.2 != nil))
    }
    if let match = sentence.wholeMatch(of: /a forger writes as (\S+): (.+)/) {
      return .write(try mail(from: match.1, subject: match.2))
    }
    if let answer = try answer() { return .answer(answer) }
    if let match = sentence.wholeMatch(of: /(\S+) is away, and answers (\S+): (.+)/) {
      return .away(try person(match.1), kind: try kind(match.2), words: String(match.3))
    }
    if let match = sentence.wholeMatch(of: /(\S+) of (NM\S+) comes back/) {
      return .comesBack(kind: try kind(match.1), try letter(match.2))
    }
    if let match = sentence.wholeMatch(of: /(\S+)'s last mail comes once more/) {
      return .again(try person(match.1))
    }
    if sentence == "the site cannot be written" { return .siteIsBlocked(true) }
    if sentence == "the site can be written again" { return .siteIsBlocked(false) }
    if sentence == "the revocation list is renewed" { return .listIsRenewed }
    if sentence == "\(Cast.account) exports:" { return .export(text) }
    if let match = sentence.wholeMatch(of: /(\S+) runs: (.+)/) {
      guard Cast.desk.clerks.contains(where: { $0.name == match.1 }) else {
        throw error("\(match.1) is no clerk")
      }
      return .run(try command(match.2.split(separator: " ").map(String.init)), by: String(match.1))
    }
    return nil
  }

  private func mail(
    from name: Substring, subject: Substring, hasPhoto: Bool = false
  ) throws(StoryError) -> WrittenMail {
    WrittenMail(person: try person(name), subject: String(subject), text: text, hasPhoto: hasPhoto)
  }

  /// The command lines of a clerk, as `huiyin` has them.
  private func command(_ words: [String]) throws(StoryError) -> Command {
    guard words.count >= 2 else { throw error("the command line is too short") }
    let id = try letter(words[1])
    if words[0] == "split" { return .split(id, Matter.all(in: text)) }
    if words[0] == "record" { return try record(id, Array(words.dropFirst(2))) }
    try expectNothingBelow()
    guard words.count >= 4 else { throw error("the command line is too short") }
    switch (words[0], words[2]) {
    case ("word", "--title"): return .word(id, Wording(title: words[3], summary: nil))
    case ("word", "--summary"): return .word(id, Wording(title: nil, summary: words[3]))
    case ("assign", "--lead"):
      guard words.count == 4 || words[4] == "--with" else { throw error("\"\(words[4])\" is not --with") }
      return .assign(id, lead: words[3], cooperating: Array(words.dropFirst(5)))
    case ("decline", "--ground"):
      guard words.count == 4, let ground = DeclineGround(chinese: words[3]) else {
        throw error("there is no ground \"\(words.dropFirst(3).joined(separator: " "))\"")
      }
      return .decline(id, ground)
    case ("reassign", _):
      guard let why = words.firstIndex(of: "--why"), words.count > why + 1 else {
        throw error("--why is missing")
      }
      let others = words.firstIndex(of: "--with").map { Array(words[($0 + 1)..<why]) } ?? []
      return .reassign(
        id, to: words[2], cooperating: others, why: words[(why + 1)...].joined(separator: " "))
    case ("extend", let days):
      guard let days = Int(days), words.count > 4, words[3] == "--why" else {
        throw error("it is extended by days, --why")
      }
      return .extend(id, days: days, why: words[4...].joined(separator: " "))
    case ("merge", "--into") where words.count == 4: return .merge(id, into: try letter(words[3]))
    case ("unmerge", "--why") where words.count == 4: return .unmerge(id, why: words[3])
    case ("release", "--as") where words.count == 4 && words[3] == "reply": return .release(id)
    case ("let-stand", "--why"): return .letStand(id, why: words.dropFirst(3).joined(separator: " "))
    case ("incident", "--why"): return .incident(id, why: words.dropFirst(3).joined(separator: " "))
    case ("incident", "--wrong-unit") where words.count > 5 && words[4] == "--why":
      return .incident(id, wrongUnit: words[3], why: words.dropFirst(5).joined(separator: " "))
    case ("reopen", "--why"): return .reopen(id, why: words.dropFirst(3).joined(separator: " "))
    default:
      throw error("a clerk runs no such command; Tests/Scenarios/README.md has them")
    }
  }
}
