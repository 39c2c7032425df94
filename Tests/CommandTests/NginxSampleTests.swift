import Foundation
import Lab
import Rehearsal
import Testing

/// `Config/nginx/huiyin.conf` in a real nginx, with the site of an office that took in what an earlier system had answered.
struct NginxSampleTests {
  private static let nginx = "/usr/sbin/nginx"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: nginx), "no nginx"))
  func readersOfTheEarlierSiteAreSentOnAndNothingHalfWrittenIsHandedOut() throws {
    let bureau = try Bureau()
    try Files.write(
      "编号,答复,单位,答复时间,网址\n7,已修好。,旗住建局,2021-03-05,/art.do?id=12&page=1\n8,已办。,旗水务局,2021-03-06,/art/13.html\n",
      to: bureau.directory + "/old.csv")
    #expect(try bureau.huiyin("import", "--history", bureau.directory + "/old.csv").status == 0)
    #expect(try bureau.huiyin("once").status == 0)
    let moved = try bureau.huiyin("site", "moved").lines.joined(separator: "\n") + "\n"
    try Files.write(moved, to: bureau.directory + "/moved.map")
    try Files.write("half", to: bureau.directory + "/site/.huiyin-new-index.html")
    let server = try Nginx(in: bureau.directory)

    let old = try server.head("/art.do?id=12&page=1")
    #expect(old.contains("301") && old.contains("/hdjl/wszx/ls/2021/n7.html"))
    #expect(try server.head("/art/13.html").contains("/hdjl/wszx/ls/2021/n8.html"))
    let page = try server.head("/hdjl/wszx/ls/2021/n7.html")
    #expect(
      page.contains("200 OK") && page.contains("default-src 'none'")
        && page.contains("Content-Encoding: gzip"))
    #expect(try server.head("/art.do?id=13").contains("404"))
    #expect(try server.head("/.huiyin-new-index.html").contains("404"))
  }
}

/// nginx with the sample's public server, on a port of its own.
private final class Nginx {
  private let process = Process()
  private let leash: FileHandle
  private let port: UInt16

  init(in directory: String) throws {
    port = try Lab.freePort()
    var sample = try String(
      contentsOfFile: Repository.root + "/Config/nginx/huiyin.conf", encoding: .utf8)
    // The board needs certificates and passwords.
    sample = String(try #require(sample.split(separator: "# The board:").first))
    for (old, new) in [
      ("listen 80;", "listen 127.0.0.1:\(port);"), ("  listen 443 ssl;\n", ""),
      ("/var/lib/huiyin/site", directory + "/site"), ("/etc/nginx/huiyin/", directory + "/"),
    ] {
      try #require(sample.contains(old), "\(old)")
      sample = sample.replacing(old, with: new)
    }
    let lines = sample.split(separator: "\n").filter { !$0.contains("ssl_certificate") }
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(directory)/nginx-\($0);" }
    try Files.write(
      """
      pid \(directory)/nginx.pid;
      error_log stderr;
      events {}
      http {
        types { text/html html; text/css css; }
        access_log off;
        \(temporary.joined(separator: "\n"))
        \(lines.joined(separator: "\n"))
      }

      """, to: directory + "/nginx.conf")
    let input = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    // It waits for its standard input to close, and takes the server with it.
    process.arguments = [
      "-c", "\"$@\" & server=$!; read -r _; kill -KILL $server; wait $server", "server", "/usr/sbin/nginx",
      "-c",
      directory + "/nginx.conf", "-g", "daemon off; master_process off;",
    ]
    process.standardInput = input
    leash = input.fileHandleForWriting
    try process.run()
  }

  /// What a browser gets before the page.
  func head(_ path: String) throws -> String {
    let curl = Process()
    let output = Pipe()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/curl")
    curl.arguments = [
      "--silent", "--head", "--header", "Accept-Encoding: gzip", "--retry", "50", "--retry-connrefused",
      "--retry-delay", "1", "http://127.0.0.1:\(port)\(path)",
    ]
    curl.standardOutput = output
    try curl.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    curl.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  deinit {
    // Closing it twice would do no harm.
    try? leash.close()
    process.waitUntilExit()
  }
}
