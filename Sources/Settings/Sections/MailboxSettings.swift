import Domain

/// A mailbox that letters and replies come to, and what letters from it are.
package struct MailboxSettings: Sendable {
  /// Names the mailbox in the ledger: unique, and not to be changed later.
  package let name: String
  package let source: MailSource
  /// How long to wait before looking again, unless the server tells of new mail before.
  package let poll: Duration
  /// The channel of letters that come here.
  package let channel: Channel
  /// The desk that decides about them.
  package let desk: String
  /// Whom its letters are for, unless their words say otherwise.
  package let defaultUnit: DefaultUnit?
  /// Where a portal writes its forms to the mailbox.
  package let portal: PortalSettings?

  init(_ section: Section, desks: [Desk]) {
    name = section.required("name", .name)
    section.call("mailbox", name)
    source = MailSource(section)
    poll = section.value("poll", .time(.seconds(1)...(.seconds(86_400))), default: .seconds(60))
    channel = section.channel("channel")
    desk = section.desk("desk", among: desks)
    defaultUnit = section.defaultUnit()
    portal = PortalSettings(section, name: name, channel: channel)
  }

  /// One folder of a mailbox, known to the ledger by itself.
  private init(_ folder: String, as source: MailSource, of mailbox: MailboxSettings) {
    name = "\(mailbox.name)/\(folder)"
    self.source = source
    (poll, channel, desk) = (mailbox.poll, mailbox.channel, mailbox.desk)
    (defaultUnit, portal) = (mailbox.defaultUnit, mailbox.portal)
  }
}

/// A portal whose forms come to a mailbox.
package struct PortalSettings: Sendable {
  /// The mailbox's, whatever folders of it are read.
  package let name: String
  package let form: FormSettings
  /// Where it is told of its letters; nil where it is not.
  package let status: StatusSettings?

  /// Nil for a mailbox that no portal writes to.
  init?(_ section: Section, name: String, channel: Channel) {
    let form = section.optionalSection("form", FormSettings.init)
    status = section.optionalSection("status", StatusSettings.init)
    self.name = name
    self.form = form ?? .standard
    if channel == .mail {
      for key in ["form", "status"] where section.has(key) {
        section.problem(
          section.place(of: key), "\(section.title) has \(quoted(key)), and its letters are plain mail",
          hint: "add channel: portal")
      }
      return nil
    }
    guard form != nil || channel == .portal || status != nil else { return nil }
    if !self.form.isGuarded {
      section.warn(
        section.place, "\(section.title): whatever looks like a form is taken for the portal's",
        hint: "add form: with senders: and, as an address is easily forged, secret:")
    }
  }
}

extension MailboxSettings {
  /// One for each of its folders: several of them are read, and known to the ledger, each by itself.
  var folders: [MailboxSettings] {
    guard case .imap(let settings) = source, settings.folders.count > 1 else { return [self] }
    return settings.folders.map { folder in
      MailboxSettings(folder, as: .imap(settings.only(folder)), of: self)
    }
  }
}

/// Where mail lies.
package enum MailSource: Sendable {
  case imap(IMAPSettings)
  /// A Maildir on this machine, the embedded default.
  case maildir(path: String)

  private enum Kind: String, CaseIterable {
    case imap, maildir
  }

  init(_ section: Section) {
    let kind = section.required("type", Form<Kind>.choice)
    switch kind {
    case .imap:
      section.refuse(["path"], { "\($0) is a key of mailboxes of type maildir" })
      self = .imap(IMAPSettings(section))
    case .maildir:
      section.refuse(
        section.keys(of: IMAPSettings.init), { "\($0) is a key of mailboxes of type imap" })
      self = .maildir(path: section.path("path", default: "../mail/inbox"))
    }
  }
}

/// A folder on an IMAP server, or several of one account.
package struct IMAPSettings: Sendable {
  package let server: ServerSettings
  /// In Unicode, as people see them: `INBOX`, `留言`. At least one.
  package private(set) var folders: [String]
  /// The first, or only one.
  package var folder: String { folders[0] }
  /// The folder that mails are moved to once they are stored; nil to leave them where they are.
  package let processed: String?

  init(_ section: Section) {
    server = ServerSettings(section, ports: .imap, needsLogin: true)
    let several = section.list("folders", .name)
    if section.has("folders") {
      section.refuse(["folder"], { "\(section.title) has both \($0) and \"folders\"" }, hint: "keep one")
      var seen: Set<String> = []
      for (name, place) in several where !seen.insert(name).inserted {
        section.problem(place, "the folder \(quoted(name)) is named twice")
      }
    }
    folders = several.map(\.value)
    if folders.isEmpty { folders = [section.value("folder", .name, default: "INBOX")] }
    let aside = section.value("processed", .name, default: "已收")
    processed = aside == "leave" ? nil : aside
    if folders.contains(aside) {
      section.problem(
        section.placeOfValue(of: "processed"), "mails cannot be set aside in the folder they come from",
        hint: "name another folder, or write leave")
    }
  }

  func only(_ folder: String) -> IMAPSettings {
    var settings = self
    settings.folders = [folder]
    return settings
  }
}

extension Section {
  /// `mail`, `portal`, `site-error`, or `new-media: 奈曼政务`.
  fileprivate func channel(_ key: String) -> Channel {
    describe(
      key,
      .either(
        Form<PlainChannel>.channel.kind,
        .section(Outline.gathered(by: { $0.required("new-media", .name) }, like: self))))
    guard let item = item(key) else {
      note(key, .text(PlainChannel.mail.rawValue))
      return .mail
    }
    guard case .section = item else {
      let plain = scalar(item, quoted(key), Form<PlainChannel>.channel) ?? .mail
      note(key, .text(plain.rawValue))
      return plain.channel
    }
    return section(key) { .newMedia(account: $0.required("new-media", .name)) }
  }
}

private enum PlainChannel: String, CaseIterable {
  case mail, portal
  case siteError = "site-error"

  var channel: Channel {
    switch self {
    case .mail: .mail
    case .portal: .portal
    case .siteError: .siteError
    }
  }
}

extension Form<PlainChannel> {
  fileprivate static var channel: Form {
    Form(
      "mail, portal, site-error or a section with new-media: and an account",
      as: .words(PlainChannel.allCases.map(\.rawValue)), placeholder: .mail,
      read: PlainChannel.init(rawValue:), write: \.rawValue)
  }
}
