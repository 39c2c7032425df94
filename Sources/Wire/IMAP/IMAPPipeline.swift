/// A backlog on its way: what the last search found, asked for by several commands at once, so that the server
/// always has something to send while we store what came before.
///
/// Sizes come first: neither a round trip per mail nor a mail too large is ever waited for. Bounded by count and
/// bytes, whatever the backlog.
struct IMAPPipeline {
  private static let depth = 3
  private static let bytesUnderWay = 24 << 20
  private static let sizesPerCommand = 2000

  let validity: UInt32
  /// The last mail handed out, or passed over.
  private(set) var position: UInt32
  private var unasked: ArraySlice<UInt32>
  private var sized: ArraySlice<UInt32> = []
  private var steps: ArraySlice<Step> = []
  private var fetched: FetchedMails

  /// Some mails that are asked for; all that was asked of them and has not ended yet.
  private struct Step {
    enum Kind {
      case sizes, bodies, heads
    }
    let uids: [UInt32]
    let bytes: Int
    var commands: [(kind: Kind, pending: IMAPSession.Pending)]
    /// Mails of a command that was refused as a whole.
    var refused: [UInt32] = []

    var isMeasuring: Bool { commands.contains { $0.kind == .sizes } }
  }

  init(_ uids: [UInt32], after position: UInt32, validity: UInt32, sizeLimit: Int) {
    self.validity = validity
    self.position = position
    unasked = uids[...]
    fetched = FetchedMails(validity: validity, limit: sizeLimit)
  }

  var isEmpty: Bool { steps.isEmpty && sized.isEmpty && unasked.isEmpty }

  /// The next mails: at most `limit`, and about `bytes` bytes. Those named as silent have gone, or are withheld.
  mutating func next(
    limit: Int, bytes: Int, over session: IMAPSession
  ) throws(MailboxError) -> (batch: MailboxBatch, silent: [UInt32])? {
    while true {
      try fill(limit: max(1, limit), bytes: max(1, bytes), over: session)
      guard var step = steps.popFirst() else { return nil }
      let isMeasuring = step.isMeasuring
      do throws(MailboxError) { try end(&step, over: session) } catch {
        steps.insert(step, at: steps.startIndex)
        throw error
      }
      if isMeasuring { continue }
      if !step.refused.isEmpty {
        try drain(over: session)
        try askSingly(step.refused, over: session)
      }
      position = step.uids.last ?? position
      let silent = step.uids.filter { !fetched.has($0) }
      return (fetched.take(step.uids), silent)
    }
  }

  /// What had come of the next mails when the connection broke: those that are here whole, up to the first that is
  /// not. A line that never lasts for a batch brings its mails in pieces, instead of the same ones again and again.
  mutating func salvage() -> MailboxBatch {
    guard let step = steps.first, !step.isMeasuring else { return MailboxBatch() }
    let whole = Array(step.uids.prefix { fetched.has($0) })
    position = whole.last ?? position
    return fetched.take(whole)
  }

  /// Reads all that is under way, so that something else can be asked.
  mutating func drain(over session: IMAPSession) throws(MailboxError) {
    var read: [Step] = []
    while var step = steps.popFirst() {
      let isMeasuring = step.isMeasuring
      try end(&step, over: session)
      if !isMeasuring { read.append(step) }
    }
    steps = read[...]
  }

  /// Reads up to the end of a step's commands.
  private mutating func end(_ step: inout Step, over session: IMAPSession) throws(MailboxError) {
    for (kind, pending) in step.commands {
      let completion = try session.finish(pending) { fetched.add($0) }
      switch kind {
      case .sizes:
        guard completion.status == .ok else { throw session.refusal(of: pending, completion) }
        sized = ArraySlice(Array(sized) + step.uids)
      case .bodies:
        guard completion.status != .ok else { continue }
        step.refused = step.uids.filter { !fetched.has($0) && fetched.size(of: $0) != nil }
      case .heads: break
      }
    }
    step.commands = []
  }

  /// Sends what may be sent ahead.
  private mutating func fill(limit: Int, bytes: Int, over session: IMAPSession) throws(MailboxError) {
    if sized.count < limit, !unasked.isEmpty, !steps.contains(where: \.isMeasuring) {
      let uids = Array(unasked.prefix(Self.sizesPerCommand))
      let pending = try session.beginSizes(of: uids)
      steps.append(Step(uids: uids, bytes: 0, commands: [(.sizes, pending)]))
      unasked = unasked.dropFirst(uids.count)
    }
    var room = steps.reduce(Self.bytesUnderWay) { $0 - $1.bytes }
    while steps.count < Self.depth, !sized.isEmpty, room > 0 || steps.isEmpty {
      let step = try ask(limit: limit, bytes: bytes, over: session)
      room -= step.bytes
      steps.append(step)
    }
  }

  /// Asks for the next mails whose size is known; of those that are too large, for their heads only.
  private mutating func ask(
    limit: Int, bytes: Int, over session: IMAPSession
  ) throws(MailboxError) -> Step {
    var uids: [UInt32] = []
    var room = bytes
    while room > 0, uids.count < limit, let uid = sized.first {
      let size = fetched.isLarge(uid) ? 0 : fetched.size(of: uid) ?? 0
      // At least one, however large.
      guard uids.isEmpty || size <= room else { break }
      sized.removeFirst()
      uids.append(uid)
      room -= size
    }
    var commands: [(Step.Kind, IMAPSession.Pending)] = []
    let there = uids.filter { fetched.size(of: $0) != nil }
    let (heads, bodies) = (there.filter(fetched.isLarge), there.filter { !fetched.isLarge($0) })
    if !bodies.isEmpty { commands.append((.bodies, try session.beginBodies(of: bodies))) }
    if !heads.isEmpty { commands.append((.heads, try session.beginHeads(of: heads))) }
    return Step(uids: uids, bytes: bytes - room, commands: commands)
  }

  /// Asks for mails one by one; those refused again are named, unless the server refuses every one: then the
  /// trouble is the server's.
  private mutating func askSingly(_ uids: [UInt32], over session: IMAPSession) throws(MailboxError) {
    var refusal: MailboxError?
    var given = 0
    for uid in uids {
      let pending = try session.beginBodies(of: [uid])
      let completion = try session.finish(pending) { fetched.add($0) }
      if completion.status == .ok || fetched.has(uid) {
        given += 1
      } else {
        fetched.refuse(uid, because: completion.words)
        refusal = session.refusal(of: pending, completion)
      }
    }
    if let refusal, given == 0 { throw refusal }
  }
}
