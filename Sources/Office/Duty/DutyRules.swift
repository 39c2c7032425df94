/// How the office calls somebody about 特急 letters: what a county sets in duty.yaml.
package struct DutyRules: Sendable, Equatable {
  /// Seconds until the next one is called.
  package var answerWithin: Int64
  /// Seconds from the last one of a round to the first of the next.
  package var pause: Int64
  /// After so many rounds nobody is called any more.
  package var rounds: Int
  /// Whether there is a command that is told of calls besides.
  package var alerts: Bool

  package init(answerWithin: Int64 = 1800, pause: Int64 = 3600, rounds: Int = 10, alerts: Bool = false) {
    self.answerWithin = answerWithin
    self.pause = pause
    self.rounds = rounds
    self.alerts = alerts
  }

  /// Strangers write letters, and cannot have people called out of bed for more than so many in an hour. Those
  /// beyond wait, and every call tells how many.
  static let lettersAnHour = 20
}
