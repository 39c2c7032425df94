/// How our mail leaves.
package struct CourierSettings: Sendable {
  package let way: Way
  /// The envelope sender, to which bounces come; the office's address unless set.
  package let envelopeFrom: String
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
    envelopeFrom = section.value("envelope-from", .address, default: office.address)
    audit = section.optionalSection("audit", AuditSettings.init)
    retry = section.section("retry", RetrySettings.init)
    size = section.value("size", .size((1 << 20)...(100 << 20)), default: 20 << 20)
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
