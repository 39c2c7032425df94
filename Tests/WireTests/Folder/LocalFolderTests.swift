import Foundation
import Testing

@testable import Wire

struct LocalFolderTests {
  private let place: TemporaryFolder
  private let folder: LocalFolder

  init() throws {
    place = try TemporaryFolder()
    folder = try LocalFolder(at: place.path + "/导出")
  }

  private func put(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(place.path)/导出/\(name)"))
  }

  @Test func onlyPlainFilesAreListed() throws {
    try put("b", "评论 2.csv")
    try put("abc", "评论 1.csv")
    try put("x", ".hidden")
    let path = place.path + "/导出"
    try FileManager.default.createDirectory(atPath: path + "/已收", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: path + "/link.csv", withDestinationPath: "/etc/passwd")
    #expect(mkfifo(path + "/pipe.csv", 0o600) == 0)
    #expect(try folder.files().map(\.name) == ["评论 1.csv", "评论 2.csv"])
    #expect(try folder.files().map(\.size) == [3, 1])
    #expect(throws: FolderError.self) { try folder.read("link.csv", limit: 10_000) }
    #expect(throws: FolderError.self) { try folder.read("pipe.csv", limit: 10_000) }
  }

  @Test func aFileThatIsWrittenToLooksDifferent() throws {
    try put("a", "a.csv")
    let first = try folder.files()
    #expect(try folder.files() == first)
    try put("ab", "a.csv")
    #expect(try folder.files() != first)
  }

  @Test func aFileIsReadWithItsTimeAndNoFurtherThanItsLimit() throws {
    try put("abc", "a.csv")
    let content = try folder.read("a.csv", limit: 3)
    #expect(content.bytes == Array("abc".utf8))
    #expect(content.modified != nil)
    #expect(throws: FolderError.oversized("a.csv", limit: 2)) { try folder.read("a.csv", limit: 2) }
    #expect(throws: FolderError.missing("b.csv")) { try folder.read("b.csv", limit: 2) }
  }

  @Test func filesAreMovedIntoASubfolderAndReplaceWhatIsThere() throws {
    try put("abc", "评论.csv")
    for text in ["1", "22"] { try folder.write(Array(text.utf8), to: "评论.回执.txt", in: "已收") }
    try folder.move("评论.csv", to: "评论.1.csv", in: "已收")
    #expect(try folder.files().isEmpty)
    #expect(try place.names(in: "导出/已收") == ["评论.1.csv", "评论.回执.txt"])
    #expect(throws: FolderError.missing("评论.csv")) { try folder.move("评论.csv", to: "a", in: "已收") }
  }

  @Test(arguments: ["../a", "a/b", "", ".a", "a\nb", "a\"b", String(repeating: "a", count: 256)])
  func namesThatArePathsAreNeverAskedFor(name: String) {
    #expect(throws: FolderError.unusable(name)) { try folder.read(name, limit: 1) }
    #expect(throws: FolderError.unusable(name)) { try folder.write([], to: name, in: "已收") }
    #expect(throws: FolderError.unusable(name)) { try folder.write([], to: "a", in: name) }
    #expect(throws: FolderError.unusable(name)) { try folder.move("a", to: name, in: "已收") }
  }
}
