/// What is done with an open folder.
extension IMAPSession {
  /// Opens a folder afresh, so that the newest mails are seen, and returns its UIDVALIDITY.
  @discardableResult
  func open(_ folder: String, readOnly: Bool = false) throws(MailboxError) -> UInt32 {
    opened = nil
    let name = try quoted(FolderName.encoded(folder))
    let answer = try run("\(readOnly ? "EXAMINE" : "SELECT") \(name)", as: "opening folder \"\(folder)\"")
    for response in answer.untagged {
      guard let validity = Self.code("UIDVALIDITY", in: response) else { continue }
      opened = (folder, validity)
      return validity
    }
    throw unintelligible("no UIDVALIDITY for folder \"\(folder)\"")
  }

  /// The number in a response code such as `[UIDVALIDITY 3857529045]`.
  private static func code(_ name: String, in response: IMAPResponse) -> UInt32? {
    guard response.untagged?.keyword == "OK" else { return nil }
    let text = String(decoding: response.line, as: UTF8.self).uppercased()
    guard let bracket = text.firstIndex(of: "["), let end = text[bracket...].firstIndex(of: "]") else {
      return nil
    }
    let words = text[bracket..<end].dropFirst().split(separator: " ")
    return words.count == 2 && words[0] == name ? UInt32(words[1]) : nil
  }

  /// The UIDs that match, in rising order, each once.
  func search(_ criteria: String) throws(MailboxError) -> [UInt32] {
    var found: [UInt32] = []
    for response in try run("UID SEARCH \(criteria)").untagged {
      guard let (keyword, rest) = response.untagged, keyword == "SEARCH" else { continue }
      for word in rest.split(separator: UInt8(ascii: " ")) {
        guard let uid = UInt32(String(decoding: word, as: UTF8.self)) else {
          throw unintelligible("not a UID in a search result: \"\(printable(word))\"")
        }
        found.append(uid)
      }
    }
    return Set(found).sorted()
  }

  /// Whether the folder exists.
  func has(folder: String) throws(MailboxError) -> Bool {
    let name = try quoted(FolderName.encoded(folder))
    return try finish(begin("STATUS \(name) (MESSAGES)")).status == .ok
  }

  func create(folder: String) throws(MailboxError) {
    let name = try quoted(FolderName.encoded(folder))
    try run("CREATE \(name)", as: "creating folder \"\(folder)\"")
  }

  /// The folders of the account, by the names that people gave them.
  func folders() throws(MailboxError) -> [String] {
    var names: [String] = []
    for response in try run("LIST \"\" \"*\"").untagged where response.untagged?.keyword == "LIST" {
      guard let values = IMAPValue.values(of: response), values.count >= 3, let name = values[2].text else {
        throw unintelligible("not a folder: \"\(printable(response.line))\"")
      }
      names.append(FolderName.decoded(name.utf8) ?? name)
    }
    return names
  }
}
