import Foundation
import Lab
import Testing

@testable import Wire

/// A site's files on real servers: pyftpdlib, OpenSSH, rclone, nginx and moto, each where this machine has it.
@Suite(.serialized, .enabled(if: !FileServer.Kind.present.isEmpty, "no file server on this machine"))
struct WebspaceTests {
  private func text(_ path: String, on server: FileServer) -> String? {
    FileManager.default.contents(atPath: "\(server.folder)/导出/\(path)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func paths(on server: FileServer) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: server.folder + "/导出").sorted()
  }

  @Test(arguments: FileServer.Kind.present)
  func filesAreThereWholeBelowFoldersThatAreMade(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    let space = server.openWebspace()
    try space.probe()
    try space.put(Array("一".utf8), at: "hdjl/wszx/2026/NM2026000001.html")
    try space.put(Array("二".utf8), at: "hdjl/wszx/2026/NM2026000002.html")
    try space.put([], at: "empty.txt")
    try space.put(Array("三".utf8), at: "index.html")
    #expect(text("hdjl/wszx/2026/NM2026000001.html", on: server) == "一")
    #expect(
      try paths(on: server) == [
        "empty.txt", "hdjl", "hdjl/wszx", "hdjl/wszx/2026", "hdjl/wszx/2026/NM2026000001.html",
        "hdjl/wszx/2026/NM2026000002.html", "index.html",
      ], "and nothing is left beside them")
  }

  @Test(arguments: FileServer.Kind.present)
  func aFileTakesThePlaceOfOneThatIsThereAlsoOverAnotherConnection(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    for words in ["旧", "新", "更新"] {
      let space = server.openWebspace()
      try space.put(Array(words.utf8), at: "a/b.html")
      #expect(text("a/b.html", on: server) == words)
      space.close()
      try space.put(Array(words.utf8), at: "a/c.html")
    }
    #expect(try paths(on: server) == ["a", "a/b.html", "a/c.html"])
  }

  @Test(arguments: FileServer.Kind.present)
  func whatIsRemovedIsGoneWithWhatABrokenUploadLeft(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    let space = server.openWebspace()
    try space.put([1], at: "a/b.html")
    try space.put([1], at: "a/c.html")
    try Data([2]).write(to: URL(fileURLWithPath: server.folder + "/导出/a/b.html.part"))
    try space.remove("a/b.html")
    #expect(try paths(on: server) == ["a", "a/c.html"])
    try space.remove("a/b.html")
    try space.remove("nowhere/b.html")
  }

  @Test(.enabled(if: geteuid() == 0, "only root's files can be kept from him by an attribute"))
  func whatMayNotBeRemovedIsSaid() throws {
    guard FileServer.Kind.pyftpdlib.isPresent else { return }
    let server = try FileServer(.pyftpdlib)
    let space = server.openWebspace()
    try FileManager.default.createDirectory(
      atPath: server.folder + "/导出/a.html", withIntermediateDirectories: false)
    try Data([1]).write(to: URL(fileURLWithPath: server.folder + "/导出/a.html/x"))
    // A folder is in the way.
    #expect(throws: FolderError.self) { try space.put([1], at: "a.html") }
  }

  @Test(arguments: FileServer.Kind.present)
  func aLargeFileArrivesWhole(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try server.openWebspace().put(bytes, at: "a/large.bin")
    #expect(
      FileManager.default.contents(atPath: server.folder + "/导出/a/large.bin").map(Array.init) == bytes)
  }

  @Test(arguments: FileServer.Kind.present)
  func aWrongLoginIsRefused(kind: FileServer.Kind) throws {
    let server = try FileServer(kind)
    let space = server.openWebspace {
      $0.server.password = "wrong"
      $0.keyFile = nil
    }
    for attempt in [{ try space.probe() }, { try space.put([1], at: "a.html") }] {
      #expect {
        try attempt()
      } throws: { error in
        if case FolderError.connection(.loginRefused) = error { true } else { false }
      }
    }
  }

  @Test(arguments: ["", "../a.html", "a//b.html", "a\r\nDELE b", "a b.html", ".htaccess", "a/\"b\".html"])
  func onlyPathsOfASiteAreAskedFor(path: String) {
    let server = ServerAddress(host: "127.0.0.1", port: 1, security: .none, user: "a", password: "b")
    for space: any Webspace in [
      FTPWebspace(at: FolderAddress(kind: .ftp, server: server, path: "x")),
      SFTPWebspace(at: FolderAddress(kind: .sftp, server: server, path: "x")),
      WebDAVWebspace(at: FolderAddress(kind: .webdav, server: server, path: "x")),
      S3Webspace(
        at: FolderAddress(bucket: "liuyan", at: server, region: "r", isNamedInPath: true, path: "")),
    ] {
      #expect(throws: FolderError.unusable(path)) { try space.put([1], at: path) }
      #expect(throws: FolderError.unusable(path)) { try space.remove(path) }
    }
  }
}

/// An object store that holds every request's signature against botocore's.
@Suite(.enabled(if: FileServer.Kind.moto.isPresent, "no moto: Scripts/checkers.sh"))
struct S3WebspaceTests {
  @Test func objectsAreSignedForPutWithTheirTypeAndRemoved() throws {
    let server = try FileServer(.moto)
    let space = server.openWebspace()
    try space.probe()
    try space.put(Array("一".utf8), at: "hdjl/wszx/index.html")
    try space.put(Array("二".utf8), at: "hdjl/wszx/index.html")
    try space.put([], at: "empty.txt")
    try space.put([UInt8](repeating: 7, count: 3_000_000), at: "b/0.bin")
    let page = try #require(try server.object("www/hdjl/wszx/index.html"))
    #expect(page.bytes == Array("二".utf8) && page.type == "text/html; charset=utf-8")
    #expect(try server.object("www/empty.txt")?.bytes == [])
    #expect(try server.object("www/b/0.bin")?.bytes.count == 3_000_000)
    try space.remove("hdjl/wszx/index.html")
    #expect(try server.object("www/hdjl/wszx/index.html") == nil)
    try space.remove("hdjl/wszx/index.html")
    #expect(!server.log.contains(server.password), "the secret key never travels")
  }

  @Test func theBucketMayStandInFrontOfTheServersName() throws {
    let server = try FileServer(.moto)
    let endpoint = ServerAddress(
      host: "localhost", port: server.port, security: .none, user: server.user, password: server.password)
    let space = S3Webspace(
      at: FolderAddress(
        bucket: FileServer.bucket, at: endpoint, region: FileServer.region, isNamedInPath: false, path: ""))
    try space.put([1], at: "index.html")
    #expect(try server.object("index.html")?.bytes == [1])
  }

  @Test func aWrongKeyIsRefusedWithTheStatus() throws {
    let server = try FileServer(.moto)
    let space = server.openWebspace { $0.server.password = "wrong" }
    #expect(
      throws: FolderError.refused(server: "localhost", reason: "PUT refused with HTTP status 403")
    ) { try space.put([1], at: "index.html") }
    #expect(throws: FolderError.self) { try space.probe() }
  }
}
