import Domain
import Store

/// How calls end (`told` with its way): `telephone` was said; `unanswered` was tried; `unreached` was tried often
/// enough; `unreachable` will not be tried again.
extension Letter {
  /// After so many tries in vain the author counts as not to be reached.
  static var mostTriesToCall: Int { 3 }
  /// Tries that follow closer upon each other are one, in seconds.
  private static var betweenTries: Int64 { 2 * 3600 }

  /// When it was tried in vain since somebody last said something to the author.
  package var triesToCall: [Timestamp] {
    var tries: [Timestamp] = []
    for event in events {
      guard case .told(let way, _) = event.fact else { continue }
      if way != "unanswered" {
        tries = []
      } else if tries.last.map({ $0 + Self.betweenTries <= event.at }) ?? true {
        tries.append(event.at)
      }
    }
    return tries
  }

  /// Whether somebody has said that he will not be called again.
  var isNotCalledAgain: Bool {
    events.contains { if case .told("unreachable", _) = $0.fact { true } else { false } }
  }
}

extension Docket {
  /// The words of which nobody has said yet that they were said by telephone.
  func openCalls() throws -> [Notice] {
    try book.notices(about: id).filter { $0.isOpen && $0.content.way == .telephone }
  }

  /// What a clerk answered to a call mail. One that a newer mail took over is still about the words that it listed.
  mutating func carryOutCall(
    _ line: String, answering question: Question, writtenAt time: Timestamp, by clerk: Party
  ) throws -> String {
    guard question.answeredBy == nil else { throw DeskRefusal(closed: question) }
    guard let told = ToldLine(reading: line, at: time) else {
      if let time = ToldLine.impossibleTime(in: line) { throw DeskRefusal(UnreadLine.impossible(time)) }
      throw DeskRefusal("没有读懂，未记录。\(QuestionKind.call.help)")
    }
    if case .letter(let other, _) = told.subject, other != id {
      throw DeskRefusal("这封邮件是关于\(id)的，未记录；\(other)请回复它自己的邮件")
    }
    // Said of a call alone: the code stays good for a better line.
    guard !told.isPosted else { throw DeskRefusal(NotTold.notSaid.chinese) }
    let listed = try openCalls().filter { $0.id <= Int64(question.subject) ?? 0 }
    guard !listed.isEmpty else { throw DeskRefusal("这封邮件所列各条此前均已记录，未再办理") }
    if question.isOpen { try book.answer(question, by: clerk.name ?? "", at: now) }
    do { return try call(told, about: listed, by: clerk) } catch let error as NotTold {
      throw DeskRefusal(error.chinese)
    }
  }

  /// Records how a call went.
  /// - Parameter notices: what it was about; all that is open, if `nil`.
  /// - Returns: what was done, for the clerk.
  mutating func call(_ line: ToldLine, about notices: [Notice]? = nil, by clerk: Party) throws -> String {
    guard !line.isPosted else { throw NotTold.notSaid }
    let notices = try notices ?? openCalls()
    guard !notices.isEmpty else { throw NotTold.nothingAbout(id) }
    guard let reason = line.failure else { return try said(line, notices, by: clerk) }
    guard line.givesUp else { return try tried(reason, notices, by: clerk) }
    guard !reason.isEmpty else { throw NotTold.noReason }
    try end(notices, way: "unreachable", "不再联系，\(reason)", by: clerk)
    return "已记录不再联系，今后的答复等不再要求电话告知"
  }

  private mutating func said(_ line: ToldLine, _ notices: [Notice], by clerk: Party) throws -> String {
    // A day without an hour is that day's end.
    let time = min(now, line.at.secondOfDay == 0 ? line.at + 86_399 : line.at)
    // A phone's clock is not ours.
    guard line.at <= now + 3600 else { throw NotTold.inTheFuture }
    // To the minute, as people write it. What came up after the call was not said in it.
    let heard = notices.filter { $0.at < time + 60 }
    guard !heard.isEmpty else { throw NotTold.tooEarly }
    let number = line.place ?? letter.registration.authorTelephone?.shown
    for notice in heard {
      _ = try close(notice, Told(place: number, at: time, by: line.by), by: clerk)
    }
    let what = heard.map(\.chinese).joined(separator: "、")
    return "已记录：\(time) 电话\(number ?? "") \(line.by ?? "")（\(what)）"
  }

  private mutating func tried(_ reason: String, _ notices: [Notice], by clerk: Party) throws -> String {
    // Of several words that one call was about it is one try.
    if letter.triesToCall.last != now {
      let why = reason.isEmpty ? "" : "，\(reason)"
      try record(.told(way: "unanswered", Words("电话未接通\(why)")), by: clerk)
    }
    let count = letter.triesToCall.count
    guard count >= Letter.mostTriesToCall else { return "已记录第\(count)次未联系上，请另选时间再打" }
    try end(notices, way: "unreached", "\(count)次电话均未接通", by: clerk)
    return "\(count)次均未联系上，已按无法联系记录"
  }

  /// Closes what nobody could be told.
  private mutating func end(_ notices: [Notice], way: String, _ reason: String, by clerk: Party) throws {
    for notice in notices { _ = try close(notice, Told(place: reason, at: now), way: way, by: clerk) }
  }
}
