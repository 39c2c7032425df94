import Domain
import Office

extension ControlRequest {
  /// Does what was asked, in the name of whoever asks.
  func carryOut(_ office: Office, by peer: Peer, until stop: () -> Bool = { false }) -> ControlReply {
    do {
      return try reply(office, by: peer, at: Environment.now(), until: stop)
    } catch let error as InvalidTransition {
      return ControlReply(Failure("\(letter ?? ""): \(error)", hint: Failure(error).complaints[0].hint))
    } catch {
      return ControlReply(Failure(error))
    }
  }

  private func reply(
    _ office: Office, by peer: Peer, at now: Timestamp, until stop: () -> Bool
  ) throws -> ControlReply {
    switch command {
    case .assign:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      let done = try office.assign(
        try number(), lead: lead ?? "", cooperating: cooperating ?? [], answersAll: answersAll == true,
        by: clerk, at: now, despiteAccusation: despiteAccusation == true)
      return ControlReply(done, by: clerk)
    case .accept:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      let clause = try clause.map { number in
        guard let clause = Clause(number) else { throw Failure("article 6 has items 1 to 7") }
        return clause
      }
      return ControlReply(try office.accept(try number(), clause: clause, by: clerk, at: now), by: clerk)
    case .route:
      guard confirm == true else { return ControlReply(lines: try office.route(try number(), at: now)) }
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return ControlReply(try office.confirmRoute(try number(), by: clerk, at: now), by: clerk)
    case .decline:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      guard let ground = ground.flatMap(DeclineGround.init(rawValue:)) else {
        throw Failure("article 7 has grounds 1 to 8")
      }
      try office.decline(try number(), ground: ground, by: clerk, at: now)
      return ControlReply("已按\(ground.chinese)不予受理，并告知网民", by: clerk)
    case .reopen:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return ControlReply(lines: [try office.reopen(try number(), because: why ?? "", by: clerk, at: now)])
    case .reassign, .extend:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return ControlReply(try handling(office, by: clerk, at: now), by: clerk)
    case .merge, .unmerge:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return ControlReply(lines: [try merging(office, by: clerk, at: now)])
    case .release:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return try release(office, by: clerk, at: now, until: stop)
    case .discard:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return discard(office, by: clerk, at: now)
    case .told:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      let id = try number()
      let line = ToldLine(
        subject: .letter(id, kind: said?.kind), failure: said?.failure, place: said?.place,
        at: said?.at.map(Timestamp.init(seconds:)) ?? now, by: said?.by,
        givesUp: said?.givesUp == true)
      return ControlReply(lines: [try office.told(id, line, by: clerk, at: now)])
    case .takeIn:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      guard let export else { throw Failure("there is no export to import") }
      return try export.takeIn(office, by: clerk, at: now)
    case .register:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      guard let sheet else { throw Failure("there is no letter to register") }
      return ControlReply(entered: try office.enter(sheet, told: told == true, by: clerk, at: now))
    case .word:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      let wording = Wording(title: title, summary: summary)
      return ControlReply(lines: [try office.word(try number(), wording, by: clerk, at: now)])
    case .split:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return ControlReply(lines: [try office.split(try number(), into: matters ?? [], by: clerk, at: now)])
    case .urgent:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return ControlReply(lines: [
        try office.mark(try number(), urgent: isNot != true, by: clerk, at: now)
      ])
    case .record:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      guard let spoken else { throw Failure("there is nothing to record") }
      return ControlReply(
        try office.record(spoken, scan: export?.bytes, on: try number(), by: clerk, at: now), by: clerk)
    case .acknowledge:
      let party = try peer.anybody(in: office.register, on: now.day)
      return ControlReply(lines: [try office.acknowledge(try number(), by: party, at: now)])
    case .once:
      var done = 0
      while !stop(), case let count = try Pipeline.pass(office, at: now, until: stop), count > 0 {
        done += count
      }
      return ControlReply(lines: ["\(done) done by the running daemon"])
    case .reconcile:
      throw Failure("only whoever holds the mailboxes compares them")
    case .buildSite:
      let change = try office.buildSite(full == true ? .everything : .pages, at: now)
      return ControlReply(
        lines: ["\(change.written) written, \(change.unchanged) unchanged, \(change.removed) removed"],
        site: .init(written: change.written, unchanged: change.unchanged, removed: change.removed))
    }
  }

  private func number() throws -> LetterID {
    guard let id = letter.flatMap(LetterID.init) else {
      throw Failure("\"\(letter ?? "")\" is no letter number", hint: "write it as NM2026000001")
    }
    return id
  }
}

extension ControlRequest {
  /// Releases, and has the flow take it up at once: so the clerk hears what came of it.
  private func release(
    _ office: Office, by clerk: Party, at now: Timestamp, until stop: () -> Bool
  ) throws -> ControlReply {
    let (held, way) = try office.release(entries?.first ?? 0, as: try asked(), by: clerk, at: now)
    var reply = ControlReply()
    do { _ = try Pipeline.pass(office, at: now, until: stop) } catch {
      // It is released all the same; the flow will come back to what failed.
      reply = ControlReply(Failure(error))
    }
    reply.lines = [
      "\(held.id) released \(way.sentence): \(try ReleaseResult(of: held, in: office.ledger).sentence)"
    ]
    return reply
  }

  /// Each by itself: one that is closed already keeps none of the others.
  private func discard(_ office: Office, by clerk: Party, at now: Timestamp) -> ControlReply {
    var reply = ControlReply()
    for entry in entries ?? [] {
      do {
        try office.discard(entry, why: why ?? "", by: clerk, at: now)
        reply.lines.append("\(entry) discarded; the mail is kept")
      } catch {
        reply.troubles += ControlReply(Failure(error)).troubles
      }
    }
    return reply
  }

  private func asked() throws -> AskedRelease {
    let letter = try letter.map { _ in try number() }
    switch way {
    case nil: return .asGuessed
    case "letter": return .letter
    case "retry": return .retry
    case "reply": return .reply(letter)
    case "supplement": return .supplement(letter)
    case let way?: throw Failure("nothing is released as \"\(way)\"")
    }
  }
}

extension ControlReply {
  /// What was done, and who did it.
  fileprivate init(_ done: String, by clerk: Party) {
    lines = ["\(done)（\(clerk.name ?? clerk.role.rawValue)）"]
  }
}

extension SentExport {
  /// Reads it with the columns that the office's own configuration names.
  fileprivate func takeIn(_ office: Office, by clerk: Party, at now: Timestamp) throws -> ControlReply {
    guard let mapping = office.rules.intakes[account]?.columns else {
      throw Failure("there is no account \"\(account)\"", hint: "add it under accounts: in huiyin.yaml")
    }
    let source = ExportFile(name: file, bytes: bytes, madeAt: Timestamp(seconds: madeAt))
    do {
      return ControlReply(
        receipt: try office.takeIn(file, digest: source.digest, from: account, by: clerk, at: now) {
          try source.export(mapping)
        })
    } catch {
      throw source.failure(of: error)
    }
  }
}
