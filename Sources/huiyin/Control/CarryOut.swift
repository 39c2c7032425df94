import Domain
import Office

extension ControlRequest {
  /// Does what was asked, in the name of whoever asks.
  func carryOut(_ office: Office, by peer: Peer, until stop: () -> Bool = { false }) -> ControlReply {
    do {
      return try reply(office, by: peer, at: Environment.now(), until: stop)
    } catch let error as InvalidTransition {
      let letter = letter.map { "\($0): " } ?? ""
      return ControlReply(Failure("\(letter)\(error)", hint: Failure(error).complaints[0].hint))
    } catch {
      return ControlReply(Failure(error))
    }
  }

  private func reply(
    _ office: Office, by peer: Peer, at now: Timestamp, until stop: () -> Bool
  ) throws -> ControlReply {
    switch self {
    case .deed(let sent): return try sent.carryOut(office, by: peer, at: now)
    case .release(let deed):
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return try deed.carryOut(office, by: clerk, at: now, until: stop)
    case .route(let letter): return ControlReply(lines: try office.route(letter, at: now))
    case .acknowledge(let letter):
      let party = try peer.anybody(in: office.register, on: now.day)
      return ControlReply(lines: [try office.acknowledge(letter, by: party, at: now)])
    case .releaseBulletin(let period):
      let party = try peer.supervisor(in: office.register, on: now.day)
      return ControlReply(lines: [try office.releaseBulletin(of: period, by: party, at: now)])
    case .once:
      var done = 0
      while !stop(), case let count = try Pipeline.pass(office, at: now, until: stop), count > 0 {
        done += count
      }
      return ControlReply(lines: ["\(done) done by the running daemon"])
    case .resume(let ending, let mailboxes, let accounts):
      let clerk = try peer.clerk(in: office.register, on: now.day)
      try office.resume(ending, mailboxes: mailboxes, accounts: accounts, by: clerk, at: now)
      return ControlReply()
    case .reconcile: throw Failure("only whoever holds the mailboxes compares them")
    case .uploadSite: throw Failure("only whoever holds the connections uploads by them")
    case .buildSite(let full):
      let change = try office.buildSite(full ? .everything : .pages, at: now)
      try office.buildBoard(at: now)
      return ControlReply(
        lines: ["\(change.written) written, \(change.unchanged) unchanged, \(change.removed) removed"],
        site: .init(written: change.written, unchanged: change.unchanged, removed: change.removed))
    }
  }

  /// Which letter it is about.
  private var letter: LetterID? {
    switch self {
    case .route(let letter), .acknowledge(let letter): letter
    case .deed(let sent): (sent.deed as? any LetterDeed)?.letter
    case .once, .reconcile, .buildSite, .uploadSite, .release, .releaseBulletin, .resume: nil
    }
  }
}

extension SentDeed {
  fileprivate func carryOut(_ office: Office, by peer: Peer, at now: Timestamp) throws -> ControlReply {
    let own = try peer.clerk(in: office.register, on: now.day)
    if let name = self.clerk, name != own.name, deed.mayTakeTwo {
      throw Failure(
        "\(name) has to do that himself: it may take two clerks", hint: "by mail, or under his own login")
    }
    let clerk = try peer.clerk(as: clerk, in: office.register, on: now.day)
    func perform(_ office: Office) throws -> ControlReply {
      let reply = try fitting(office) { try deed.carryOut(office, by: clerk, at: now) }
      let letter = (deed as? any LetterDeed)?.letter
      if let letter, let why { _ = try office.note(letter, "原因：\(why)", by: clerk, at: now) }
      if let letter, self.clerk != nil {
        _ = try office.note(
          letter, "由\(peer.login)以\(clerk.name ?? "")的名义办理", by: Party(.administrator, name: peer.login),
          at: now)
      }
      return reply
    }
    func fitting(_ office: Office, _ work: () throws -> ControlReply) throws -> ControlReply {
      guard let deed = deed as? any LetterDeed else { return try work() }
      return try office.called(deed.name, on: deed.letter, work)
    }
    guard isRehearsal else { return try perform(office) }
    var reply = ControlReply()
    let scratch = try ScratchFolder()
    let lines = try office.rehearse(at: now, in: scratch.path) { reply = try perform($0) }
    reply.lines = lines + reply.lines.map { "answer \($0)" }
    return reply
  }
}
