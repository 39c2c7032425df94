import Domain

/// Writes the events that every letter has, byte for byte as ``CanonicalJSON`` does, in a fraction of its time: for these
/// the order of the keys stands here, and no coder has to be asked for it.
struct FrequentEvents {
  private let words: any WordKeeper
  private var octets: [UInt8] = []

  /// - Parameter words: keeps what people wrote, in the order in which a coder would meet it.
  /// - Returns: nil for any other event.
  static func octets(of payload: EventRow.Payload, keeping words: any WordKeeper) throws -> [UInt8]? {
    var writer = FrequentEvents(words: words)
    writer.octets.reserveCapacity(2 << 10)
    writer.put("{\"at\":")
    writer.put(payload.at.seconds)
    writer.put(",\"by\":")
    writer.put(payload.by)
    writer.put(",\"fact\":")
    guard try writer.put(payload.fact) else { return nil }
    writer.put(",\"letter\":")
    writer.quote(payload.letter.description)
    writer.put(",\"sequence\":")
    writer.put(payload.sequence)
    writer.put("}")
    return writer.octets
  }

  private init(words: any WordKeeper) { self.words = words }

  private mutating func put(_ fact: Fact) throws -> Bool {
    switch fact {
    case .registered(let registration)
    where registration.submission == nil && registration.takenBy == nil:
      put("{\"registered\":{\"_0\":")
      try put(registration)
    case .classified(let classification)
    where classification.accusation == nil && classification.saysTest == nil:
      put("{\"classified\":{\"_0\":")
      try put(classification)
    case .accepted(let clause, let because):
      put("{\"accepted\":{\"because\":")
      list(because) { $0.quote($1) }
      put(",\"clause\":")
      put(Int64(clause.number))
    case .assigned(let assignment):
      put("{\"assigned\":{\"_0\":")
      put(assignment)
    case .dueSet(let due):
      put("{\"dueSet\":{\"_0\":")
      put(due)
    default: return false
    }
    put("}}")
    return true
  }

  private mutating func put(_ registration: Registration) throws {
    let (title, text) = (try reference(registration.title), try reference(registration.text))
    let name = try registration.authorName.map(reference)
    let address = try registration.authorAddress.map(reference)
    let telephone = try registration.authorTelephone.map(reference)
    let code = try reference(registration.queryCode)
    put("{")
    for (key, words) in [("authorAddress", address), ("authorName", name), ("authorTelephone", telephone)] {
      guard let words else { continue }
      quote(key)
      put(":")
      put(id: words.id, commitment: words.commitment)
      put(",")
    }
    put("\"channel\":")
    put(registration.channel)
    put(",\"desk\":")
    quote(registration.desk)
    if let mail = registration.mail {
      put(",\"mail\":")
      put(id: mail.id, commitment: mail.commitment)
    }
    put(",\"mayBePublished\":")
    put(registration.mayBePublished)
    if let parent = registration.parent {
      put(",\"parent\":")
      quote(parent.description)
    }
    put(",\"queryCode\":")
    put(id: code.id, commitment: code.commitment)
    put(",\"receivedAt\":")
    put(registration.receivedAt.seconds)
    put(",\"text\":")
    put(id: text.id, commitment: text.commitment)
    put(",\"title\":")
    put(id: title.id, commitment: title.commitment)
    put("}")
  }

  private mutating func put(_ classification: Classification) throws {
    put("{\"because\":")
    list(classification.because) { $0.quote($1) }
    put(",\"category\":")
    quote(classification.category.rawValue)
    if let proposal = classification.proposal {
      put(",\"proposal\":{\"cooperating\":")
      try list(proposal.cooperating) { try $0.put($1) { $0.quote($1.text) } }
      put(",\"decision\":")
      try put(proposal.decision) { $0.put($1) }
      put(",\"duplicates\":")
      try list(proposal.duplicates) { try $0.put($1) { $0.put($1) } }
      put(",\"leads\":")
      try list(proposal.leads) { try $0.put($1) { $0.quote($1.text) } }
      put("}")
    }
    if let topic = classification.topic {
      put(",\"topic\":")
      quote(topic)
    }
    if classification.isUrgent { put(",\"urgent\":true") }
    put("}")
  }

  private mutating func put<Value>(
    _ proposed: Proposed<Value>, _ put: (inout FrequentEvents, Value) -> Void
  ) throws {
    self.put("{\"because\":")
    list(proposed.because) { $0.quote($1) }
    self.put(",\"confidence\":")
    octets += try CanonicalJSON.text(of: proposed.confidence).utf8
    self.put(",\"value\":")
    put(&self, proposed.value)
    self.put("}")
  }

  private mutating func put(_ decision: Proposal.Decision) {
    switch decision {
    case .accept(let clause):
      put("{\"accept\":{\"_0\":")
      put(Int64(clause.number))
    case .decline(let ground):
      put("{\"decline\":{\"_0\":")
      put(Int64(ground.rawValue))
    }
    put("}}")
  }

  private mutating func put(_ duplicate: Duplicate) {
    put("{\"kind\":")
    quote(duplicate.kind.rawValue)
    put(",\"letter\":")
    quote(duplicate.letter.description)
    put("}")
  }

  private mutating func put(_ assignment: Assignment) {
    put("{\"because\":")
    list(assignment.because) { $0.quote($1) }
    put(",\"cooperating\":")
    list(assignment.cooperating) { $0.quote($1.text) }
    put(",\"lead\":")
    quote(assignment.lead.text)
    put(",\"round\":")
    put(Int64(assignment.round))
    if assignment.isRuling { put(",\"ruled\":true") }
    if assignment.answersAll { put(",\"together\":true") }
    put("}")
  }

  private mutating func put(_ due: DueDay) {
    put("{\"calendar\":")
    quote(due.calendar)
    if let days = due.calendarDays {
      put(",\"calendarDays\":")
      put(Int64(days))
    }
    put(",\"day\":")
    quote(due.day.description)
    put(",\"dayZero\":")
    quote(due.dayZero.description)
    put(",\"isOfficial\":")
    put(due.isOfficial)
    put(",\"reason\":")
    quote(due.reason)
    put(",\"round\":")
    put(Int64(due.round))
    put(",\"unit\":")
    quote(due.unit.text)
    put(",\"workingDays\":")
    put(Int64(due.workingDays))
    put("}")
  }

  private mutating func put(_ party: Party) {
    put("{")
    if let name = party.name {
      put("\"name\":")
      quote(name)
      put(",")
    }
    if let speaker = party.onWordOf {
      put("\"onWordOf\":")
      quote(speaker)
      put(",")
    }
    put("\"role\":")
    quote(party.role.rawValue)
    if let unit = party.unit {
      put(",\"unit\":")
      quote(unit.text)
    }
    put("}")
  }

  private mutating func put(_ channel: Channel) {
    switch channel {
    case .portal: put("{\"portal\":{}}")
    case .newMedia(let account):
      put("{\"newMedia\":{\"account\":")
      quote(account)
      put("}}")
    case .siteError: put("{\"siteError\":{}}")
    case .mail: put("{\"mail\":{}}")
    case .telephone: put("{\"telephone\":{}}")
    case .window: put("{\"window\":{}}")
    case .paper: put("{\"paper\":{}}")
    }
  }
}

extension FrequentEvents {
  private func reference(_ words: Words) throws -> WordsReference {
    if let reference = words.reference { return reference }
    guard let text = words.text else {
      throw EncodingError.invalidValue(words, .init(codingPath: [], debugDescription: "there are no words"))
    }
    return try self.words.keep(text)
  }

  private mutating func put(id: Int64, commitment: String) {
    put("{\"commitment\":")
    quote(commitment)
    put(",\"id\":")
    put(id)
    put("}")
  }

  private mutating func list<Item>(
    _ items: [Item], _ put: (inout FrequentEvents, Item) throws -> Void
  ) rethrows {
    self.put("[")
    for (place, item) in items.enumerated() {
      if place > 0 { self.put(",") }
      try put(&self, item)
    }
    self.put("]")
  }

  private mutating func quote(_ text: String) { CanonicalJSON.write(text, to: &octets) }
  private mutating func put(_ literal: StaticString) {
    octets.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
  private mutating func put(_ number: Int64) { octets += String(number).utf8 }
  private mutating func put(_ truth: Bool) { put(truth ? "true" : "false") }
}
