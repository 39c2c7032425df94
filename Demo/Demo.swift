import ArgumentParser
import Foundation
import Lab
import Rehearsal
import Synchronization

/// The whole story in front of the user: real servers, the real daemon, made-up people.
@main
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Six letters with six fates, through real mail servers.")

  @Flag(help: "End by itself instead of serving the site.") var once = false
  @Flag(help: "Over a Maildir and a folder of .eml files, without servers.") var embedded = false
  @Option(help: "Where everything is put; emptied first.") var directory = "demo-output"
  @Option(help: "The loopback port the site is served on.") var port = 8026

  func run() throws {
    let directory = URL(fileURLWithPath: directory).path
    // What an earlier demo left; nothing else is ever put there.
    try? FileManager.default.removeItem(atPath: directory)
    // Whoever reads along may go away; the story is told to its end, so that nothing is left running.
    signal(SIGPIPE, SIG_IGN)
    let interruption = Interruption()
    let lab = try servers()
    // The servers end with this process in any case.
    defer { try? lab?.stop() }
    let premises = try Premises(in: directory, lab: lab)
    say("证书已由临时CA签发；配置：\(premises.configurationFile)\n")

    let daemon = try DaemonProcess(premises) { say($0) }
    interruption.ends {
      daemon.kill()
      return 1
    }
    let play = try Play(premises) { say("    ✉ \($0)") }
    do {
      try play.perform {
        guard daemon.isRunning else { throw Trouble("the daemon ended by itself") }
      }
    } catch {
      daemon.kill()
      throw error
    }
    let status = daemon.terminate()
    guard status == 0 else { throw Trouble("the daemon ended with status \(status)") }
    try sum(up: premises)
    if !once { try serve(premises.site, lab, interruption) }
  }

  private func servers() throws -> Lab? {
    if embedded {
      say("按要求使用内嵌方式：收信用Maildir，发信存为.eml文件，不启动邮件服务器。")
      return nil
    }
    if let obstacle = Lab.obstacle {
      say("无法启动邮件服务器（\(obstacle)），改用内嵌方式：收信用Maildir，发信存为.eml文件。")
      return nil
    }
    let lab = try Lab.start(accounts: Cast.addresses)
    say("Dovecot（IMAPS \(lab.imaps)）和Postfix（提交 \(lab.submission)）已在本机回环地址启动。")
    return lab
  }

  /// What `huiyin` itself says at the end.
  private func sum(up premises: Premises) throws {
    for (title, arguments) in [
      ("六封留言的结果（huiyin list）：", ["list"]), ("留待人工处理的来信（huiyin held）：", ["held"]),
      ("台账校验（huiyin ledger verify）：", ["ledger", "verify"]),
    ] {
      say("\n\(title)")
      let output = try Command.run(
        DaemonProcess.binary, arguments + ["--config", premises.configurationFile])
      say(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines))
    }
    say("\n网站：\(premises.site)/index.html")
  }

  private func serve(_ site: String, _ lab: Lab?, _ interruption: Interruption) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") else {
      return say("（没有python3，请直接打开上面的文件）")
    }
    say("网站已在 http://127.0.0.1:\(port)/ 提供，按 Ctrl-C 结束。")
    let server = Process()
    server.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    server.arguments = ["-m", "http.server", "--bind", "127.0.0.1", "--directory", site, "\(port)"]
    server.standardError = FileHandle.nullDevice
    try server.run()
    // SIGKILL, because a child inherits the blocked signals of a process that watches them.
    let number = server.processIdentifier
    interruption.ends {
      kill(number, SIGKILL)
      // The servers end with this process in any case.
      try? lab?.stop()
      return 0
    }
    server.waitUntilExit()
  }
}

/// Ctrl-C, or SIGTERM: whatever was started is ended first, so that nothing is left running.
private final class Interruption: Sendable {
  private let end = Mutex<@Sendable () -> Int32>({ 1 })

  init() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in
        exit(end.withLock { $0() })
      }
      source.activate()
      // Kept for the life of the process.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  /// What has to be ended from now on, and with which status the demo then ends.
  func ends(_ action: @escaping @Sendable () -> Int32) { end.withLock { $0 = action } }
}

/// At once, also into a pipe: the daemon's lines and the people's stand in the order in which they happen.
private func say(_ line: String) {
  // Whoever read along and went away misses the rest, and nothing else.
  try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
}
