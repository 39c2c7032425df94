import Domain
import Mail
import Store
import Templates

/// Writes the office's mails: from a template, with the office's name under it and a way to answer.
struct Post {
  let office: Office
  let now: Timestamp

  /// - Parameters:
  ///   - letter: nil for what is about several, or none.
  ///   - mail: what it answers by itself.
  ///   - language: what it is written in besides Chinese, where there is such a template.
  func mail(
    _ template: String, to recipient: String, about letter: Letter?, token: Token?, cause: String,
    answering mail: AnsweredMail? = nil, in language: Language? = nil, values: TemplateValues,
    attachments: [Attachment] = []
  ) throws -> OutgoingMail {
    var values = values
    if let letter { values["id"] = "\(letter.id)" }
    if let token { values["token"] = "\(token)" }
    // Authors are not told how much the office hurries.
    let isUrgent = letter?.isUrgent == true && Tidings.Kind(rawValue: template) == nil
    let form = enclosedForm(with: template, about: letter?.id, values)
    return try compose(
      template, to: recipient, about: letter?.id, isUrgent: isUrgent, answeredTo: token?.description,
      named: letter.flatMap { named(token, about: $0, to: recipient) }, cause: cause, answering: mail,
      in: language, values: values, attachments: form + attachments)
  }

  /// What the subject names, where the address does not: a unit's token, by which its answer is known however little of
  /// our mail it quotes. A code by which something is decided stands in no list of mails.
  private func named(_ token: Token?, about letter: Letter, to recipient: String) -> Token? {
    guard let token, !office.usesPlusAddresses,
      office.register.unit(writingFrom: recipient, on: now.day) != nil,
      TokenHolder(of: token, in: letter, mint: office.mint) != nil
    else { return nil }
    return token
  }

  /// The form to be filled in, where the office has one and a mail of that kind carries it.
  private func enclosedForm(
    with kind: String, about letter: LetterID?, _ values: TemplateValues
  ) -> [Attachment] {
    guard AssignmentForm.isCarried(by: kind), let letter, let template = office.replyForm else { return [] }
    let values = values.merging(["office": .text(office.rules.name)]) { _, new in new }
    return [AssignmentForm(of: values).attachment(for: letter, from: template)]
  }

  /// A list, a probe, or what is said of an answer to it: it is about no letter.
  /// - Parameters:
  ///   - charts: what its page shows as pictures.
  ///   - isOpen: whether it says nothing that a unit would have encrypted.
  func mail(
    _ template: String, to recipient: String, code: DigestCode?, cause: String, values: TemplateValues,
    charts: [MailChart] = [], attachments: [Attachment] = [], isOpen: Bool = false
  ) throws -> OutgoingMail {
    try compose(
      template, to: recipient, about: nil, answeredTo: code?.description, cause: cause, answering: nil,
      values: values, charts: charts, attachments: attachments, isOpen: isOpen)
  }

  /// - Parameters:
  ///   - token: what an answer's address carries.
  ///   - named: what stands in the subject as well.
  private func compose(
    _ template: String, to recipient: String, about letter: LetterID?, isUrgent: Bool = false,
    answeredTo token: String?, named: Token? = nil, cause: String, answering mail: AnsweredMail?,
    in language: Language? = nil,
    values: TemplateValues, charts: [MailChart] = [], attachments: [Attachment], isOpen: Bool = false
  ) throws -> OutgoingMail {
    let rules = office.rules
    let replyTo = replyAddress(for: token)
    var all = values
    all["office"] = .text(rules.name)
    all["telephone"] = .text(rules.telephone)
    all["replyTo"] = .text(replyTo)
    let subject = letter?.description ?? number
    let messageID = "\(office.mint.identifier(cause, subject)).\(subject)@\(domain)"
    let pictures = charts.enumerated().map { $1.inline(number: $0 + 1, in: messageID) }
    all["pictures"] = .list(zip(charts, pictures).map { .record($0.values(shownAs: $1)) })
    let words = try office.templates.mail(
      template, in: language?.rawValue, with: all, marked: isUrgent ? "【特急】" : "")
    let draft = Draft(
      from: Address(name: rules.name, mailbox: rules.post.from ?? rules.address),
      to: [Address(name: nil, mailbox: recipient)],
      // Without a name: the address is long, and some readers put a space where a name was folded.
      replyTo: [Address(name: nil, mailbox: replyTo)],
      subject: words.subject + (named.map { " [\($0)]" } ?? ""), date: now.seconds,
      messageID: messageID, inReplyTo: mail?.messageID, references: mail?.messageID.map { [$0] } ?? [],
      autoSubmitted: Self.isAutomaticAnswer(template) ? .replied : .generated,
      headers: [("X-Auto-Response-Suppress", Self.suppressed(by: template))], text: words.text,
      html: words.html, pictures: pictures, attachments: attachments)
    let (bytes, kept) = try protected(draft, number: subject, isOpen: isOpen)
    return OutgoingMail(
      letter: letter, kind: template, priority: isUrgent ? .urgent : MailPriority(ofKind: template),
      sender: rules.address, recipient: recipient, messageID: messageID,
      bytes: bytes, kept: kept)
  }

  /// A mail to a unit as its reader sees it, whatever covers it on its way.
  func shown(
    _ template: String, to recipient: String, about letter: Letter, token: Token, values: TemplateValues
  ) throws -> Message {
    var all = values
    all["id"] = "\(letter.id)"
    all["token"] = "\(token)"
    all["office"] = .text(office.rules.name)
    all["telephone"] = .text(office.rules.telephone)
    let address = replyAddress(for: token.description)
    all["replyTo"] = .text(address)
    let words = try office.templates.mail(template, with: all, marked: letter.isUrgent ? "【特急】" : "")
    let draft = Draft(
      from: Address(name: office.rules.name, mailbox: office.rules.post.from ?? office.rules.address),
      to: [Address(name: nil, mailbox: recipient)], replyTo: [Address(name: nil, mailbox: address)],
      subject: words.subject, date: now.seconds, messageID: "\(letter.id)@\(domain)", text: words.text,
      html: words.html)
    return try Message(parsing: draft.composed())
  }

  /// About how many bytes a mail will have.
  static func size(with attachments: [Attachment]) -> Int {
    attachments.reduce(20 << 10) { $0 + $1.bytes.count / 3 * 4 }
  }

  /// What stands for a letter's number where there is none: so our mails are known as ours when they come back.
  private var number: String { "OF\(now.day.description.filter { $0 != "-" })00" }

  /// Whether mails of that kind answer somebody by themselves, whoever he is (RFC 3834 §1.1). All others are the
  /// office's own acts, for which a person or a rule of the desk stands.
  static func isAutomaticAnswer(_ kind: String) -> Bool { kind == "receipt" }

  /// What Exchange shall not send back ([MS-OXCMAIL] §2.1.3.2.20). `All` would keep non-delivery reports back as
  /// well, which the office must have of whatever somebody waits for. Precedence is left out: RFC 3834 asks for none,
  /// and `bulk` makes servers put a mail among the advertisements.
  private static func suppressed(by kind: String) -> String {
    isAutomaticAnswer(kind) ? "All" : "DR, RN, NRN, OOF, AutoReply"
  }

  /// `liuyan+nm2026000123-4q7x0m2k9w5s8a1z@naiman.example`, so that a reply finds its letter by itself.
  func replyAddress(for token: String?) -> String {
    let address = office.rules.address
    guard let token, office.usesPlusAddresses, let at = address.lastIndex(of: "@") else {
      return address
    }
    return "\(address[..<at])+\(token)\(address[at...])"
  }

  private var domain: String {
    office.rules.address.utf8.split(separator: UInt8(ascii: "@")).last.flatMap { String($0) } ?? "localhost"
  }
}

extension MailPriority {
  /// By the template's name. What a desk is asked and told holds letters up, as decisions do.
  init(ofKind kind: String) {
    self =
      switch kind {
      case "assigned", "cooperate", "enclosures", "sent-back", "sign-off", "sub-unit", "undelivered",
        "request-answered", "reminder", "escalation", "instruction":
        .assignment
      case "declined", "answered", "decide", "confirm-scan", "review", "understood", "void", "delete":
        .decision
      case "author-asks", "second-person", "follow-up", "followed-up", "reopened", "retracted",
        "not-retracted", "wish", "split", "together", "merged", "unmerged", "question", "replaced", "stopped",
        "let-stand", "extended", "recounted", "recounted-unit", "arbitrate", "asks-out", "asks-time":
        .decision
      case "supplement", "call", "replies", "told", "entry", "entered", "morning-understood", "duty-over":
        .decision
      case "morning", "probe", "probed", "address-probe", "kept", "objection", "figures", "bulletin-draft":
        .decision
      case "receipt": .receipt
      case "survey": .survey
      default: .reminder
      }
  }
}
