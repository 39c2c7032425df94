import Domain
import Store

/// Keeps ready what reports count of letters that are closed, so that they need not read ten years of events.
struct KeepingRecords: PipelineStage {
  let office: Office
  let now: Timestamp

  func run(until stop: () -> Bool) throws -> Int {
    _ = try office.ledger.keepRecords(until: stop)
    return 0
  }
}
