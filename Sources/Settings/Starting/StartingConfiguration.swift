/// The shipped `huiyin.yaml`, with what is known of an office in the places of what is made up. Its comments stay: they
/// are the administrator's manual.
package struct StartingConfiguration {
  private var lines: [String]

  package init(shipped: String) {
    lines = shipped.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  package var text: String { lines.joined(separator: "\n") }

  /// - Parameter login: of whoever starts it, who may act as the clerk on this machine; nil where that is no name of one.
  package mutating func fill(in answers: [StartingQuestion.Key: String], login: String?) {
    func answer(_ key: StartingQuestion.Key) -> String { answers[key] ?? "" }
    for (key, value) in [
      ("name", answer(.name)), ("region", answer(.region)), ("prefix", answer(.prefix)),
      ("address", answer(.address)), ("telephone", answer(.telephone)),
      ("regulation", "\(answer(.region))网民留言办理工作制度"),
    ] {
      set("  \(key):", in: "office", to: value)
    }
    remove("  short-name:", in: "office")
    set("    address:", in: "desks", to: answer(.deskAddress))
    keepOnlyFirst("      - name:", in: "desks")
    set("      - name:", in: "desks", to: answer(.clerk))
    set("        address:", in: "desks", to: answer(.clerkAddress))
    if let login = login.flatMap(Form<String>.login.read) {
      set("        logins:", in: "desks", as: "[\(login)]")
    } else {
      remove("        logins:", in: "desks")
    }
    guard answer(.way) == StartingQuestion.ways.servers else { return }
    let user = quotedText(answer(.user))
    insert(
      [
        "  - name: 收件箱                      # names the mailbox in the ledger; do not change it later",
        "    type: imap", "    host: \(answer(.imap))", "    user: \(user)",
        "    password-file: ../secrets/mail    # one line, readable by huiyin alone (chmod 600)",
      ], inPlaceOf: ["  - name: 收件箱", "    type: maildir"], of: "mailboxes")
    insert(
      [
        "  type: smtp", "  host: \(answer(.smtp))", "  user: \(user)", "  password-file: ../secrets/mail",
      ], inPlaceOf: ["  type: folder"], of: "courier")
  }

  private mutating func set(_ key: String, in section: String, to value: String) {
    set(key, in: section, as: quotedText(value))
  }

  /// Writes behind a key, the first of its kind in a section, something else; its comment stays.
  private mutating func set(_ key: String, in section: String, as value: String) {
    guard let index = index(of: key, in: section) else { return }
    let comment = lines[index].firstMatch(of: /[ ]{2,}#.*$/).map { String($0.0) } ?? ""
    lines[index] = "\(key) \(value)\(comment)"
  }

  private mutating func remove(_ key: String, in section: String) {
    if let index = index(of: key, in: section) { lines.remove(at: index) }
  }

  /// Takes out the second of a list, and what follows it.
  private mutating func keepOnlyFirst(_ key: String, in section: String) {
    guard let body = body(of: section), let first = index(of: key, in: section),
      let second = body.first(where: { $0 > first && lines[$0].hasPrefix(key) })
    else { return }
    lines.removeSubrange(second..<body.upperBound)
  }

  private mutating func insert(_ new: [String], inPlaceOf old: [String], of section: String) {
    guard let body = body(of: section) else { return }
    for line in old.reversed() {
      if let index = body.first(where: { lines[$0].hasPrefix(line) }) { lines.remove(at: index) }
    }
    lines.insert(contentsOf: new, at: body.lowerBound)
  }

  private func index(of key: String, in section: String) -> Int? {
    body(of: section)?.first { lines[$0].hasPrefix(key) }
  }

  /// From the line behind its name to the next one that is blank.
  private func body(of section: String) -> Range<Int>? {
    guard let start = lines.firstIndex(of: "\(section):") else { return nil }
    let end = lines[start...].firstIndex(of: "") ?? lines.endIndex
    return (start + 1)..<end
  }
}

/// A text as YAML takes it for one.
private func quotedText(_ text: String) -> String {
  let isPlain = text.wholeMatch(of: /[\p{L}\p{N}][\p{L}\p{N}@._+-]*/) != nil
  return isPlain ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}
