import Office
import Settings
import Synchronization
import Wire

/// The rounds of one copy of the site elsewhere, and what has to be asked of its worker: nobody else has its connection.
final class Uploader: Sendable {
  let settings: UploadSettings
  let rounds: Rounds
  private let order = Mutex<Order>(.none)

  private enum Order {
    case none
    case wanted(full: Bool)
    case done(UploadReport)
  }

  init(_ settings: UploadSettings, journal: JournalWriter) throws {
    self.settings = settings
    rounds = Rounds("upload \(settings.name)", bell: try Bell(), journal: journal)
  }

  /// One round; of every file where somebody wants it.
  func round(_ uploading: Uploading, _ journal: JournalWriter, until stop: () -> Bool) throws {
    let wanted = order.withLock { if case .wanted(let full) = $0 { full } else { nil as Bool? } }
    defer {
      let report = UploadReport(settings, uploading.tally)
      if !report.isEmpty { journal.say("upload \(report.line)") }
      if wanted != nil { order.withLock { $0 = .done(report) } }
    }
    try uploading.run(full: wanted ?? false, at: Environment.now, until: stop)
  }

  /// Asks for a round now; the report waits for its end.
  func upload(full: Bool) -> (_ patience: Double) -> UploadReport {
    order.withLock { $0 = .wanted(full: full) }
    let wait = rounds.call()
    return { [self] patience in
      let trouble = wait(patience)
      return order.withLock { order in
        defer { order = .none }
        guard case .done(var report) = order else {
          return UploadReport(settings, UploadTally(), trouble: trouble ?? "not uploaded")
        }
        report.trouble = trouble
        return report
      }
    }
  }
}
