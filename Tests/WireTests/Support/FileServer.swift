import Foundation
import Testing
import Wire

/// A real file server on this machine, with a folder of its own; it ends with the test, however that ends.
final class FileServer {
  /// Which program serves.
  enum Kind: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case pyftpdlib, openssh, rclone, nginx

    var testDescription: String { rawValue }

    /// Those that this machine has.
    static let present = allCases.filter { kind in
      switch kind {
      case .pyftpdlib: (try? FileServer.run("/usr/bin/python3", "-c", "import pyftpdlib")) != nil
      case .openssh: FileManager.default.isExecutableFile(atPath: "/usr/sbin/sshd")
      case .rclone: FileManager.default.isExecutableFile(atPath: "/usr/bin/rclone")
      case .nginx:
        FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")
          && FileManager.default.fileExists(
            atPath: "/usr/share/nginx/modules-available/mod-http-dav-ext.conf")
      }
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let kind: Kind
  /// What it serves.
  let folder: String
  private let place: TemporaryFolder
  private let port: UInt16
  private let process: Process
  private let leash: FileHandle

  init(_ kind: Kind) throws {
    self.kind = kind
    place = try TemporaryFolder()
    folder = place.path + "/served"
    try FileManager.default.createDirectory(atPath: folder + "/导出", withIntermediateDirectories: true)
    port = try Self.freePort()
    let process = Process()
    self.process = process
    let input = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    let command = try Self.command(kind, port, place.path)
    // It waits for its standard input to close, and takes the server with it. A thread of Foundation's may have
    // blocked SIGTERM for all that it starts; nginx sees to its signals, and to its workers, by itself.
    let signal = kind == .nginx ? "TERM" : "KILL"
    process.arguments =
      ["-c", "\"$@\" & server=$!; read -r _; kill -\(signal) $server; wait $server", "server"] + command
    process.standardInput = input
    let log = place.path + "/log"
    try Data().write(to: URL(fileURLWithPath: log))
    process.standardOutput = FileHandle(forWritingAtPath: log)
    process.standardError = FileHandle(forWritingAtPath: log)
    try process.run()
    leash = input.fileHandleForWriting
    guard Self.isListening(port, seconds: 20) else {
      throw Failure(description: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "no log")
    }
  }

  deinit {
    // Closing it twice would do no harm.
    try? leash.close()
    // Else it might write into its folder while that is removed.
    process.waitUntilExit()
  }

  var address: FolderAddress {
    let server = ServerAddress(
      host: "127.0.0.1", port: port, security: .none, user: kind == .openssh ? NSUserName() : "naiman",
      password: "secret", timeout: .seconds(20))
    switch kind {
    case .pyftpdlib: return FolderAddress(kind: .ftp, server: server, path: "导出")
    case .openssh:
      return FolderAddress(
        kind: .sftp, server: server, path: folder + "/导出", hostKey: fingerprint, keyFile: place.path + "/user"
      )
    case .rclone, .nginx: return FolderAddress(kind: .webdav, server: server, path: "/导出/")
    }
  }

  func open(_ change: (inout FolderAddress) -> Void = { _ in }) -> any Folder {
    var address = address
    change(&address)
    switch address.kind {
    case .ftp: return FTPFolder(at: address)
    case .sftp: return SFTPFolder(at: address)
    case .webdav: return WebDAVFolder(at: address)
    }
  }

  private var fingerprint: String {
    let line = (try? Self.run("/usr/bin/ssh-keygen", "-lf", place.path + "/host.pub")) ?? ""
    return line.split(separator: " ").dropFirst().first.map { String($0.dropFirst("SHA256:".count)) } ?? ""
  }

  private static func command(_ kind: Kind, _ port: UInt16, _ place: String) throws -> [String] {
    let served = place + "/served"
    switch kind {
    case .pyftpdlib:
      return [
        "/usr/bin/python3", "-m", "pyftpdlib", "-i", "127.0.0.1", "-p", "\(port)", "-w", "-u", "naiman", "-P",
        "secret", "-d", served,
      ]
    case .rclone:
      return [
        "/usr/bin/rclone", "serve", "webdav", served, "--addr", "127.0.0.1:\(port)", "--user", "naiman",
        "--pass",
        "secret", "--dir-cache-time", "0s", "--config", place + "/rclone.conf",
      ]
    case .openssh:
      for key in ["host", "user"] {
        try run("/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "\(place)/\(key)")
      }
      // Only root may; others need no such folder.
      try? FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
      let lines = [
        "Port \(port)", "ListenAddress 127.0.0.1", "HostKey \(place)/host",
        "AuthorizedKeysFile \(place)/user.pub",
        "PidFile none", "StrictModes no", "UsePAM no", "PasswordAuthentication no",
        "Subsystem sftp internal-sftp",
        "PermitRootLogin prohibit-password",
      ]
      try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: place + "/sshd.conf"))
      return ["/usr/sbin/sshd", "-D", "-e", "-f", place + "/sshd.conf"]
    case .nginx:
      let hash = try run("/usr/bin/openssl", "passwd", "-apr1", "secret")
      try Data("naiman:\(hash)\n".utf8).write(to: URL(fileURLWithPath: place + "/users"))
      try Data(nginx(port, place).utf8).write(to: URL(fileURLWithPath: place + "/nginx.conf"))
      return ["/usr/sbin/nginx", "-c", place + "/nginx.conf", "-g", "daemon off;"]
    }
  }

  private static func nginx(_ port: UInt16, _ place: String) -> String {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(place)/\($0);" }.joined(separator: " ")
    return """
      include /usr/share/nginx/modules-available/mod-http-dav-ext.conf;
      \(geteuid() == 0 ? "user root;" : "")
      pid \(place)/nginx.pid; error_log stderr; worker_processes 1;
      events {}
      http {
        access_log off; \(temporary)
        server {
          listen 127.0.0.1:\(port); root \(place)/served; client_max_body_size 100m;
          auth_basic files; auth_basic_user_file \(place)/users;
          dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS; min_delete_depth 0;
        }
      }
      """
  }

  @discardableResult
  fileprivate static func run(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: "\(program): \(text)") }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A port that the kernel would give to a client now.
  private static func freePort() throws -> UInt16 {
    let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(file) }
    var address = loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(file, $0, size) == 0 && getsockname(file, $0, &size) == 0
      }
    }
    guard isBound else { throw Failure(description: "no free port") }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func isListening(_ port: UInt16, seconds: Int) -> Bool {
    for _ in 0..<(seconds * 50) {
      let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(file) }
      var address = loopback(port)
      let isConnected = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      if isConnected { return true }
      _ = poll(nil, 0, 20)
    }
    return false
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}
