import Testing

@testable import Wire

struct MultiStatusTests {
  private func files(_ text: String) -> [FolderFile] { MultiStatus(Array(text.utf8)).files }

  private func response(_ href: String, _ properties: String...) -> String {
    "<D:response><D:href>\(href)</D:href><D:propstat><D:prop>\(properties.joined())</D:prop></D:propstat></D:response>"
  }

  @Test func theOrderOfPropertiesDoesNotMatter() {
    let (size, time, tag) = (
      "<D:getcontentlength>2</D:getcontentlength>", "<D:getlastmodified>Wed</D:getlastmodified>",
      "<D:getetag>\"1\"</D:getetag>"
    )
    let first = files(response("/d/a.csv", size, time, tag))
    #expect(first == [FolderFile(name: "a.csv", size: 2, modified: "Wed \"1\"")])
    #expect(files(response("/d/a.csv", tag, time, size)) == first)
  }

  @Test func foldersAndNamesThatAreNoneAreLeftOut() {
    let size = "<x:getcontentlength>2</x:getcontentlength>"
    let text = [
      response("/d/", size), response("/d/b", size, "<D:resourcetype><D:collection/></D:resourcetype>"),
      response("/d/%D6%D0.csv", size), response("/d/%2e%2e", size), response("/d/a%2Fb", size),
      response("/d/a%0Ab", size), response("/d/c", "<x:getcontentlength>-1</x:getcontentlength>"),
      response("\n  http://s/d/%E8%AF%84&amp;1.csv\n", size),
    ].joined()
    #expect(files(text).map(\.name) == ["评&1.csv"])
  }

  @Test func nonsenseIsNoFile() {
    for text in ["", "<", "<a", "a>b", "<D:response>", "<D:response><D:href>/a", "</D:response>"] {
      #expect(files(text).isEmpty)
    }
    _ = files(String(repeating: "<D:response>", count: 10_000) + String(repeating: "<", count: 10_000))
  }
}
