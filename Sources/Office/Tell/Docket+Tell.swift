import Domain
import Store
import Templates

extension Docket {
  /// Tells the author, on the way that reaches him: every word to him goes through here.
  ///
  /// A mail leaves by itself. What a person has to say waits as a notice until he says that it was done. That an
  /// author cannot be reached is recorded: nobody is left untold unseen.
  /// - Parameters:
  ///   - cause: tells apart mails of one kind that one event causes.
  ///   - mail: what a receipt answers, where the author wrote it himself.
  mutating func tell(_ tidings: Tidings, cause: String = "", answering mail: AnsweredMail? = nil) throws {
    switch office.reach(of: letter.registration) {
    // Mail has come back, and would again.
    case .mail where letter.authorIsUnreachable && mayBeCalled: try leave(tidings, for: .telephone, "")
    case .mail(let author):
      let kind = tidings.kind.rawValue
      // Also where this one waits for its day itself.
      try withdrawReceipt(before: tidings)
      if Post.isAutomaticAnswer(kind), let bar = try barToAnswer(author, on: mail) {
        if bar == .cameBack, mayBeCalled { return try leave(tidings, for: .telephone, "") }
        return try putOff(tidings, to: author, because: bar, answering: mail)
      }
      try send(
        kind, to: author, token: office.mint.authorToken(of: id), cause: cause, answering: mail,
        in: languageOfMails, values: tidings.values)
    case .account(let account): try leave(tidings, for: .account, account)
    case .telephone where letter.isNotCalledAgain:
      try record(.told(way: "none", Words("\(tidings.kind.chinese)未送达：不再电话联系")), by: .policy)
    case .telephone: try leave(tidings, for: .telephone, "")
    case .portal:
      try record(.told(way: "portal", Words("\(tidings.kind.chinese)：由门户网站显示，网民自行查询")), by: .policy)
    case .nowhere:
      try record(.told(way: "none", Words("\(tidings.kind.chinese)未送达：网民没有留下可以联系的方式")), by: .policy)
    }
  }

  /// Who was answered today is answered when his next day begins; for any other bar there is no later.
  private mutating func putOff(
    _ tidings: Tidings, to author: String, because bar: AnswerBar, answering mail: AnsweredMail?
  ) throws {
    let name = tidings.kind.chinese
    guard bar == .answeredToday, let later = try nextAnswer(to: author) else {
      return try record(.noted(Words("未发\(name)：\(bar.chinese)")), by: .policy)
    }
    try send(
      tidings.kind.rawValue, to: author, token: office.mint.authorToken(of: id), answering: mail, at: later,
      in: languageOfMails, values: tidings.values)
    try record(.noted(Words("\(name)将于\(later)发出：\(bar.chinese)")), by: .policy)
  }

  /// A receipt that still waits for its day says nothing to whoever has been told the end.
  private mutating func withdrawReceipt(before tidings: Tidings) throws {
    guard [.declined, .answered, .retracted, .merged].contains(tidings.kind),
      try book.withdrawDeferred(
        Tidings.Kind.receipt.rawValue, about: id, reply: "the author was told the end", at: now)
    else { return }
    try record(.noted(Words("回执不再发出：已告知网民\(tidings.kind.chinese)")), by: .policy)
  }

  /// Whether there is a way on which he would hear something.
  var authorCanBeReached: Bool {
    switch office.reach(of: letter.registration) {
    case .mail: !letter.authorIsUnreachable || mayBeCalled
    case .account: true
    case .telephone: !letter.isNotCalledAgain
    // He may look there again, or not.
    case .portal, .nowhere: false
    }
  }

  private var mayBeCalled: Bool {
    letter.registration.authorTelephone?.text?.isEmpty == false && !letter.isNotCalledAgain
  }

  /// Leaves to a person what came back as a mail: to say it by telephone, under the author's account, or, where he
  /// left neither, as the desk finds a way. A stranger's receipt is worth a call, and no search.
  /// - Returns: false for anything else, and for whom nobody will call again.
  func leaveInstead(ofMail kind: String) throws -> Bool {
    guard let tidings = try tidings(of: kind), !letter.isNotCalledAgain else { return false }
    if !mayBeCalled, let account = letter.registration.channel.account {
      try leave(tidings, for: .account, account)
      return true
    }
    let isStrangers = tidings.kind == .receipt && letter.events.first?.by.role != .clerk
    guard mayBeCalled || !isStrangers else { return false }
    try leave(tidings, for: .telephone, "")
    return true
  }

  /// What an account could not say is said by telephone, where the author left a number.
  func callInstead(of notice: Notice) throws -> Bool {
    guard notice.content.way == .account, mayBeCalled else { return false }
    if let tidings = try tidings(of: notice.content.kind) {
      try leave(tidings, for: .telephone, "")
    } else {
      let said = notice.content
      try book.notify(
        Notice.Content(
          kind: said.kind, way: .telephone, account: "", desk: said.desk, text: said.text, signer: said.signer
        ),
        about: id, cause: letter.events.count, at: now)
    }
    return true
  }

  /// What there is to say to him again, of the letter as it is.
  private func tidings(of kind: String) throws -> Tidings? {
    switch Tidings.Kind(rawValue: kind) {
    case .split: try tidingsOfSplit
    case .together: tidingsOfTogether
    case .receipt:
      tidingsOfReceipt(
        queryCode: letter.registration.queryCode.shown, at: letter.events.first?.at ?? now)
    case .declined: tidingsOfDecline
    case .question: tidingsOfQuestion
    case .answered: tidingsOfAnswer(page: letter.publication?.path, publicAnswer: nil)
    default: nil
    }
  }

  /// Only where it can be read by everybody, and is on the site already, is it said in public.
  private func leave(_ tidings: Tidings, for way: Notice.Way, _ account: String) throws {
    let publicValues = way == .account ? tidings.publicValues : nil
    var values = tidings.values.merging(publicValues ?? [:]) { _, masked in masked }
    values["id"] = "\(id)"
    let text = try office.templates.render("reply/\(tidings.kind.rawValue).txt", with: values)
    try book.notify(
      Notice.Content(
        kind: tidings.kind.rawValue, way: way, account: account, desk: desk?.name ?? "",
        text: OfficeText.lines(text).joined(separator: "\n"),
        signer: tidings.signer ?? office.signature(of: desk), page: tidings.page,
        isPublic: publicValues != nil),
      about: id, cause: letter.events.count, at: now)
  }

  /// Closes a notice: it was said, or tried in vain.
  /// - Parameter way: how it went, where that is not the notice's own way.
  /// - Returns: false where it was closed before; nothing is recorded then.
  mutating func close(_ notice: Notice, _ told: Told, way: String? = nil, by clerk: Party) throws -> Bool {
    guard try book.close(notice, link: told.place, by: clerk.name ?? "", at: told.at) else { return false }
    let words = ["\(notice.chinese)：\(told.at)", told.place, told.by].compactMap(\.self).joined(
      separator: " ")
    try record(.told(way: way ?? notice.content.way.rawValue, Words(words)), by: clerk)
    return true
  }
}

/// What somebody says of a notice that he has carried out: `已发布 链接 时间`, `已告知 电话 时间 谁`.
struct Told: Equatable, Sendable {
  /// The link or the telephone number.
  var place: String?
  var at: Timestamp
  /// Who did it, where that is not whoever says so.
  var by: String?
}

extension Notice {
  /// `回执`, `答复` …
  var chinese: String { Tidings.name(content.kind) }
}

extension Office {
  /// What stands under a desk's own words: the office's name for the default desk, else the desk's.
  func signature(of desk: Desk?) -> String {
    guard let desk, register.desks.dropFirst().contains(where: { $0.name == desk.name }) else {
      return rules.name
    }
    return desk.name
  }
}
