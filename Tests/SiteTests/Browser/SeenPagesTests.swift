import Domain
import Foundation
import Testing

@testable import Site

/// Pages for people to look at: `make pages FOLDER=…`.
struct SeenPagesTests {
  private static let folder = ProcessInfo.processInfo.environment["HUIYIN_PAGES"]

  @Test(.enabled(if: folder != nil, "nobody wants to look"))
  func theSiteLiesInTheFolder() throws {
    let folder = try #require(Self.folder)
    let mongolian = "ᠨᠠᠶᠢᠮᠠᠨ ᠬᠣᠰᠢᠭᠤᠨ\u{202F}ᠤ ᠤᠰᠤᠨ ᠬᠠᠩᠭᠠᠮᠵᠢ\u{202F}ᠶᠢᠨ ᠲᠤᠬᠠᠢ ᠠᠰᠠᠭᠤᠯᠲᠠ᠃"
    let letter = Samples.letter(
      1, title: mongolian, question: Array(repeating: mongolian, count: 4).joined(separator: " "),
      answer: "您好！来信收悉。\n" + Array(repeating: mongolian, count: 3).joined(separator: " ") + "\n感谢您的来信。")
    var writer = try SiteWriter(directory: folder + "/site", manifest: folder + "/manifest")
    _ = try writer.replace(
      with: Array(Samples.site(of: (2...61).map { Samples.letter($0) } + [letter]).values))
  }

  @Test(.enabled(if: folder != nil, "nobody wants to look"))
  func theBoardLiesBesideIt() throws {
    let folder = try #require(Self.folder)
    var writer = try SiteWriter(directory: folder + "/board", manifest: folder + "/board.manifest")
    _ = try writer.replace(with: BoardPagesTests.pages())
  }
}
