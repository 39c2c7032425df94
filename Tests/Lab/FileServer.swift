import Foundation

/// A real file server on this machine, with a folder of its own; it ends with the test, however that ends.
package final class FileServer {
  /// Which program serves.
  package enum Kind: String, CaseIterable, Sendable {
    case pyftpdlib, openssh, rclone, nginx
    /// Keeps objects in a bucket, and holds every request's signature against botocore's.
    case moto

    /// Those of this machine that serve a folder.
    package static let present = allCases.filter { $0 != .moto && $0.isPresent }

    package var isPresent: Bool {
      switch self {
      case .pyftpdlib: (try? FileServer.run("/usr/bin/python3", "-c", "import pyftpdlib")) != nil
      case .openssh: FileManager.default.isExecutableFile(atPath: "/usr/sbin/sshd")
      case .rclone: FileManager.default.isExecutableFile(atPath: "/usr/bin/rclone")
      case .nginx:
        FileManager.default.isExecutableFile(atPath: "/usr/sbin/nginx")
          && FileManager.default.fileExists(
            atPath: "/usr/share/nginx/modules-available/mod-http-dav-ext.conf")
      case .moto: FileManager.default.fileExists(atPath: FileServer.library + "/moto")
      }
    }
  }

  package let kind: Kind
  /// What it serves.
  package let folder: String
  package let port: UInt16
  private let place: TemporaryFolder
  private let process: Process
  private let leash: FileHandle

  package init(_ kind: Kind) throws {
    self.kind = kind
    place = try TemporaryFolder()
    folder = place.path + "/served"
    try FileManager.default.createDirectory(atPath: folder + "/导出", withIntermediateDirectories: true)
    port = try Lab.freePort()
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
    guard Self.isListening(port, seconds: 20), kind != .moto || waitForCredentials(seconds: 30) else {
      throw Lab.Failure(description: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "no log")
    }
  }

  deinit {
    // Closing it twice would do no harm.
    try? leash.close()
    // Else it might write into its folder while that is removed.
    process.waitUntilExit()
  }

  package var user: String {
    switch kind {
    case .openssh: NSUserName()
    case .moto: credentials[0]
    case .pyftpdlib, .rclone, .nginx: "naiman"
    }
  }

  /// OpenSSH wants the key.
  package var password: String { kind == .moto ? credentials[1] : "secret" }

  package var keyFile: String { place.path + "/user" }

  /// SHA-256 of OpenSSH's key.
  package var hostKey: String {
    let line = (try? Self.run("/usr/bin/ssh-keygen", "-lf", place.path + "/host.pub")) ?? ""
    return line.split(separator: " ").dropFirst().first.map { String($0.dropFirst("SHA256:".count)) } ?? ""
  }

  /// What it has written of itself.
  package var log: String { (try? String(contentsOfFile: place.path + "/log", encoding: .utf8)) ?? "" }

  package static let bucket = "liuyan"
  package static let region = "cn-north-1"

  /// Of the bucket, as boto3 finds it; nil where there is none.
  package func object(_ key: String) throws -> (type: String, bytes: [UInt8])? {
    let path = place.path + "/object"
    let type = try Self.run(
      "/usr/bin/python3", Self.script, Self.library, "get", "\(port)", place.path, key, path)
    guard !type.isEmpty else { return nil }
    return (type, Array(try Data(contentsOf: URL(fileURLWithPath: path))))
  }

  private var credentials: [String] {
    let text = (try? String(contentsOfFile: place.path + "/credentials", encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n").map(String.init)
    return lines.count == 2 ? lines : ["", ""]
  }

  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  /// Where `Scripts/checkers.sh` puts it.
  private static let library = root + "/.build/checkers/s3"
  private static let script = root + "/Tests/Lab/s3.py"

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
    case .moto: return ["/usr/bin/python3", script, library, "serve", "\(port)", place]
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
    guard process.terminationStatus == 0 else { throw Lab.Failure(description: "\(program): \(text)") }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func waitForCredentials(seconds: Int) -> Bool {
    for _ in 0..<(seconds * 50) where user.isEmpty { _ = poll(nil, 0, 20) }
    return !user.isEmpty
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
