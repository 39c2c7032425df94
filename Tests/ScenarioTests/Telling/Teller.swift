import Domain
import Mail
import Office
import Testing
import World

/// Tells a story: does what its people do, looks whether there is to be seen what it says, and writes down what the
/// daemon says meanwhile.
///
/// What is not as it was told is an issue at its line, and the story goes on; what cannot be done ends it.
final class Teller {
  let world: World
  let scenario: Scenario
  /// What the daemon said, under the times at which it did.
  private(set) var journal = ""
  private let story: Story
  private var toldMails: Set<String> = []
  private var toldHeld = 0
  private var toldFiles = 0
  private var lastTime: Timestamp?
  private var lastAct = 1
  private static let border = "mx.naiman.example"

  init(of story: Story, in scenario: Scenario) throws {
    self.story = story
    self.scenario = scenario
    let scenery = story.scenery
    world = try World(
      change: {
        scenery.change(&$0)
        $0.border = BorderServer(name: Self.border, host: Self.border)
        Cast.addAccount(to: &$0)
      }, register: scenery.register, hasForm: scenery.hasForm, trusting: scenery.trust)
  }

  func tell() throws {
    for line in story.lines { try tell(line.step, at: line.number) }
    try lookForUntoldMail()
  }

  private func tell(_ step: Step, at line: Int) throws {
    switch step {
    case .clock(let time):
      try act(at: line) { world.now = time }
    case .write(let mail):
      try act(at: line) {
        try world.write(
          from: mail.person.address, subject: mail.subject, text: mail.text,
          attachments: mail.hasPhoto ? [World.photo] : [])
      }
    case .answer(let answer):
      try act(at: line) { try self.answer(answer, at: line) }
    case .run(let command, let clerk):
      try act(at: line) { try run(command, by: Party(.clerk, name: clerk)) }
    case .export(let rows):
      try act(at: line) { try world.export(rows) }
    case .away(let person, let kind, let words):
      try act(at: line) { try world.answerByItself(newest(kind, in: [person.inbox], at: line), words) }
    case .again(let person):
      try act(at: line) { try world.postAgain(from: person.address.mailbox) }
    case .comesBack(let kind, let id): try act(at: line) { try world.comeBack(kind, about: id) }
    case .siteIsBlocked(let isBlocked): try act(at: line) { try world.blockSite(isBlocked) }
    case .listIsRenewed: try act(at: line) { try world.restart() }
    case .gets(let person, let name, let kind, let words):
      guard let mail = try world.mails(kind, in: [person.inbox]).last(where: { isUntold($0) }) else {
        return fail(line, "\(name) gets no \(kind)")
      }
      toldMails.insert(mail.messageID ?? "")
      check(words, in: [mail.readable], "the mail")
    case .held(let reason): try lookAtHeldMail(reason, at: line)
    case .stands(let id, let stage):
      let now = try world.office.ledger.letter(id)?.stage
      if now != stage { fail(line, "\(id) is \(now?.rawValue ?? "not there")") }
    case .page(let id, let words):
      guard let path = try world.office.ledger.letter(id)?.publication?.path, let page = try? world.page(path)
      else {
        return fail(line, "\(id) has no page")
      }
      check(words, in: [page], "the page")
    case .noPage(let id):
      let pages = try world.site().keys.filter { $0.contains(id.description) }
      if !pages.isEmpty { fail(line, "\(id) has the page \(pages.sorted()[0])") }
    case .replyFile(let words):
      guard let file = world.replyFiles().dropFirst(toldFiles).first else {
        return fail(line, "no further reply file is there")
      }
      toldFiles += 1
      check(words, in: [file.text], "the file")
    case .site(let words): check(words, in: Array(try world.site().values), "the site")
    }
  }

  /// Lets somebody do something, and the office do everything that follows from it.
  private func act(at line: Int, _ work: () throws -> Void) throws {
    try lookForUntoldMail()
    lastAct = line
    do {
      try work()
    } catch let error as OfficeError {
      throw StoryError(line, "\(error)")
    } catch let refusal as NotRecorded {
      throw StoryError(line, "\(refusal)")
    } catch let fault as MatterFault {
      throw StoryError(line, "\(fault)")
    }
    try world.work()
    let said = world.takeJournal().map(withoutChance)
    guard !said.isEmpty else { return }
    if lastTime != world.now { journal += (lastTime == nil ? "" : "\n") + "\(world.now)\n" }
    lastTime = world.now
    journal += said.map { $0 + "\n" }.joined()
  }

  /// Without what is another each time: where the office lies, and keys that are made anew.
  private func withoutChance(_ line: String) -> String {
    line.replacing(world.directory, with: "…").replacing(/certificate [0-9a-f]{16}/, with: "certificate …")
      .replacing(/for the unit: [0-9A-F]{16}/, with: "for the unit: …")
  }

  private func answer(_ answer: Answer, at line: Int) throws {
    let mails = (answer.holder ?? answer.person).reads
    let mail = try newest(answer.kind, in: mails, orFirst: answer.toFirst, at: line)
    let ways = answer.ways
    var (isSigned, isForged, flaw): (Bool, Bool, Flaw?) = (false, false, nil)
    switch ways.signature {
    case .none: break
    case .genuine: isSigned = true
    case .forged: (isSigned, isForged) = (true, true)
    case .flawed(let one): flaw = one
    }
    try world.reply(
      to: mail, from: answer.person.address.mailbox, answer.words, signedBy: isSigned, forged: isForged,
      flaw: flaw, attachments: answer.attachments(to: mail), quoting: ways.quotes,
      at: ways.isToPlainAddress ? Cast.office : nil, through: ways.isAuthenticated ? Self.border : nil)
  }

  private func newest(
    _ kind: String, in inboxes: [String], orFirst isFirst: Bool = false, at line: Int
  ) throws -> Message {
    let mails = try world.mails(kind, in: inboxes)
    guard let mail = isFirst ? mails.first : mails.last else {
      throw StoryError(line, "\(inboxes[0]) has no mail \(kind) to answer")
    }
    return mail
  }

  private func run(_ command: Command, by clerk: Party) throws {
    switch command {
    case .assign(let id, let lead, let cooperating):
      _ = try world.office.assign(id, lead: lead, cooperating: cooperating, by: clerk, at: world.now)
    case .decline(let id, let ground):
      try world.office.decline(id, ground: ground, by: clerk, at: world.now)
    case .reassign(let id, let unit, let others, let why):
      _ = try world.office.reassign(id, to: unit, with: others, because: why, by: clerk, at: world.now)
    case .extend(let id, let days, let why):
      _ = try world.office.extend(id, by: days, unit: nil, because: why, by: clerk, at: world.now)
    case .reopen(let id, let why):
      _ = try world.office.reopen(id, because: why, by: clerk, at: world.now)
    case .incident(let id, let unit, let why):
      _ = try world.office.incident(id, because: why, wrongUnit: unit, by: clerk, at: world.now)
    case .letStand(let id, let why):
      _ = try world.office.letStand(id, because: why, by: clerk, at: world.now)
    case .release(let id):
      guard let held = try world.office.ledger.heldMail().last else { return }
      try world.office.release(held.id, as: .reply(id), by: clerk, at: world.now)
    case .word(let id, let wording):
      _ = try world.office.word(id, wording, by: clerk, at: world.now)
    case .split(let id, let matters):
      _ = try world.office.split(id, into: matters, by: clerk, at: world.now)
    case .merge(let id, let root):
      _ = try world.office.merge(id, into: root, by: clerk, at: world.now)
    case .record(let id, let spoken, let hasScan):
      let scan = hasScan ? World.scan.bytes : nil
      _ = try world.office.record(spoken, scan: scan, on: id, by: clerk, at: world.now)
    case .unmerge(let id, let why):
      _ = try world.office.unmerge(id, because: why, by: clerk, at: world.now)
    }
  }

  private func isUntold(_ mail: Message) -> Bool { !toldMails.contains(mail.messageID ?? "") }

  private func lookAtHeldMail(_ reason: String, at line: Int) throws {
    let held = try world.office.ledger.heldMail(all: true).dropFirst(toldHeld)
    guard let mail = held.first else { return fail(line, "no mail is held") }
    toldHeld += 1
    if mail.reason != reason { fail(line, "the mail is held: \(mail.reason)") }
  }

  /// A mail that waits for a person is never left out of a story.
  private func lookForUntoldMail() throws {
    let held = try world.office.ledger.heldMail(all: true)
    for mail in held.dropFirst(toldHeld) {
      fail(lastAct, "untold: the mail is held: \(mail.reason) (\(mail.detail))")
    }
    toldHeld = held.count
  }

  private func check(_ words: Words, in texts: [String], _ what: String) {
    for word in words.all where texts.contains(where: { $0.contains(word.text) }) != word.isSaid {
      fail(word.line, word.isSaid ? "\(what) does not say it" : "\(what) says it")
    }
  }

  private func fail(_ line: Int, _ text: String) {
    Issue.record("\(text)", sourceLocation: scenario.place(line))
  }
}
