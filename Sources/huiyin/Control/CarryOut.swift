import Domain
import Office

extension ControlRequest {
  /// Does what was asked, in the name of whoever asks.
  func carryOut(_ office: Office, by peer: Peer) -> ControlReply {
    do {
      return ControlReply(lines: try lines(office, by: peer, at: Environment.now()))
    } catch let failure as Failure {
      return ControlReply(error: failure.message, hint: failure.hint)
    } catch {
      return ControlReply(error: "\(error)")
    }
  }

  private func lines(_ office: Office, by peer: Peer, at now: Timestamp) throws -> [String] {
    switch command {
    case .assign:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      return [
        try office.assign(try number(), lead: lead ?? "", cooperating: cooperating ?? [], by: clerk, at: now)
      ]
    case .decline:
      let clerk = try peer.clerk(in: office.register, on: now.day)
      guard let ground = ground.flatMap(DeclineGround.init(rawValue:)) else {
        throw Failure("article 7 has grounds 1 to 8")
      }
      try office.decline(try number(), ground: ground, by: clerk, at: now)
      return ["declined on \(ground.chinese)"]
    case .once:
      var done = 0
      while case let count = try Pipeline.pass(office, at: now), count > 0 { done += count }
      return ["\(done) done by the running daemon"]
    case .buildSite:
      let change = try office.buildSite(at: now, full: full ?? false)
      return ["\(change.written) written, \(change.unchanged) unchanged, \(change.removed) removed"]
    }
  }

  private func number() throws -> LetterID {
    guard let id = letter.flatMap(LetterID.init) else {
      throw Failure("\"\(letter ?? "")\" is no letter number", hint: "write it as NM2026000001")
    }
    return id
  }
}
