import Office

/// What is asked at the door.
extension Crew {
  /// `huiyin once` looks everywhere: into the mailboxes before the flow, into the outbox after it.
  func answer(_ request: ControlRequest, of peer: Peer) -> ControlReply {
    var isRound = false
    switch request {
    case .reconcile: return reconcile()
    case .uploadSite(let full): return upload(full: full)
    // As what lies in a folder, it is taken in beside the flow, which has letters to decide about.
    case .deed(let sent) where sent.deed is Import.Deed:
      defer { flowBell.ring() }
      return request.carryOut(office, by: peer)
    case .once: isRound = true
    default: break
    }
    // No event goes with it that would ring.
    defer { if case .deed(let sent) = request, sent.deed is ProbeCommand.Deed { outboxBell.ring() } }
    let collected = isRound ? (collecting.map(\.rounds) + foldersCollecting).map { $0.call() } : []
    var troubles = collected.compactMap { $0(60) }
    var reply = orders.place(request, by: peer) { flowBell.ring() }
    if isRound {
      troubles += foldersDelivering.map { $0.call() }.compactMap { $0(60) }
      troubles += ([sending] + telling + uploaders.map(\.rounds)).map { $0.call() }.compactMap { $0(60) }
    }
    if case .resume = request, reply.troubles.isEmpty {
      troubles += [sending.call()(600)].compactMap(\.self)
      do { reply.lines = [try office.resumed()].compactMap(\.self) } catch { troubles.append("\(error)") }
      flowBell.ring()
    }
    reply.troubles += troubles.map { ControlReply.Trouble(message: $0, hint: nil) }
    return reply
  }

  /// All mailboxes at once; each compares what it has with the ledger.
  private func reconcile() -> ControlReply {
    var reply = ControlReply(reconciliations: [])
    for wait in collecting.map({ $0.reconcile() }) {
      let (result, trouble) = wait(600)
      if let result { reply.reconciliations?.append(result) }
      if let trouble { reply.troubles.append(.init(message: trouble, hint: nil)) }
    }
    return reply
  }

  /// To all places at once.
  private func upload(full: Bool) -> ControlReply {
    var reply = ControlReply(uploads: [])
    for wait in uploaders.map({ $0.upload(full: full) }) {
      let report = wait(600)
      reply.uploads?.append(report)
      if let trouble = report.trouble {
        reply.troubles.append(.init(message: trouble.withoutContacts, hint: nil))
      }
    }
    return reply
  }
}
