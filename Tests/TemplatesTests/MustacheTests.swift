import Foundation
import Mustache
import Testing

@testable import Templates

/// The other opinion: swift-mustache, which reads templates for whole web servers, reads ours as we do.
struct MustacheTests {
  private static let names = (try? Shipped.library().mails) ?? []

  @Test(arguments: names) func everyShippedMailReadsAsMustacheReadsIt(name: String) throws {
    let (library, samples) = (try Shipped.library(), try #require(Samples.values(of: name)))
    for values in [samples, samples.mapValues(\.switchedOff)] {
      let mail = try library.mail(name, with: values)
      var all = values
      all["subject"] = .text(mail.subject)
      #expect(mail.text == (try Self.theirs("txt").render(OtherValue(.record(all)), withTemplate: name)))
      #expect(mail.html == (try Self.theirs("html").render(OtherValue(.record(all)), withTemplate: name)))
    }
  }

  @Test(arguments: [
    "a\n{{#on}}\nb\n{{/on}}\nc", "a {{#on}} b {{/on}} c\n", "  {{#on}}\nb\n  {{/on}}\n",
    "{{#on}}{{/on}}\n\nx",
    "{{! a remark }}\nx\n", "x {{! a remark }} y\n", "{{#on}}\n{{#on}}\nx\n{{/on}}\n{{/on}}\ny",
    "{{^off}}\n{{x}}\n{{/off}}", "{{#list}}\n- {{.}}\n{{/list}}\nend", "{{#list}}{{.}},{{/list}}",
    "{{#record}}{{name}} {{x}}{{/record}}{{record.name}}", "{{#x}}{{.}}{{/x}}{{#empty}}no{{/empty}}",
    "{{>_part}}\nend", "[{{>_part}}]", "{{#on}}\n{{>_part}}\n{{/on}}\n",
    "{{#records}}{{name}}{{x}};{{/records}}",
    "  {{x}}  \n\t{{#on}} \n\tb\n\t{{/on}}\t\nc", "{ {{x}} }{{#off}}\nno\n{{/off}}",
    "{{#on}}a{{/on}}\n{{x}}\n",
  ]) func theSmallThingsReadAsMustacheReadsThem(text: String) throws {
    let part = "part {{x}}\nof it\n"
    let values: TemplateValues = [
      "on": true, "off": false, "x": "甲", "empty": "", "list": ["一", "二"], "record": ["name": "乙"],
      "records": [["name": "丙"], ["name": "丁", "x": "戊"]],
    ]
    let folder = try TemplateFolder(["a.txt": text, "_part.txt": part])
    let ours = try TemplateLibrary(directory: folder.path).render("a.txt", with: values)
    let theirs = MustacheLibrary(templates: [
      "a": try MustacheTemplate(string: plain + text), "_part": try MustacheTemplate(string: plain + part),
    ])
    #expect(ours == theirs.render(OtherValue(.record(values)), withTemplate: "a"))
  }

  /// All mails of one kind as Mustache knows them; a mail's first two lines are its subject.
  private static func theirs(_ ending: String) throws -> MustacheLibrary {
    var library = MustacheLibrary()
    let directory = Shipped.directory + "/mail"
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) where name.hasSuffix(ending) {
      var text = try String(contentsOfFile: "\(directory)/\(name)", encoding: .utf8)
      if ending == "txt", !name.hasPrefix("_") {
        text =
          text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).last.map(String.init)
          ?? ""
      }
      try library.register(
        ending == "txt" ? plain + text : text, named: String(name.dropLast(ending.count + 1)))
    }
    return library
  }
}

/// Tells Mustache that nothing is to be escaped.
private let plain = "{{% CONTENT_TYPE:TEXT}}\n"

/// A text or a record as Mustache meets it.
private struct OtherValue: MustacheCustomRenderable, MustacheParent {
  let value: TemplateValue

  init(_ value: TemplateValue) { self.value = value }

  var renderText: String { if case .text(let text) = value { text } else { "" } }
  var isNull: Bool { !value.isShown }
  func child(named name: String) -> Any? { value.child(named: name).map(Self.shown) }

  /// Lists and flags as themselves.
  private static func shown(_ value: TemplateValue) -> Any {
    switch value {
    case .list(let items): items.map(shown)
    case .flag(let flag): flag
    case .text, .record, .markup: OtherValue(value)
    }
  }
}
