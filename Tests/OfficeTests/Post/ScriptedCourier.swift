import Wire

/// A server that treats some addresses as no server at hand would on demand.
final class ScriptedCourier: Courier {
  var outcomes: [String: DeliveryOutcome]
  /// What was offered, in order.
  private(set) var parcels: [Parcel] = []
  var recipients: [String] { parcels.map(\.recipient) }

  init(_ outcomes: [String: DeliveryOutcome] = [:]) { self.outcomes = outcomes }

  func deliver(_ parcel: Parcel) -> DeliveryOutcome {
    parcels.append(parcel)
    return outcomes[parcel.recipient] ?? .sent(reply: "250 ok", auditRefused: nil)
  }

  var sizeLimit: Int? { nil }

  func close() {}
}
