import Templates
import Testing

/// Traditional Mongolian is set in columns, and its words stay whole.
struct VerticalScriptTests {
  private func set(_ value: String, _ template: String = "{{x.set}}") throws -> String {
    let folder = try TemplateFolder(["a.html": template])
    return try TemplateLibrary(directory: folder.path).render("a.html", with: ["x": .text(value)])
  }

  private let open = "<span class=\"mn\" lang=\"mn-Mong\">"

  @Test(arguments: ["关于供热的投诉", "", "a < b", "Монгол хэл", "全角！，①"])
  func whatHasNoneOfItStaysAsItIs(text: String) throws {
    #expect(try set(text) == set(text, "{{x}}"))
  }

  @Test func aStretchWithItsSpacesSuffixesAndSelectorsIsOne() throws {
    // A narrow space before a suffix, a vowel separator and a free variation selector belong to the words.
    let words = "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ\u{202F}ᠶᠢᠨ ᠠᠯᠠ\u{180E}ᠠ᠋᠂ 2026 ᠣᠨ᠃"
    #expect(try set("来信：\(words)谢谢") == "来信：\(open)\(words)</span>谢谢")
  }

  @Test func stretchesAreSetApartFromChinese() throws {
    #expect(try set("ᠨᠢᠭᠡ，和 ᠬᠣᠶᠠᠷ") == "\(open)ᠨᠢᠭᠡ</span>，和 \(open)ᠬᠣᠶᠠᠷ</span>")
  }

  @Test func nothingInItIsMarkup() throws {
    #expect(try set("ᠨᠢᠭᠡ<b>\"ᠬᠣᠶᠠᠷ\"") == "\(open)ᠨᠢᠭᠡ</span>&lt;b&gt;&quot;\(open)ᠬᠣᠶᠠᠷ</span>&quot;")
  }

  @Test func linesAreSetEachForItself() throws {
    let page = try set("第一行\n\nᠨᠢᠭᠡ\n", "{{#x.setLines}}<p>{{.}}</p>{{/x.setLines}}")
    #expect(page == "<p>第一行</p><p>\(open)ᠨᠢᠭᠡ</span></p>")
  }
}
