/// What has to be known of an office before it can begin; everything else has a default or waits for a file to be edited.
package struct StartingQuestion {
  package let key: Key
  /// As somebody is asked.
  package let words: String
  /// After "must be".
  package let expected: String
  private let accepts: (String) -> Bool

  package enum Key: String, CaseIterable, Sendable {
    case name, region, prefix, address, telephone, deskAddress, clerk, clerkAddress, way, imap, smtp, user
  }

  /// How mail comes and goes.
  package static let ways = (folders: "folders", servers: "servers")

  package func isAnswered(by text: String) -> Bool { accepts(text) }

  private init<Value>(_ key: Key, _ words: String, _ form: Form<Value>) {
    self.key = key
    self.words = words
    expected = form.expected
    accepts = { form.read($0) != nil }
  }

  /// In the order in which they are asked.
  package static var all: [StartingQuestion] {
    [
      StartingQuestion(.name, "Name of the office (网站管理中心)", .name),
      StartingQuestion(.region, "Region (旗, 县, 市 or 区)", .name),
      StartingQuestion(.prefix, "Capitals before the numbers of letters", .prefix),
      StartingQuestion(.address, "Mail address of the office", .address),
      StartingQuestion(.telephone, "Telephone of the office", .telephone),
      StartingQuestion(.deskAddress, "Another mail address, where the desk is asked", .address),
      StartingQuestion(.clerk, "Name of a clerk, who decides", .name),
      StartingQuestion(.clerkAddress, "Mail address of this clerk", .address),
      StartingQuestion(.way, "Mail by folders, to try it out, or by servers", .way),
      StartingQuestion(.imap, "IMAP server", .host),
      StartingQuestion(.smtp, "SMTP server", .host),
      StartingQuestion(.user, "Login at both", .name),
    ]
  }
}

extension Form<String> {
  fileprivate static var way: Form {
    let words = [StartingQuestion.ways.folders, StartingQuestion.ways.servers]
    return Form(
      words.joined(separator: " or "), placeholder: words[0], read: { words.contains($0) ? $0 : nil })
  }
}
