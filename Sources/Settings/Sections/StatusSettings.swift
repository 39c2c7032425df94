/// Where a portal finds what became of its letters.
package struct StatusSettings: Sendable {
  package let place: FolderPlace
  /// The folder within it that the files lie in.
  package let into: String

  init(_ section: Section) {
    place = FolderPlace(section)
    into = section.value("into", .folderName, default: "status")
  }
}
