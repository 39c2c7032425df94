import Domain
import Foundation
import Templates
import Testing

@testable import Site

/// In a portal's frame our rules reach our part of the page alone.
struct ScopedStyleTests {
  private func scoped(_ style: String) -> String { ScopedStyle.scoped(style, to: ".huiyin") }

  @Test(arguments: [
    ("a { color: red; }", ".huiyin a { color: red; }"),
    (
      ":root { --ink: #000; }\nbody {\n margin: 0\n}\n",
      ".huiyin { --ink: #000; }\n.huiyin {\n margin: 0\n}\n"
    ),
    ("h1, h2 > a { }", ".huiyin h1, .huiyin h2 > a { }"),
    (":is(h1, h2) b { }", ".huiyin :is(h1, h2) b { }"),
    ("/* a, b { */\np { }", "/* a, b { */\n.huiyin p { }"),
    ("p::after { content: \"}, {\"; }\nq { }", ".huiyin p::after { content: \"}, {\"; }\n.huiyin q { }"),
    (
      "@media (max-width: 40rem) {\n  p { }\n  q { }\n}\nb { }",
      "@media (max-width: 40rem) {\n  .huiyin p { }\n  .huiyin q { }\n}\n.huiyin b { }"
    ),
    ("@media (prefers-color-scheme: dark) {\n  p { }\n}\nb { }", "\n.huiyin b { }"),
    ("@page { margin: 2cm; }\nb { }", "@page { margin: 2cm; }\n.huiyin b { }"),
    ("body > main { }", ".huiyin > main { }"), ("html body a { }", ".huiyin a { }"),
    ("html[lang] { }", ".huiyin[lang] { }"), ("bodyguard { }", ".huiyin bodyguard { }"),
    ("p { content: '}'; }\nq { }", ".huiyin p { content: '}'; }\n.huiyin q { }"),
    ("", ""), ("p {", ".huiyin p {"), ("}}}", "}"),
  ])
  func everyRuleIsForOurPart(style: String, expected: String) {
    #expect(scoped(style) == expected)
  }

  @Test func oursHasNoRuleForAnythingElse() throws {
    let style = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Config/templates/site/style.css"), encoding: .utf8)
    let lines = scoped(style).split(separator: "\n")
    #expect(lines.count > 150)
    for line in lines where line.contains("{") && !line.contains("@") && !line.hasPrefix("/*") {
      let selector = line.drop { $0 == " " }
      #expect(selector.hasPrefix(".huiyin") || selector.hasPrefix("--"), "\(line)")
    }
  }
}
