/// How our mail leaves.
package struct CourierSettings: Sendable {
  package let way: Way
  package let envelopeFrom: EnvelopeFrom
  package let rate: RateSettings
  package let audit: AuditSettings?
  package let retry: RetrySettings
  /// Bytes of the largest mail we send.
  package let size: Int

  package enum Way: Sendable {
    case smtp(ServerSettings)
    /// Mails are laid into a folder as .eml files, the embedded default.
    case folder(path: String)
  }

  private enum Kind: String, CaseIterable {
    case folder, smtp
  }

  init(_ section: Section, office: OfficeSettings) {
    switch section.value("type", Form<Kind>.choice, default: .folder) {
    case .smtp:
      section.refuse(["path"], { "\($0) is a key of couriers of type folder" })
      way = .smtp(Self.server(section))
    case .folder:
      section.refuse(section.keys(of: Self.server), { "\($0) is a key of couriers of type smtp" })
      way = .folder(path: section.path("path", default: "../mail/outbox"))
    }
    envelopeFrom = section.value("envelope-from", .envelopeFrom, default: .address(office.address))
    rate = section.section("rate", RateSettings.init)
    audit = section.optionalSection("audit", AuditSettings.init)
    retry = section.section("retry", RetrySettings.init)
    size = section.value("size", .size((1 << 20)...(100 << 20)), default: 20 << 20)
    check(section, office)
    warnOfUnknownFates(section)
  }

  /// Who logs in; empty where nobody does.
  private var user: String { if case .smtp(let server) = way { server.user } else { "" } }

  private func check(_ section: Section, _ office: OfficeSettings) {
    let place = section.placeOfValue(of: "envelope-from")
    switch envelopeFrom {
    case .account where Form.address.read(user) == nil:
      section.problem(
        place, "\"account\" needs a login that is a mail address",
        hint: "write the whole address as user:, such as liuyan@163.com")
    case .verp where office.addressTokens == .off:
      section.warn(
        place, "\"verp\" needs address-tokens, which is off: bounces come to the office's address",
        hint: "turn address-tokens on if the mail server knows plus signs")
    case .verp where office.address.prefix { $0 != "@" }.utf8.count > 32:
      section.problem(
        place, "\"verp\" needs an address of the office with at most 32 letters before the @",
        hint: "have bounces come to an address of their own")
    case .address(let sender): warnOfOwner(section, sender)
    case .verp, .null: warnOfOwner(section, office.address)
    case .account: break
    }
  }

  private func warnOfUnknownFates(_ section: Section) {
    guard case .smtp = way, audit == nil else { return }
    section.warn(
      section.place(of: "type"),
      "without \"audit\" a mail whose connection breaks at the last moment may arrive twice",
      hint: "write audit: with a mailbox that gets a copy of every mail")
  }

  /// Providers that take mail under the name of the login only.
  private func warnOfOwner(_ section: Section, _ sender: String) {
    let strict = ["163.com", "126.com", "yeah.net", "qq.com"]
    guard case .smtp(let server) = way, strict.contains(where: { server.host.hasSuffix($0) }),
      sender.lowercased() != server.user.lowercased()
    else { return }
    section.warn(
      section.place(of: "host"), "\(server.host) refuses mail that is not sent under its login",
      hint: "write envelope-from: account")
  }

  private static func server(_ section: Section) -> ServerSettings {
    ServerSettings(section, ports: .smtp, needsLogin: false)
  }
}

/// A mailbox of our own that gets a copy of every mail, so that after a lost connection we can look whether the
/// mail was taken (safety.md §5.3).
package struct AuditSettings: Sendable {
  package let address: String
  package let mailbox: MailSource
  /// How long a copy may take before it is looked for.
  package let wait: Duration
  /// How often it is looked for before a person is asked.
  package let tries: Int

  init(_ section: Section) {
    address = section.required("address", .address)
    mailbox = section.section("mailbox", MailSource.init)
    wait = section.value("wait", .time(.seconds(1)...(.seconds(86_400))), default: .seconds(300))
    tries = section.value("tries", .whole(1...20), default: 3)
  }
}

/// When a mail that could not be sent is tried again: the wait doubles from the first to the maximum.
package struct RetrySettings: Sendable {
  package let first: Duration
  package let maximum: Duration

  init(_ section: Section) {
    first = section.value("first", .time(.seconds(1)...(.seconds(86_400))), default: .seconds(60))
    maximum = section.value("maximum", .time(.seconds(1)...(.seconds(86_400))), default: .seconds(3600))
    if first > maximum {
      section.problem(section.placeOfValue(of: "first"), "\"first\" is longer than \"maximum\"")
    }
  }
}

/// Where our mails say that they are to be returned to (RFC 5321 §3.6.2).
package enum EnvelopeFrom: Sendable, Equatable {
  /// The login, under which the mails then come as well.
  case account
  /// The office's address with a mark after a plus sign, another for each mail.
  case verp
  /// Nowhere, for receipts; the office's address, for all else.
  case null
  case address(String)
}

extension Form<EnvelopeFrom> {
  /// Called `none`, since YAML takes an unquoted `null` for a key that is given nothing.
  static var envelopeFrom: Form {
    let words: [(String, EnvelopeFrom)] = [("account", .account), ("verp", .verp), ("none", .null)]
    return Form(
      "a mail address, account, verp or none", placeholder: .null,
      read: { text in
        words.first { $0.0 == text }?.1 ?? Form<String>.address.read(text).map(EnvelopeFrom.address)
      },
      write: { value in
        if case .address(let address) = value { address } else { words.first { $0.1 == value }?.0 ?? "" }
      },
      guess: { nearest(to: $0.lowercased(), among: words.map(\.0)) })
  }
}

/// How much the courier's server takes of us; without limits unless set.
package struct RateSettings: Sendable {
  package let perMinute: Int?
  package let perDay: Int?

  init(_ section: Section) {
    perMinute = section.optional("per-minute", .whole(1...10_000))
    perDay = section.optional("per-day", .whole(1...1_000_000))
  }
}
