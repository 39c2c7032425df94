import Domain
import Office

extension Held.Release {
  struct Deed: Codable, Sendable {
    let entry: Int64
    /// What it looks like where it is left out.
    let way: Way?
    let letter: LetterID?

    /// Releases, and has the flow take it up at once: so the clerk hears what came of it.
    func carryOut(
      _ office: Office, by clerk: Party, at now: Timestamp, until stop: () -> Bool
    ) throws -> ControlReply {
      let (held, way) = try office.release(entry, as: asked, by: clerk, at: now)
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

    private var asked: AskedRelease {
      switch way {
      case nil: .asGuessed
      case .letter: .letter
      case .retry: .retry
      case .reply: .reply(letter)
      case .supplement: .supplement(letter)
      }
    }
  }
}

extension Held.Discard {
  struct Deed: ClerksDeed {
    let entries: [Int64]
    let why: String

    /// Each by itself: one that is closed already keeps none of the others.
    func carryOut(_ office: Office, by clerk: Party, at now: Timestamp) -> ControlReply {
      var reply = ControlReply()
      for entry in entries {
        do {
          try office.discard(entry, why: why, by: clerk, at: now)
          reply.lines.append("\(entry) discarded; the mail is kept")
        } catch {
          reply.troubles += ControlReply(Failure(error)).troubles
        }
      }
      return reply
    }
  }
}
