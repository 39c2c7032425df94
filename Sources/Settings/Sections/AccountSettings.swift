import Domain

/// A government new-media account (政务新媒体帐号), whose letters come as rows of exports.
package struct AccountSettings: Sendable {
  /// As the public knows it, `奈曼政务`; names the account in the ledger too, and is not to be changed later.
  package let name: String
  /// The desk that decides about its letters (帐号主体单位).
  package let desk: String
  /// Whom its letters are for, unless their words say otherwise.
  package let defaultUnit: DefaultUnit?
  /// The account itself, or 我为政府网站找错.
  package let channel: Channel
  /// Names of the export's columns by what they are, where they are not found by themselves.
  package let columns: [String: String]

  /// Where its exports are dropped; nil where they are only imported by hand.
  package let folder: FolderSettings?
  /// What its platform takes in one reply, in UTF-16 units.
  package let replyLength: Int
  /// From one file of replies to the next.
  package let replyPause: Duration

  /// What a column can be.
  package static let fields = ["id", "author", "text", "time", "region", "work", "link", "telephone"]

  init(_ section: Section, desks: [Desk]) {
    name = section.required("name", .name)
    section.call("account", name)
    desk = section.desk("desk", among: desks)
    defaultUnit = section.defaultUnit()
    let kind = section.value("channel", Form<AccountKind>.choice, default: .newMedia)
    channel = kind == .siteError ? .siteError : .newMedia(account: name)
    columns = section.section("columns") { columns in
      let named = Self.fields.compactMap { field in
        columns.optional(field, .name).map { (field, $0) }
      }
      return Dictionary(uniqueKeysWithValues: named)
    }
    folder = section.optionalSection("folder", FolderSettings.init)
    replyLength = section.value("reply-length", .whole(100...5000), default: 300)
    replyPause = section.value(
      "reply-pause", .time(.seconds(1)...(.seconds(86_400))), default: .seconds(3600))
  }

  private enum AccountKind: String, CaseIterable {
    case newMedia = "new-media"
    case siteError = "site-error"
  }
}
