import Domain
import Store

/// A unit that takes back an answer which is not public yet: 作废，先不要公开.
extension Docket {
  /// The line that says so; nil where it says something else, or where there is nothing to stop.
  func stop(in reply: UnitReply, saying words: [UnitWord]) -> String? {
    guard [.replied, .signedOff, .cleared].contains(letter.stage), letter.answer?.unit == reply.unit.name
    else {
      return nil
    }
    return StopWord.line(of: reply.words, read: words)
  }

  /// Whoever reviews the answer sees it, also where the review would be automatic; what was asked is asked anew.
  mutating func takeStop(_ line: String, by sender: Party) throws {
    try record(.noted(Words(Letter.stopMark + line)), by: sender)
    if letter.stage == .cleared { try record(.blocked(findings: [Letter.stopFinding]), by: .policy) }
    guard letter.stage == .signedOff else { return }
    for kind in [QuestionKind.review, .second] { try book.voidQuestions(about: id, kind: kind.rawValue) }
  }
}

extension Letter {
  static let stopMark = "承办单位来信要求暂不公开："
  static let stopFinding = "unit's wish"

  /// What the unit wrote to stop the answer that there is now.
  var stopped: String? {
    for event in events.reversed() {
      switch event.fact {
      case .replied: return nil
      case .noted(let words) where [.officer, .leader].contains(event.by.role):
        if let text = words.text, text.hasPrefix(Self.stopMark) {
          return String(text.dropFirst(Self.stopMark.count))
        }
      default: continue
      }
    }
    return nil
  }
}

/// `撤回答复`, `先别发`: short, and no answer.
enum StopWord {
  static func line(of words: String, read: [UnitWord]) -> String? {
    let lines = OfficeText.lines(words).filter { !UnitGreeting.isOne($0) }
    let text = UnitLine.simplified(lines.joined(separator: " "))
    guard let first = lines.first, text.unicodeScalars.count <= longest, !UnitWord.isNamed(first),
      FilledForm(in: lines) == nil
    else { return nil }
    for word in read {
      switch word {
      case .answer, .unread, .courtesy: continue
      default: return nil
      }
    }
    return phrases.contains(where: text.contains) ? text : nil
  }

  /// In characters.
  private static let longest = 80
  private static let phrases = [
    "作废", "撤回", "撤销答复", "收回答复", "不要公开", "先别公开", "先不公开", "暂不公开", "暂缓公开", "停止公开", "请勿公开", "勿公开", "先别发", "先不发",
    "先不要发", "别发布", "不要发布", "暂缓发布", "暂不发布", "先别挂", "先不上网", "不要上网",
  ]
}
