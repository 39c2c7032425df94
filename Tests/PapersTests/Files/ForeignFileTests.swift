import Papers
import Testing

/// What a file is, whatever it is called, and what is only named.
struct ForeignFileTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    var name: String?
    let kind: FileKind
    /// Nil where it is passed on.
    let obstacle: FileObstacle?

    init(
      _ what: String, _ bytes: [UInt8], called name: String? = nil, _ kind: FileKind,
      _ obstacle: FileObstacle?
    ) {
      testDescription = what
      self.bytes = bytes
      self.name = name
      self.kind = kind
      self.obstacle = obstacle
    }
  }

  private static func archive(_ names: String..., flags: Int = 0) -> [UInt8] {
    TestArchive.bytes(names.map { .init($0, "x") }, flags: flags)
  }

  /// A compound file with these names in its directory.
  private static func compound(_ names: String...) -> [UInt8] {
    let sign: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    return names.reduce(sign + [UInt8](repeating: 0, count: 504)) { file, name in
      let entry = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return file + entry + [UInt8](repeating: 0, count: 128 - entry.count)
    }
  }

  private static let types = "[Content_Types].xml"

  static let cases = [
    Case("a PDF called exe", Array("%PDF-1.7\n".utf8), called: "a.exe", .pdf, nil),
    Case("a text document", archive(types, "word/document.xml"), .docx, nil),
    Case("a table", archive(types, "xl/workbook.xml", "xl/printerSettings/printerSettings1.bin"), .xlsx, nil),
    Case("slides", archive(types, "ppt/presentation.xml"), .pptx, nil),
    Case("an OFD", archive("OFD.xml", "Doc_0/Document.xml"), .ofd, nil),
    Case("a text of Office 97", compound("Root Entry", "WordDocument", "1Table", "ObjectPool"), .doc, nil),
    Case("words", Array("楼道漏水三天了\r\n".utf8), called: "说明.TXT", .text, nil),
    Case("words in GB18030", [0xC2, 0xA5, 0xB5, 0xC0, 0x0A], called: "a.txt", .text, nil),
    Case("nothing", [], called: "a.jpg", .unknown, .empty),
    Case("macros", archive(types, "word/document.xml", "word/VbaProject.bin"), .docx, .macros),
    Case("macros of Excel 4", archive(types, "xl/workbook.xml", "xl/macrosheets/sheet1.xml"), .xlsx, .macros),
    Case(
      "a program in it", archive(types, "word/document.xml", "word/embeddings/oleObject1.bin"), .docx,
      .embedded),
    Case("old macros", compound("WordDocument", "Macros", "VBA"), .doc, .macros),
    Case("an old program in it", compound("WordDocument", "\u{1}Ole10Native"), .doc, .embedded),
    Case("an old table", compound("Root Entry", "Workbook"), .oldOffice, .kind),
    Case("a locked table", compound("EncryptedPackage"), .oldOffice, .encrypted),
    Case("an archive", archive("a.jpg"), called: "a.docx", .archive, .kind),
    Case("a locked archive", archive("a.jpg", flags: 1), .archive, .encrypted),
    Case("an archive in an archive", archive(types, "word/document.xml", "a.zip"), .archive, .kind),
    Case("a document that is one twice", archive("word/document.xml"), .archive, .kind),
    Case("half an archive", Array(archive(types, "word/document.xml").dropLast(9)), .archive, .kind),
    Case("a RAR", Array("Rar!\u{1A}\u{7}\u{1}\u{0}".utf8), .archive, .kind),
    Case("a page", Array("\u{FEFF}\n<html>".utf8), called: "a.txt", .page, .kind),
    Case("a drawing", Array("<?xml version='1.0'?><svg onload='x()'/>".utf8), called: "a.png", .svg, .kind),
    Case("a program", Array("MZ\u{0}".utf8), called: "a.jpg", .program, .kind),
    Case("a script", Array("#!/bin/sh\n".utf8), called: "a.txt", .program, .kind),
    Case("RTF", Array("{\\rtf1}".utf8), called: "a.doc", .rtf, .kind),
    Case(
      "a photo from an iPhone without a picture", [0, 0, 0, 12] + Array("ftypheic".utf8), .heic, .damaged),
    Case("a film", [0, 0, 0, 24] + Array("ftypmp42".utf8), .video, .kind),
    Case("a scan as TIFF", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], .tiff, .kind),
    Case("words by another name", Array("begin".utf8), called: "a.bat", .unknown, .kind),
    Case("no words", [0x41, 0x00, 0x07], called: "a.txt", .unknown, .kind),
    Case("a JPEG's sign alone", [0xFF, 0xD8, 0xFF], .jpeg, .damaged),
    Case("a JPEG without a scan", [0xFF, 0xD8, 0xFF, 0xD9], .jpeg, .damaged),
    Case("a JPEG that promises too much", [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF], .jpeg, .damaged),
    Case(
      "a PNG without data", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], .png, .damaged),
    Case("a GIF's header", Array("GIF89a".utf8), .gif, .damaged),
    Case("a WebP's header", Array("RIFF\u{7F}\u{7F}\u{7F}\u{7F}WEBPVP8X".utf8), .webp, .damaged),
  ]

  @Test(arguments: cases) func aFileIsWhatItsBytesSay(file: Case) {
    let looked = ForeignFile(file.bytes, called: file.name)
    #expect(looked.kind == file.kind)
    #expect(looked.passage == file.obstacle.map { .withheld($0) } ?? .passed(file.bytes))
  }

  @Test func whatIsNotPassedOnGetsNoNameThatAProgramOpens() {
    let opened = FileKind.allCases.filter { $0.suffix != "bin" }
    #expect(
      opened.map(\.suffix).allSatisfy { !["exe", "html", "svg", "js", "zip", "rtf", "xls"].contains($0) })
    #expect(opened.count == 14)
  }
}
