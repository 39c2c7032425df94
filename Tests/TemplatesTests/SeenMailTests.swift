import Foundation
import Templates
import Testing

/// The shipped mails as their readers see them: on a telephone, and in a mail client that shows only the text.
struct SeenMailTests {
  private static let names = (try? Shipped.library().mails) ?? []
  private static let browser = "/usr/bin/chromium"

  /// `make mails FOLDER=…`: every mail with everything in it that it can hold, to be looked at.
  @Test func aPersonCanLookAtThem() throws {
    guard let folder = ProcessInfo.processInfo.environment["HUIYIN_MAILS"] else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in Self.names {
      let mail = try Self.mail(name)
      try mail.html.write(toFile: "\(folder)/\(name).html", atomically: false, encoding: .utf8)
      try "\(mail.subject)\n\n\(mail.text)".write(
        toFile: "\(folder)/\(name).txt", atomically: false, encoding: .utf8)
    }
  }

  @Test(arguments: names) func theTextAndThePageSayTheSame(name: String) throws {
    let library = try Shipped.library()
    let text = Self.leaves(library.variables(of: "mail/\(name).txt"))
    let page = Self.leaves(library.variables(of: "mail/\(name).html"))
    let source = try String(contentsOfFile: "\(Shipped.directory)/mail/\(name).txt", encoding: .utf8)
    let subject = try #require(source.split(separator: "\n").first)
    // Links and pictures are the page's alone; and whoever reads the text has read the subject.
    let pages: Set<String> = [
      "replyTo", "subject", "fits", "pictures", "picture", "heading", "words", "width",
    ]
    let difference = text.symmetricDifference(page).subtracting(pages)
      .filter { !["{{\($0)}}", "{{#\($0)}}"].contains { subject.contains($0) } }
    #expect(difference.subtracting(["drafts"]).isEmpty, "\(difference.sorted())")
  }

  @Test(arguments: names) func whateverCanBeWrittenBackCanBePressed(name: String) throws {
    let page = try Self.mail(name).html
    let drafts = Self.links(in: page).map { $0.prefix { !$0.isNewline } }
    let row = /<tr><td[^>]*>(?:<a [^>]*>)?<b>([^<]*)<\/b>(?:<\/a>)?<\/td>/
    for match in page.matches(of: row) where !drafts.isEmpty {
      let word = match.1.prefix { !" 　：（".contains($0) }
      guard !["编号", "NM2026000123"].contains(word), name != "entry" else { continue }
      // A signed yes holds the whole answer: only an answer to the mail that shows it does.
      if name == "refused", word == "同意" { continue }
      #expect(drafts.contains { $0.hasPrefix(word) }, "\(word) of \(drafts)")
    }
  }

  /// Windows cuts what is longer, and Chromium does not open it.
  @Test(arguments: names) func noLinkIsTooLongToBeOpened(name: String) throws {
    for match in try Self.mail(name).html.matches(of: /href="(mailto:[^"]*)"/) {
      #expect(match.1.utf8.count <= 2000)
    }
  }

  @Test(arguments: names) func whatStandsInColumnsStandsInATerminal(name: String) throws {
    let text = try Self.mail(name).text
    for line in text.split(separator: "\n") where line.hasPrefix("　　") {
      // A file's name is as long as it is, and a sentence goes on in the next line.
      if line.dropFirst(2).first?.isNumber == true || !line.dropFirst(2).contains("　　") { continue }
      #expect(Self.columns(line) <= 78, "\(line)")
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: browser), "no Chromium"))
  func noMailIsWiderThanATelephone() throws {
    let folder = try TemplateFolder([:])
    try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    let frames = try Self.names.map { name in
      let long = String(repeating: "https-www-naiman-example-", count: 8)
      var values = try #require(Samples.values(of: name)).mapValues { $0.followed(by: long) }
      // It stays on one line.
      values["telephone"] = "0475-0000000"
      let page = try Shipped.library().mail(name, with: values).html
        .replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "\"", with: "&quot;")
      return "<iframe id=\"\(name)\" width=\"320\" height=\"600\" srcdoc=\"\(page)\"></iframe>"
    }
    let measure = """
      <script>onload = () => { for (const frame of document.querySelectorAll('iframe')) {
        const line = document.createElement('pre')
        line.textContent = frame.id + ' ' + frame.contentDocument.documentElement.scrollWidth
        document.body.append(line)
      } }</script>
      """
    try "<!DOCTYPE html><body>\(frames.joined())\(measure)</body>".write(
      toFile: "\(folder.path)/all.html", atomically: false, encoding: .utf8)
    let shown = try Self.dom(of: "\(folder.path)/all.html", profile: "\(folder.path)/profile")
    let widths = shown.matches(of: /<pre>([a-z-]+) ([0-9]+)<\/pre>/).map { ($0.1, Int($0.2) ?? 0) }
    #expect(widths.count == Self.names.count)
    for (name, width) in widths { #expect(0 < width && width <= 320, "\(name)") }
  }

  private static func mail(_ name: String) throws -> MailText {
    try Shipped.library().mail(name, with: try #require(Samples.values(of: name)))
  }

  private static func leaves(_ names: Set<String>) -> Set<String> {
    Set(
      names.flatMap { $0.split(separator: "/") }.compactMap {
        $0.split(separator: ".").first.map(String.init)
      }
    )
  }

  /// What each link writes, to the end.
  private static func links(in page: String) -> [String] {
    page.matches(of: /href="mailto:[^"]*&amp;body=([^"]*)"/).compactMap {
      String($0.1).removingPercentEncoding
    }
  }

  /// As a terminal counts them: what is not Latin takes two.
  private static func columns(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
  }

  private static func dom(of path: String, profile: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: browser)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile)", "--dump-dom",
      "file://\(path)",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

extension TemplateValue {
  /// Every text longer by a word that has no place to break.
  fileprivate func followed(by word: String) -> TemplateValue {
    switch self {
    case .text(let text): .text(text + word)
    case .list(let items): .list(items.map { $0.followed(by: word) })
    case .record(let values): .record(values.mapValues { $0.followed(by: word) })
    case .flag, .markup: self
    }
  }
}
