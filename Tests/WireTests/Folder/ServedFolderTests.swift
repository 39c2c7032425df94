import Foundation
import Lab
import Testing

@testable import Wire

/// Folders on real servers: pyftpdlib, OpenSSH, rclone and nginx, each where this machine has it.
@Suite(.serialized, .enabled(if: !FileServer.Kind.present.isEmpty, "no file server on this machine"))
struct ServedFolderTests {
  private func put(_ text: String, _ name: String, on server: FileServer) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(server.folder)/导出/\(name)"))
  }

  private func names(in folder: String, on server: FileServer) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: server.folder + "/" + folder).sorted()
  }

  @Test(arguments: FileServer.Kind.present)
  func filesAreListedReadAndMovedWithTheirReceipts(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    try put("昵称,内容\n", "奈曼 评论 100%.csv", on: server)
    try put("", "空.csv", on: server)
    try put("x", ".hidden", on: server)
    try FileManager.default.createDirectory(
      atPath: server.folder + "/导出/子目录", withIntermediateDirectories: false)
    let folder = server.open()
    let files = try folder.files()
    #expect(files.map(\.name).sorted() == ["奈曼 评论 100%.csv", "空.csv"])
    #expect(files.first { $0.name == "空.csv" }?.size == 0)
    #expect(try folder.files() == files, "two looks are equal")
    let content = try folder.read("奈曼 评论 100%.csv", limit: 100)
    #expect(content.bytes == Array("昵称,内容\n".utf8))
    #expect(content.modified.map { abs($0 - Int64(Date().timeIntervalSince1970)) < 86_400 } == true)
    for text in ["第一次", "第二次"] { try folder.write(Array(text.utf8), to: "a.回执.txt", in: "已收") }
    try folder.move("奈曼 评论 100%.csv", to: "a.csv", in: "已收")
    #expect(try names(in: "导出/已收", on: server) == ["a.csv", "a.回执.txt"])
    #expect(try String(contentsOfFile: server.folder + "/导出/已收/a.回执.txt", encoding: .utf8) == "第二次")
    #expect(try folder.files().map(\.name) == ["空.csv"])
  }

  @Test(arguments: FileServer.Kind.present)
  func whatWasSetAsideIsListedAndCanBeRemoved(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    let folder = server.open()
    #expect(try folder.files(in: "已收").isEmpty, "there is no such folder yet")
    for name in ["a b.csv", "c.csv"] { try folder.write([1, 2], to: name, in: "已收") }
    #expect(try folder.files(in: "已收").map(\.name) == ["a b.csv", "c.csv"])
    try folder.remove("a b.csv", in: "已收")
    #expect(try folder.files(in: "已收").map(\.name) == ["c.csv"])
    #expect(throws: FolderError.unusable("a\"b")) { try folder.remove("a\"b", in: "已收") }
    #expect(throws: FolderError.unusable("../x")) { try folder.files(in: "../x") }
  }

  @Test(arguments: FileServer.Kind.present)
  func aFileMayBeMovedOntoOneOfTheSameName(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    let folder = server.open()
    for text in ["1", "22"] {
      try put(text, "a.csv", on: server)
      try folder.write([1], to: "a.回执.txt", in: "已收")
      try folder.move("a.csv", to: "a.csv", in: "已收")
    }
    #expect(try String(contentsOfFile: server.folder + "/导出/已收/a.csv", encoding: .utf8) == "22")
  }

  @Test(arguments: FileServer.Kind.present)
  func whatIsMissingOrTooLargeIsSaid(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    try put(String(repeating: "x", count: 300_000), "a.csv", on: server)
    let folder = server.open()
    #expect(throws: FolderError.oversized("a.csv", limit: 1000)) { try folder.read("a.csv", limit: 1000) }
    #expect(try folder.read("a.csv", limit: 300_000).bytes.count == 300_000)
    #expect(throws: FolderError.missing("b.csv")) { try folder.read("b.csv", limit: 10) }
    #expect(throws: FolderError.self) { try folder.move("b.csv", to: "c.csv", in: "已收") }
    #expect(throws: FolderError.unusable("a\r\nDELE b")) { try folder.read("a\r\nDELE b", limit: 10) }
  }

  @Test(arguments: FileServer.Kind.present)
  func aWrongLoginIsRefused(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    let folder = server.open {
      $0.server.password = "wrong"
      $0.keyFile = nil
    }
    #expect {
      try folder.files()
    } throws: { error in
      if case FolderError.connection(.loginRefused) = error { true } else { false }
    }
  }

  @Test(.enabled(if: FileServer.Kind.present.contains(.openssh), "no OpenSSH server"))
  func anotherHostKeyIsNotBelieved() throws {
    let server = try FileServer(.openssh)
    for key in [String(repeating: "A", count: 43), ""] {
      #expect {
        try server.open { $0.hostKey = key }.files()
      } throws: { error in
        if case FolderError.connection(.untrusted) = error { true } else { false }
      }
    }
  }

  @Test func aServerThatIsNotThereIsUnreachable() {
    let server = ServerAddress(host: "127.0.0.1", port: 1, security: .none, user: "a", password: "b")
    let folder = FTPFolder(at: FolderAddress(kind: .ftp, server: server, path: "x"))
    #expect {
      try folder.files()
    } throws: { error in
      if case FolderError.connection(.unreachable) = error { true } else { false }
    }
  }
}
