import Foundation
import Templates
import Testing

struct TemplateLibraryTests {
  @Test(arguments: [
    ("line one\n{{#open}}\nnever closed", "page.html:2: section \"open\" is never closed"),
    ("{{#a}}{{#b}}\n{{/a}}{{/b}}", "page.html:2: {{/a}} where {{/b}} must come"),
    ("{{/a}}", "page.html:1: {{/a}} closes nothing"),
    ("\n\n{{name", "page.html:3: tag is never closed"),
    ("\n{{{name}}}", "page.html:2: unescaped values are not allowed, write {{name}}"),
    ("{{& name}}", "page.html:1: unescaped values are not allowed, write {{name}}"),
    ("{{>_nobody}}", "page.html:1: no partial \"_nobody\" in this folder"),
    ("{{=<% %>=}}", "page.html:1: tags with \"=\" are not used here"),
    ("{{%CONTENT_TYPE:HTML}}", "page.html:1: tags with \"%\" are not used here"),
    ("{{$block}}{{/block}}", "page.html:1: tags with \"$\" are not used here"),
    ("{{uppercased(name)}}", "page.html:1: \"uppercased(name)\" is no name of a value"),
    ("{{}}", "page.html:1: \"\" is no name of a value"),
    ("{{#" + String(repeating: "a}}{{#", count: 30) + "a}}", "page.html:1: sections nest too deep"),
  ])
  func aBrokenTemplateIsRefusedWithItsLine(text: String, message: String) throws {
    let folder = try TemplateFolder(["page.html": text])
    #expect(complaint { try TemplateLibrary(directory: folder.path) } == message)
  }

  @Test func aPartialThatContainsItselfIsRefused() throws {
    let folder = try TemplateFolder(["_a.txt": "{{>_b}}", "_b.txt": "\n{{>_a}}"])
    #expect(
      complaint { try TemplateLibrary(directory: folder.path) } == "_b.txt:2: partial \"_a\" contains itself")
  }

  @Test(arguments: [
    "text only\n", "主题：没有空行\n正文\n", "主题：只有主题",
  ])
  func aMailBeginsWithItsSubject(text: String) throws {
    let folder = try TemplateFolder(["mail/a.txt": text, "mail/a.html": ""])
    #expect(
      complaint { try TemplateLibrary(directory: folder.path) }
        == "mail/a.txt:1: a mail begins with a line \"主题：…\" and an empty line")
  }

  @Test func aMailWithoutItsTwinIsRefused() throws {
    let folder = try TemplateFolder(["mail/a.txt": "主题：甲\n\n正文\n"])
    #expect(
      complaint { try TemplateLibrary(directory: folder.path) } == "mail/a.txt:1: a.html is missing beside it"
    )
  }

  @Test func aTranslationStandsForAMailThatThereIsAndUsesItsValuesAlone() throws {
    let mail = [
      "mail/a.txt": "主题：甲\n\n{{>_foot}}{{b}}\n", "mail/a.html": "", "mail/_foot.txt": "尾\n",
      "mail/mn/a.html": "",
    ]
    func library(_ files: [String: String]) throws -> TemplateLibrary {
      let folder = try TemplateFolder(mail.merging(files) { _, new in new })
      return try TemplateLibrary(directory: folder.path)
    }
    let good = try library([
      "mail/mn/a.txt": "主题：ᠠ\n\n{{! for the administrator }}\nᠪ {{b.encoded}}\n{{>_foot}}"
    ])
    #expect(good.mails == ["a"] && good.translations == ["mn": ["a"]])
    #expect(
      try good.mail("a", in: "mn", with: ["b": "c"]) == MailText(subject: "ᠠ", text: "ᠪ c\n尾\n", html: ""))
    #expect(try good.mail("a", in: "ko", with: ["b": "c"]).subject == "甲")
    #expect(
      complaint { try library(["mail/mn/b.txt": "主题：ᠠ\n\n", "mail/mn/b.html": ""]) }
        == "mail/mn/b.txt:1: there is no mail \"b\"")
    #expect(
      complaint { try library(["mail/mn/a.txt": "主题：ᠠ\n\n{{c}}\n"]) }
        == "mail/mn/a.txt:1: \"c\" is no value of mail/a")
  }

  @Test func linesOfAMailAreCountedFromItsSubject() throws {
    let folder = try TemplateFolder(["mail/a.txt": "主题：甲\n\n正文\n{{gone}}\n", "mail/a.html": ""])
    let library = try TemplateLibrary(directory: folder.path)
    #expect(throws: TemplateError.missingValue(.init(file: "mail/a.txt", line: 4), variable: "gone")) {
      try library.mail("a", with: [:])
    }
  }

  @Test func aMissingValueInAPartialIsNamedThere() throws {
    let folder = try TemplateFolder(["page.html": "{{>_foot}}", "_foot.html": "\n{{office}}"])
    let library = try TemplateLibrary(directory: folder.path)
    #expect(throws: TemplateError.missingValue(.init(file: "_foot.html", line: 2), variable: "office")) {
      try library.render("page.html", with: [:])
    }
  }

  @Test func aSectionThatIsNotShownNeedsNoValues() throws {
    let folder = try TemplateFolder(["a.txt": "{{#on}}{{x}}{{/on}}{{^on}}off{{/on}}"])
    let library = try TemplateLibrary(directory: folder.path)
    #expect(try library.render("a.txt", with: ["on": false]) == "off")
    #expect(try library.render("a.txt", with: ["on": ""]) == "off")
    #expect(try library.render("a.txt", with: ["on": []]) == "off")
    #expect(throws: TemplateError.missingValue(.init(file: "a.txt", line: 1), variable: "x")) {
      try library.render("a.txt", with: ["on": true])
    }
  }

  @Test func aFlagOrAListIsNotText() throws {
    let folder = try TemplateFolder(["a.txt": "{{x}}"])
    let library = try TemplateLibrary(directory: folder.path)
    for value: TemplateValue in [true, ["a"], ["a": "b"]] {
      #expect(throws: TemplateError.notText(.init(file: "a.txt", line: 1), variable: "x")) {
        try library.render("a.txt", with: ["x": value])
      }
    }
  }

  @Test func listsRecordsAndNestedNamesAreFound() throws {
    let folder = try TemplateFolder([
      "a.txt": "{{#days}}\n{{day}} {{unit.name}}{{#last}}!{{/last}}\n{{/days}}\n{{^none}}none\n{{/none}}end\n"
    ])
    let text = try TemplateLibrary(directory: folder.path).render(
      "a.txt",
      with: [
        "days": [["day": "1", "last": false], ["day": "2", "last": true]], "unit": ["name": "旗民政局"],
        "none": [],
      ])
    #expect(text == "1 旗民政局\n2 旗民政局!\nnone\nend\n")
  }

  @Test func windowsLineEndsAndAByteOrderMarkDoNotMatter() throws {
    let folder = try TemplateFolder([
      "mail/a.txt": "\u{FEFF}主题：甲{{x}}\r\n\r\n正文\r\n", "mail/a.html": "<p>\r\n",
    ])
    let mail = try TemplateLibrary(directory: folder.path).mail("a", with: ["x": "乙"])
    #expect(mail == MailText(subject: "甲乙", text: "正文\n", html: "<p>\n"))
  }

  @Test func anUnknownTemplateAndAMissingDirectoryAreNamed() throws {
    let folder = try TemplateFolder(["a.txt": ""])
    let library = try TemplateLibrary(directory: folder.path)
    #expect(throws: TemplateError.unknownTemplate(name: "b.txt")) { try library.render("b.txt", with: [:]) }
    let missing = folder.path + "/none"
    #expect(complaint { try TemplateLibrary(directory: missing) }?.hasPrefix("\(missing): ") == true)
    let empty = try TemplateFolder(["notes.md": "no template"])
    #expect(throws: TemplateError.unreadable(path: empty.path, reason: "holds no templates")) {
      try TemplateLibrary(directory: empty.path)
    }
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    let folder = try TemplateFolder([:])
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    try Data([0xD6, 0xF7, 0xCC, 0xE2]).write(to: URL(fileURLWithPath: folder.path + "/a.txt"))
    #expect(throws: TemplateError.unreadable(path: folder.path + "/a.txt", reason: "is not UTF-8")) {
      try TemplateLibrary(directory: folder.path)
    }
  }
}
