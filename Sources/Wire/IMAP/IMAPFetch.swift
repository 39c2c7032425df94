/// How mails are fetched: sizes first, then contents by several commands at once, so that neither a round trip
/// per mail nor a mail too large is ever waited for.
extension IMAPSession {
  /// At most so many mails, and about so many bytes, in one command; so many commands under way.
  private static let mailsPerCommand = 500
  private static let bytesPerCommand = 8 << 20
  private static let depth = 3

  /// RFC822.SIZE of each mail that still lies in the open folder.
  func sizes(of uids: some Collection<UInt32>) throws(MailboxError) -> [UInt32: Int] {
    var sizes: [UInt32: Int] = [:]
    for chunk in uids.chunks(of: Self.mailsPerCommand) {
      for response in try run("UID FETCH \(UIDSet.text(chunk)) (UID RFC822.SIZE)").untagged {
        if let item = FetchedItem(response), let size = item.size { sizes[item.uid] = size }
      }
    }
    return sizes
  }

  /// Fetches the mails into `batch`, in the order asked. Mails expunged meanwhile are missing from it.
  ///
  /// Where the server refuses a command, its mails are asked for one by one, and those refused again are named
  /// as unfetched, unless the server refuses every one: then the trouble is the server's.
  func fetch(
    _ wanted: [(uid: UInt32, size: Int)], validity: UInt32, limit: Int, into batch: inout MailboxBatch
  ) throws(MailboxError) {
    let sizes = Dictionary(wanted.map { ($0.uid, $0.size) }) { first, _ in first }
    var gathering = Gathering(validity: validity, sizes: sizes, limit: limit)
    var commands = Self.commands(for: wanted)[...]
    var underWay: ArraySlice<(pending: Pending, uids: [UInt32])> = []
    var refused: [UInt32] = []
    while !commands.isEmpty || !underWay.isEmpty {
      while underWay.count < Self.depth, let uids = commands.popFirst() {
        underWay.append((try beginFetch(of: uids), uids))
      }
      guard let (pending, uids) = underWay.popFirst() else { break }
      let completion = try finish(pending)
      gathering.add(completion.untagged)
      if completion.status != .ok { refused += uids.filter { !gathering.has($0) } }
    }
    try fetchSingly(refused, into: &gathering)
    for (uid, _) in wanted {
      if let mail = gathering.mails[uid] { batch.mails.append(mail) }
      if let mail = gathering.unfetched[uid] { batch.unfetched.append(mail) }
    }
  }

  private func beginFetch(of uids: [UInt32]) throws(MailboxError) -> Pending {
    try begin("UID FETCH \(UIDSet.text(uids)) (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])")
  }

  private func fetchSingly(_ uids: [UInt32], into gathering: inout Gathering) throws(MailboxError) {
    var refusal: MailboxError?
    for uid in uids {
      let pending = try beginFetch(of: [uid])
      let completion = try finish(pending)
      gathering.add(completion.untagged)
      guard completion.status != .ok, !gathering.has(uid) else { continue }
      gathering.refuse(uid, because: completion.words)
      refusal = self.refusal(of: pending, completion)
    }
    if let refusal, gathering.mails.isEmpty { throw refusal }
  }

  private static func commands(for wanted: [(uid: UInt32, size: Int)]) -> [[UInt32]] {
    var commands: [[UInt32]] = []
    var room = 0
    for (uid, size) in wanted {
      if let last = commands.last, last.count < mailsPerCommand, size <= room {
        commands[commands.count - 1].append(uid)
      } else {
        commands.append([uid])
        room = bytesPerCommand
      }
      room -= size
    }
    return commands
  }

  private struct Gathering {
    let validity: UInt32
    let sizes: [UInt32: Int]
    let limit: Int
    private(set) var mails: [UInt32: CollectedMail] = [:]
    private(set) var unfetched: [UInt32: UnfetchedMail] = [:]

    init(validity: UInt32, sizes: [UInt32: Int], limit: Int) {
      self.validity = validity
      self.sizes = sizes
      self.limit = limit
    }

    func has(_ uid: UInt32) -> Bool { mails[uid] != nil || unfetched[uid] != nil }

    /// Takes the contents that were asked for; a server may tell of other mails and of flags at any time.
    mutating func add(_ responses: [IMAPResponse]) {
      for response in responses {
        guard let item = FetchedItem(response), item.body != nil, let size = sizes[item.uid], !has(item.uid)
        else { continue }
        do {
          mails[item.uid] = try item.mail(validity: validity, announced: size, limit: limit)
        } catch {
          unfetched[item.uid] = error
        }
      }
    }

    mutating func refuse(_ uid: UInt32, because words: String) {
      let key = MailKey(validity: validity, uid: uid, name: "")
      unfetched[uid] = UnfetchedMail(key: key, size: sizes[uid] ?? 0, reason: "refused: \"\(words)\"")
    }
  }
}
