/// How units' terms are counted and judged where the regulation leaves it to the county (Arts. 14 and 17).
package struct ClockRules: Sendable, Equatable {
  /// Which day is day zero of a unit's term.
  package enum Start: String, CaseIterable, Sendable, Codable {
    /// On which its mail server took the assignment.
    case served
    /// On which the office assigned it.
    case sent
    /// On which the unit claimed it; until then, the term runs as if the assignment had been served.
    case claimed
  }

  /// Which of the recorded times must lie within the term (按期).
  package enum TimelyAct: String, CaseIterable, Sendable, Codable {
    /// The answer came, signed off or not.
    case answered
    /// The mail came by which the answer was signed off in the end: the default.
    case signedOff = "signed-off"
    /// The signed and sealed paper came; where there is none, the mail that signed off.
    case paperReceived = "paper-received"
    /// The answer was published, or given privately.
    case published

    /// Of which moment it is the time, for the definitions under a report.
    package var chinese: String {
      switch self {
      case .answered: "答复到达本中心邮箱的时间"
      case .signedOff: "后来审签通过的答复到达本中心邮箱的时间"
      case .paperReceived: "本中心收到审签原件的时间"
      case .published: "答复公开的时间（不公开的，为告知留言人的时间）"
      }
    }
  }

  package var start: Start
  package var judgedBy: TimelyAct
  /// Until when on its last day a term runs: seconds after midnight; 86,400 for the end of the day.
  package var cutOff: Int

  package init(start: Start = .served, judgedBy: TimelyAct = .signedOff, cutOff: Int = 86_400) {
    self.start = start
    self.judgedBy = judgedBy
    self.cutOff = cutOff
  }

  /// `24时`, `17时30分`.
  package var cutOffChinese: String {
    let (hour, minute) = (cutOff / 3600, cutOff % 3600 / 60)
    return "\(hour)时" + (minute == 0 ? "" : "\(minute)分")
  }

  /// `24:00`, `17:30`.
  package var cutOffClock: String {
    let (hour, minute) = (cutOff / 3600, cutOff % 3600 / 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// Whether something that our server received at `time` is late.
  package func isLate(_ time: Timestamp, due: Day) -> Bool {
    time.day > due || time.day == due && time.secondOfDay > cutOff
  }
}
