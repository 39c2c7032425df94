import Foundation
import Site
import Testing

/// One look with a real browser: Chromium from Debian, at files, without a server.
struct BrowserTests {
  private static let browser = "/usr/bin/chromium"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: browser), "no Chromium"))
  func aLetterPageOpensInABrowserWithoutComplaint() throws {
    let place = try Workplace()
    var writer = try place.writer()
    _ = try writer.replace(with: Array(Samples.site(of: [Samples.letter(1)]).values))
    let path = "\(place.site)/\(SitePages.path(of: Samples.letter(1).id))"

    let look = try look(at: path, profile: "\(place.path)/profile")
    #expect(look.dom.contains(Samples.letter(1).answer.prefix(20)))
    #expect(look.dom.contains("ArticleTitle"))
    // Whatever the page's own policy refuses, or does not find, stands in the console.
    #expect(!look.console.contains("CONSOLE"), "\(look.console)")
    // A page without its style sheet is a fraction of this.
    #expect(look.picture > 20_000)
  }

  private func look(at path: String, profile: String) throws -> (dom: String, console: String, picture: Int) {
    let picture = "\(profile).png"
    let common = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile)", "--enable-logging=stderr",
      "--window-size=1200,900",
    ]
    let (dom, console) = try run(common + ["--dump-dom", "file://\(path)"])
    let (_, more) = try run(common + ["--screenshot=\(picture)", "file://\(path)"])
    let size = try FileManager.default.attributesOfItem(atPath: picture)[.size] as? Int
    return (dom, console + more, size ?? 0)
  }

  private func run(_ arguments: [String]) throws -> (output: String, complaints: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.browser)
    process.arguments = arguments
    let (output, complaints) = (Pipe(), "\(FileManager.default.temporaryDirectory.path)/browser-\(UUID())")
    try Data().write(to: URL(fileURLWithPath: complaints))
    defer { try? FileManager.default.removeItem(atPath: complaints) }  // a leftover harms nobody
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: complaints)
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = try String(contentsOfFile: complaints, encoding: .utf8)
    return (String(decoding: data, as: UTF8.self), text)
  }
}
