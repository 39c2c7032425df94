import Foundation
import Testing

@testable import Papers

/// The form through a program that others write: LibreOffice saves it anew and prints it. Slow, and so only in
/// `make test-all`.
@Suite(.serialized) struct LibreOfficeTests {
  static var obstacle: String? {
    guard ProcessInfo.processInfo.environment["HUIYIN_LIBREOFFICE"] != nil else {
      return "only in make test-all"
    }
    for program in ["soffice", "pdftotext", "pdftoppm"]
    where !FileManager.default.isExecutableFile(atPath: "/usr/bin/" + program) {
      return "no \(program)"
    }
    return nil
  }

  @Test(.disabled(if: obstacle != nil, Comment(rawValue: obstacle ?? "")))
  func theFormComesBackAsItWasSavedAnewAndAsItWasPrinted() throws {
    let desk = try Desk()
    let empty = try ReplyFormTemplate(ReplyFormTemplateTests.shipped.get()).filled(
      with: ReplyFormTemplateTests.values)
    let filled = try desk.filledIn(empty)
    let form = try #require(try ReplyForm(reading: filled))
    #expect(form.answer == "您好：\n经调查，已修复。" && form.truth == .partly && form.publication == .keepBack("涉及个人"))
    #expect(form.findings == "管网老化。" && form.handler == "张三")

    let anew = try desk.converted(filled, to: "docx")
    #expect(anew != filled)
    #expect(try ReplyForm(reading: anew) == form)
    // By way of another format nothing of Word's own survives.
    let odt = try desk.converted(filled, to: "odt")
    #expect(try ReplyForm(reading: desk.converted(odt, from: "odt", to: "docx")) == form)
    #expect(throws: DocumentError.oldDocument) { try ReplyForm(reading: desk.converted(filled, to: "doc")) }
    #expect(throws: DocumentError.oldDocument) { try ReplyForm(reading: desk.converted(filled, to: "rtf")) }
    // The template as well, saved by an administrator.
    let template = try desk.converted(ReplyFormTemplateTests.shipped.get(), to: "docx")
    let again = try ReplyFormTemplate(template).filled(with: ReplyFormTemplateTests.values)
    #expect(try ReplyForm(reading: again) == ReplyForm(reading: empty))

    let printed = try desk.printed(filled)
    #expect(printed.pages == 1)
    for words in ["网民留言回复情况表", "NM2026000123", "供热<不足>&“漏水”", "经调查，已修复。", "涉及个人"] {
      #expect(printed.text.contains(words), "\(words)")
    }
    #expect(printed.hasInk)
  }
}

/// Where somebody sits with an office program.
private final class Desk {
  private let folder =
    FileManager.default.temporaryDirectory.path + "/huiyin-libreoffice-" + UUID().uuidString

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  // A leftover in the temporary folder harms nobody.
  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// As a person fills it in who has tracked changes on.
  func filledIn(_ form: [UInt8]) throws -> [UInt8] {
    let file = try #require(try WordFile(form))
    return try ZipWriter.archive(
      of: file.archive.names.map { name in
        let bytes = try file.part(name)?.whole() ?? []
        guard name == file.main else { return (name, bytes) }
        var text = String(decoding: bytes, as: UTF8.self)
        let change = "w:id=\"1\" w:author=\"a\" w:date=\"2026-11-24T00:00:00Z\""
        Self.write(
          [
            run("管网") + "<w:del \(change)><w:r><w:delText>完好</w:delText></w:r></w:del>"
              + "<w:ins \(change)>\(run("老化。"))</w:ins>"
          ], behind: "调查核实", in: &text)
        Self.write([run("您好："), run("经") + run("调查，", "<w:b/>") + run("已修复。")], behind: "回复内容", in: &text)
        for (old, new) in [
          ("□部分属实", "☑部分属实"), ("□不公开（理由：", "■不公开（理由：涉及个人"), ("签字：", "签字：张三"),
        ] {
          if let place = text.range(of: old) { text.replaceSubrange(place, with: new) }
        }
        return (name, Array(text.utf8))
      })
  }

  private static func write(_ paragraphs: [String], behind label: String, in text: inout String) {
    guard let place = text.range(of: label),
      let cell = text.range(of: "<w:p></w:p>", range: place.upperBound..<text.endIndex)
    else { return }
    text.replaceSubrange(cell, with: paragraphs.map(paragraph).joined())
  }

  func converted(_ bytes: [UInt8], from old: String = "docx", to new: String) throws -> [UInt8] {
    try Data(bytes).write(to: URL(filePath: folder + "/form." + old))
    try start(
      "/usr/bin/soffice", "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", new,
      "--outdir", folder + "/out", folder + "/form." + old)
    return [UInt8](try Data(contentsOf: URL(filePath: folder + "/out/form." + new)))
  }

  func printed(_ bytes: [UInt8]) throws -> (pages: Int, text: String, hasInk: Bool) {
    let pdf = folder + "/out/form.pdf"
    _ = try converted(bytes, to: "pdf")
    try start("/usr/bin/pdftotext", "-layout", pdf, folder + "/text")
    try start("/usr/bin/pdftoppm", "-gray", "-r", "40", pdf, folder + "/page")
    let text = try String(contentsOfFile: folder + "/text", encoding: .utf8)
    let pages = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("page") }
      .sorted()
    let picture = [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + (pages.first ?? ""))))
    let dark = picture.count { $0 < 100 }
    return (pages.count, text, dark > picture.count / 200)
  }

  private struct Trouble: Error { let program: String }

  private func start(_ command: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Trouble(program: command[0]) }
  }
}
