import Domain
import Store
import Wire

/// What became of comparing a mailbox with the ledger, mail by mail.
package struct Reconciliation: Codable, Equatable, Sendable {
  package let mailbox: String
  /// Mails that came before it, in the ordinary way.
  package let collected: Int
  /// Mails that lie there now, in the folder and where taken ones are set aside.
  package let server: Int
  /// Those of them that the ledger knew by their place.
  package let ledger: Int
  /// Those of the others that were fetched, and those of them that were new to the ledger.
  package let fetched: Int
  package let new: Int
  /// Mails of the ledger that lie there no more: somebody deleted or moved them. Nothing is lost by it.
  package let gone: Int

  /// `网上咨询: server 1,204 = ledger 1,204`.
  package var line: String {
    var line =
      "\(mailbox): server \(Self.grouped(server)) \(isEven ? "=" : "≠") ledger \(Self.grouped(ledger))"
    if !isEven { line += "; \(Self.grouped(fetched)) fetched, \(Self.grouped(new)) of them new" }
    if gone > 0 { line += "; \(Self.grouped(gone)) of the ledger no longer there" }
    return line
  }

  package var isEven: Bool { server == ledger }

  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return String(
      digits.enumerated().flatMap { index, digit -> [Character] in
        let left = digits.count - index
        return index > 0 && left % 3 == 0 ? [",", digit] : [digit]
      })
  }
}

extension Intake {
  /// Collects what is new, and then compares all that lies in the mailbox with what the ledger knows by its
  /// place; differences are fetched. What is compared are places, not contents: a mail that lies at a place which
  /// the ledger knows has been taken, whatever became of it since.
  package func reconcile(
    at now: () -> Timestamp, until stop: () -> Bool = { false }, noting took: (Int) -> Void = { _ in }
  ) throws -> Reconciliation {
    let collected = try run(at: now, until: stop, noting: took)
    let found = try mailbox.inventory()
    let places = try ledger.places()
    let own = places.filter { $0.mailbox == name }
    let here = Set(own.map(\.place))
    // Several folders of an account may set aside into one; what another of them brought there is not ours.
    let ours = Set(own.compactMap(\.spotAside))
    let everybodys = Set(places.compactMap(\.spotAside))
    let missing = found.mails.filter { !here.contains(MailPlace($0)) }
    let aside = found.aside.filter { ours.contains(MailPlace($0)) }
    let strange = found.aside.filter { !everybodys.contains(MailPlace($0)) }
    let first = try fetch(missing, aside: false, at: now)
    took(first.new)
    let second = try fetch(strange, aside: true, at: now)
    took(second.new)
    try settle()
    let server = found.mails.count + aside.count + strange.count
    return Reconciliation(
      mailbox: name, collected: collected, server: server, ledger: server - missing.count - strange.count,
      fetched: first.fetched + second.fetched, new: first.new + second.new,
      // What was fetched is at home in its new place.
      gone: gone(
        of: try ledger.places().filter { $0.mailbox == name }, mails: Set(found.mails.map(MailPlace.init)),
        aside: Set(found.aside.map(MailPlace.init))))
  }

  private func fetch(
    _ keys: [MailKey], aside: Bool, at now: () -> Timestamp
  ) throws -> (fetched: Int, new: Int) {
    var (fetched, new) = (0, 0)
    var rest = keys
    while !rest.isEmpty {
      let (batch, left) = try mailbox.fetch(rest, aside: aside, bytes: Self.batchBytes)
      for mail in batch.unfetched { try ledger.holdUnfetched(LeftMail(mail, in: name), at: now()) }
      if aside {
        new += try adopt(batch.mails)
      } else {
        new += try ledger.receive(batch.mails.map { ReceivedMail($0) }, from: name, cursor: nil)
      }
      fetched += batch.mails.count + batch.unfetched.count
      rest = left
    }
    return (fetched, new)
  }

  /// Mails that lie where taken ones are set aside, and were not known to.
  private func adopt(_ mails: [CollectedMail]) throws -> Int {
    var spots: [MailPlace: MailPlace] = [:]
    let received = mails.map { mail in
      let spot = MailPlace(mail.key)
      // A Maildir's file is known by its name; a UID there is no UID of the folder that mails come to.
      guard spot.name.isEmpty else { return ReceivedMail(mail) }
      let place = MailPlace(validity: spot.validity, uid: spot.uid, name: "aside")
      spots[place] = spot
      return ReceivedMail(mail, at: place)
    }
    let new = try ledger.receive(received, from: name, cursor: nil)
    try ledger.markSettled(received.map(\.place), in: name, aside: spots)
    return new
  }

  /// Mails none of whose places holds them any more.
  private func gone(of places: [KnownPlace], mails: Set<MailPlace>, aside: Set<MailPlace>) -> Int {
    var isThere: [Int64: Bool] = [:]
    for known in places {
      let there = mails.contains(known.place) || known.spotAside.map(aside.contains) ?? false
      isThere[known.mail, default: false] = isThere[known.mail, default: false] || there
    }
    return isThere.values.filter { !$0 }.count
  }
}

extension KnownPlace {
  /// Where it lies once it has been set aside: a Maildir's file keeps its name up to the colon.
  fileprivate var spotAside: MailPlace? {
    if let aside { return aside }
    guard isSettled, !place.name.isEmpty else { return nil }
    return MailPlace(validity: 0, uid: 0, name: String(place.name.prefix { $0 != ":" }))
  }
}
