import Foundation
import Lab
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

  @Test func whatWasSetAsideIsListedAndCanBeRemoved() throws {
    #expect(try folder.files(in: "已收").isEmpty, "there is no such folder yet")
    for name in ["b.csv", "a.csv"] { try folder.write([1], to: name, in: "已收") }
    #expect(try folder.files(in: "已收").map(\.name) == ["a.csv", "b.csv"])
    try folder.remove("a.csv", in: "已收")
    #expect(try place.names(in: "导出/已收") == ["b.csv"])
    #expect(throws: FolderError.unusable("..")) { try folder.files(in: "..") }
    #expect(throws: FolderError.unusable("../c.csv")) { try folder.remove("../c.csv", in: "已收") }
  }

  @Test func aLinkInTheSubfoldersPlaceIsNotFollowed() throws {
    try FileManager.default.createDirectory(
      atPath: place.path + "/外", withIntermediateDirectories: false)
    try Data("x".utf8).write(to: URL(fileURLWithPath: place.path + "/外/a.csv"))
    try FileManager.default.createSymbolicLink(
      atPath: place.path + "/导出/已收", withDestinationPath: place.path + "/外")
    #expect(throws: FolderError.self) { try folder.files(in: "已收") }
    #expect(throws: FolderError.self) { try folder.remove("a.csv", in: "已收") }
    #expect(try place.names(in: "外") == ["a.csv"])
  }

  /// 评论 in GB18030, as Chinese Windows writes it over an old share.
  private static let chinese: [UInt8] = [0xC6, 0xC0, 0xC2, 0xDB, 0x2E, 0x63, 0x73, 0x76]

  private func put(_ text: String, _ name: [UInt8]) throws {
    let path = Array("\(place.path)/导出/".utf8) + name
    let file = open(path.map(CChar.init(bitPattern:)) + [0], O_WRONLY | O_CREAT, 0o600)
    try #require(file >= 0)
    #expect(write(file, text, text.utf8.count) == text.utf8.count)
    close(file)
  }

  @Test(
    arguments: [
      (chinese, "评论.csv"), (Array("a\"b\\c\n.csv".utf8), "a_b_c_.csv"),
      ([0xF1, 0x2E, 0x63, 0x73, 0x76], "%F1.csv"), ([UInt8](repeating: 0xC6, count: 254), nil),
    ] as [([UInt8], String?)])
  func aFileIsTakenWhateverItsNameIs(name: [UInt8], spoken: String?) throws {
    try put("abc", name)
    let file = try #require(try folder.files().first)
    if let spoken { #expect(file.name == spoken) }
    #expect(try folder.files() == [file], "it looks the same the next time")
    #expect(try folder.read(file.name, limit: 3).bytes == Array("abc".utf8))
    try folder.write([], to: "b", in: "已收")
    try folder.move(file.name, to: "a", in: "已收")
    #expect(try folder.files().isEmpty)
    #expect(try place.names(in: "导出/已收") == ["a", "b"])
  }

  @Test func ofTwoFilesThatAreCalledTheSameOneWaits() throws {
    try put("1", "评论.csv")
    try put("22", Self.chinese)
    try folder.write([], to: "b", in: "已收")
    for size in [1, 2] {
      #expect(try folder.files().map(\.size) == [size])
      #expect(try folder.read("评论.csv", limit: 9).bytes.count == size)
      try folder.move("评论.csv", to: "\(size)", in: "已收")
    }
    #expect(try place.names(in: "导出/已收") == ["1", "2", "b"])
  }

  @Test(arguments: ["../a", "a/b", "", ".a", "a\nb", "a\"b", String(repeating: "a", count: 256)])
  func namesThatArePathsAreNeverAskedFor(name: String) {
    #expect(throws: FolderError.unusable(name)) { try folder.read(name, limit: 1) }
    #expect(throws: FolderError.unusable(name)) { try folder.write([], to: name, in: "已收") }
    #expect(throws: FolderError.unusable(name)) { try folder.write([], to: "a", in: name) }
    #expect(throws: FolderError.unusable(name)) { try folder.move("a", to: name, in: "已收") }
  }

  /// It could lead to the public site.
  @Test func aLinkInASubfoldersPlaceIsNotFollowed() throws {
    try FileManager.default.createDirectory(atPath: place.path + "/site", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(
      atPath: place.path + "/导出/回复", withDestinationPath: place.path + "/site")
    try put("abc", "评论.csv")
    let error = FolderError.file(
      FileError(path: place.path + "/导出/回复", reason: "a link, which is not followed; make it a folder"))
    #expect(throws: error) { try folder.write([1], to: "a.csv", in: "回复") }
    #expect(throws: error) { try folder.move("评论.csv", to: "a.csv", in: "回复") }
    #expect(try place.names(in: "site").isEmpty)
    #expect(try folder.files().map(\.name) == ["评论.csv"])
  }
}
