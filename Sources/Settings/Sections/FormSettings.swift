/// How a portal writes its forms into a mailbox, and how it is known.
package struct FormSettings: Sendable {
  /// The addresses the portal writes from; empty where that was not said.
  package let senders: [String]
  package let secret: PortalSecret?
  /// The portal's own labels, by the name of the field (``fields``).
  package let labels: [String: [String]]
  /// How lines begin that the portal writes around every form.
  package let ignored: [String]

  /// What a label can be.
  package static let fields = [
    "text", "title", "name", "telephone", "address", "serial", "query-code", "publish", "confidential",
    "anonymous", "category", "private",
  ]

  /// Of a portal that nothing was said of.
  static let standard = FormSettings()

  private init() { (senders, secret, labels, ignored) = ([], nil, [:], []) }

  init(_ section: Section) {
    senders = section.list("senders", .address).map(\.value)
    secret = section.optionalSection("secret", PortalSecret.init)
    labels = section.section("labels") { labels in
      var taken: [String: Place] = [:]
      let named = Self.fields.map { field in
        (field, labels.list(field, .label).compactMap { label in labels.unrepeated(label, &taken) })
      }
      return Dictionary(uniqueKeysWithValues: named)
    }
    ignored = section.list("ignore", .name).map(\.value)
  }

  /// Whether anything tells the portal's mails from anybody's.
  var isGuarded: Bool { !senders.isEmpty || secret != nil }
}

/// A secret that the portal writes into every mail, so that no stranger's mail is taken for one of its forms.
package struct PortalSecret: Sendable {
  package enum Spot: Sendable, Equatable {
    case header(String)
    /// The label of a field.
    case field(String)
  }

  package let spot: Spot
  /// Nil only where the configuration is wrong.
  package let file: SecretFile?

  init(_ section: Section) {
    let header = section.optional("header", .headerName)
    let field = section.optional("field", .label)
    if section.has("header"), section.has("field") {
      section.problem(
        section.place(of: "field"), "\(section.title) is in a header or in a field", hint: "keep one")
    } else if !section.has("header"), !section.has("field") {
      section.problem(
        section.place, "\(section.title) has no place in the mail",
        hint: "add header: with the name of a header, or field: with the label of a field")
    }
    spot = header.map(Spot.header) ?? .field(field ?? "")
    file = section.secretFile()
  }
}

extension Section {
  /// A label that no other field has.
  fileprivate func unrepeated(_ label: (value: String, place: Place), _ taken: inout [String: Place])
    -> String?
  {
    if let other = taken[label.value] {
      problem(label.place, "the label \(quoted(label.value)) is named twice, first in line \(other.line)")
      return nil
    }
    taken[label.value] = label.place
    return label.value
  }
}

extension Form<String> {
  /// What stands before a value in a form: `留言内容`, without a colon.
  fileprivate static var label: Form {
    Form(
      "a label of at most 24 characters without a colon", placeholder: "",
      read: { text in
        let isShort = text.unicodeScalars.count <= 24 && !text.contains(where: { ":：\t".contains($0) })
        return isShort ? Form.name.read(text) : nil
      })
  }

  /// RFC 5322 §3.6.8.
  fileprivate static var headerName: Form {
    Form(
      "the name of a header, such as X-Portal-Secret", placeholder: "",
      read: { text in
        let isName =
          !text.isEmpty && text.utf8.count <= 76
          && text.utf8.allSatisfy { (33...126).contains($0) && $0 != 58 }
        return isName ? text : nil
      })
  }
}
