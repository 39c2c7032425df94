/// A folder into which an operator drops exports.
package struct FolderSettings: Sendable {
  /// A directory of this machine.
  package let path: String
  /// How long to wait before looking again. A file is taken once two looks have found it the same.
  package let poll: Duration
  /// The folder within it that files are moved to, with a receipt beside each.
  package let done: String

  init(_ section: Section) {
    path = section.requiredPath("path")
    poll = section.value("poll", .time(.seconds(1)...(.seconds(86_400))), default: .seconds(60))
    done = section.value("done", .folderName, default: "已收")
  }
}

extension Form<String> {
  /// The name of a folder within another.
  fileprivate static var folderName: Form {
    Form(
      "the name of a folder", placeholder: "done",
      read: { $0.contains(where: { "/\\\"".contains($0) }) || $0.hasPrefix(".") ? nil : Form.name.read($0) })
  }
}
