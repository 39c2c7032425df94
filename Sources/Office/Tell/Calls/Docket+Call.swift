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
  /// Records how a call went.
  /// - Parameter time: when that was written, which is when it was, where no time is named.
  /// - Returns: what was done, for the clerk.
  mutating func call(_ word: CallWord, at time: Timestamp, by clerk: Party) throws -> String {
    let notices = try openCalls()
    guard !notices.isEmpty else { throw DeskRefusal("该件没有待电话告知的事项，未办理") }
    switch word {
    case .told(let text): return try told(CallDetails(text, now: time), notices, at: time, by: clerk)
    case .notReached(let reason): return try tried(reason, notices, by: clerk)
    case .givenUp(let reason):
      guard !reason.isEmpty else { throw DeskRefusal("不再联系须写明原因") }
      try end(notices, way: "unreachable", "不再联系：\(reason)", by: clerk)
      return "已记录不再联系，今后的答复等不再要求电话告知"
    }
  }

  private mutating func told(
    _ details: CallDetails, _ notices: [Notice], at written: Timestamp, by clerk: Party
  ) throws -> String {
    var time = details.time ?? written
    // A day without an hour is that day's end.
    if time.secondOfDay == 0 { time = min(written, time + 86_399) }
    guard time <= written + 300 else { throw DeskRefusal("告知时间\(time)晚于现在，未办理") }
    // To the minute, as people write it. What came up after the call was not said in it.
    let heard = notices.filter { $0.at < time + 60 }
    guard !heard.isEmpty else { throw DeskRefusal("告知时间\(time)早于要告知的事项，未办理") }
    let number = details.telephone ?? letter.registration.authorTelephone?.shown
    let who = details.who ?? "本人"
    let told = Told(place: number, at: min(time, now), by: "对方：\(who)")
    for notice in heard { _ = try close(notice, told, by: clerk) }
    let what = heard.map { Tidings.name($0.content.kind) }.joined(separator: "、")
    return "已记录：\(told.at)电话\(number ?? "")告知\(who)（\(what)）"
  }

  private mutating func tried(_ reason: String, _ notices: [Notice], by clerk: Party) throws -> String {
    try record(.told(way: "unanswered", Words("电话未接通：\(reason)")), by: clerk)
    let count = letter.triesToCall.count
    guard count >= Letter.mostTriesToCall else { return "已记录第\(count)次未联系上，请另选时间再打" }
    try end(notices, way: "unreached", "\(count)次电话均未接通", by: clerk)
    return "\(count)次均未联系上，已按无法联系记录"
  }

  /// Closes what nobody could be told.
  private mutating func end(_ notices: [Notice], way: String, _ reason: String, by clerk: Party) throws {
    for notice in notices {
      _ = try close(notice, Told(place: reason, at: now, by: nil), way: way, by: clerk)
    }
  }
}
