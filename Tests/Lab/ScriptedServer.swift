import Foundation
import Synchronization

/// A server of one's own for faults that a real one cannot produce. It serves one client after the other, each
/// by its own script, and then hangs up.
package final class ScriptedServer: Sendable {
  package typealias Script = @Sendable (Peer) throws -> Void

  package let port: UInt16
  private let listener: Int32
  private let heard: Log

  /// Everything that clients sent, line by line.
  package var lines: [String] { heard.lines.withLock { $0 } }

  /// Serves as many clients as there are scripts.
  package convenience init(_ scripts: Script...) throws {
    try self.init(serving: scripts)
  }

  /// Serves whoever comes by the same script.
  package convenience init(always script: @escaping Script) throws {
    try self.init(serving: repeatElement(script, count: .max))
  }

  private init(serving scripts: some Sequence<Script> & Sendable) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    // Little fits into the pipe, so that a client's sending meets what the script does.
    var room: Int32 = 32 << 10
    setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &room, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let ready = withUnsafeMutablePointer(to: &address) { [listener] in
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 5) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard ready else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    port = UInt16(bigEndian: address.sin_port)
    let heard = Log()
    self.heard = heard
    Thread.detachNewThread { [listener] in
      for script in scripts {
        let file = accept(listener, nil, nil)
        guard file >= 0 else { break }
        let peer = Peer(file: file, heard: heard)
        // A client that leaves early is the client's choice.
        try? script(peer)
        close(file)
      }
      close(listener)
    }
  }

  deinit {
    // The thread that waits there closes it.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  package final class Log: Sendable {
    fileprivate let lines = Mutex<[String]>([])
  }

  /// The client, as the script sees it.
  package struct Peer {
    package struct Gone: Error {
      package init() {}
    }

    fileprivate let file: Int32
    fileprivate let heard: Log

    package func send(_ text: String) throws {
      var bytes = Array(text.utf8)[...]
      while !bytes.isEmpty {
        let count = bytes.withUnsafeBytes {
          Foundation.send(file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { throw Gone() }
        bytes = bytes.dropFirst(count)
      }
    }

    /// The next line, without CRLF.
    @discardableResult
    package func line() throws -> String {
      var bytes: [UInt8] = []
      while bytes.last != 0x0A {
        var byte: UInt8 = 0
        guard recv(file, &byte, 1, 0) == 1 else { throw Gone() }
        bytes.append(byte)
      }
      let line = String(decoding: bytes.prefix { $0 != 0x0D && $0 != 0x0A }, as: UTF8.self)
      heard.lines.withLock { $0.append(line) }
      return line
    }

    /// Reads a mail up to its final dot.
    /// - Returns: its lines, as they came.
    @discardableResult
    package func mail() throws -> [String] {
      var lines: [String] = []
      while case let line = try line(), line != "." { lines.append(line) }
      return lines
    }

    /// Says nothing more until the client has gone.
    package func hang() {
      var byte: UInt8 = 0
      while recv(file, &byte, 1, 0) > 0 {}
    }

    /// Makes the coming close a reset.
    package func reset() {
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(file, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }
  }
}

extension ScriptedServer.Peer {
  /// Greets an IMAP client and lets it log in.
  package func admit(capabilities: String = "IMAP4rev1") throws {
    try send("* OK ready\r\n")
    try answer("CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\nTAG OK\r\n")
    try answer("AUTHENTICATE", "TAG OK welcome\r\n")
    try answer("CAPABILITY", "* CAPABILITY \(capabilities)\r\nTAG OK\r\n")
  }

  /// Waits for an IMAP command and answers it; `TAG` stands for the client's tag. Another command ends the script.
  package func answer(_ command: String, _ text: String) throws {
    let words = try line().split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[1].hasPrefix(command) else { throw Gone() }
    try send(text.replacingOccurrences(of: "TAG", with: String(words[0])))
  }

  /// Greets an SMTP client.
  package func greet(_ capabilities: String...) throws {
    try send("220 scripted.test ESMTP\r\n")
    try line()
    let lines = ["scripted.test"] + capabilities
    for (index, text) in lines.enumerated() {
      try send("250\(index == lines.count - 1 ? " " : "-")\(text)\r\n")
    }
  }

  /// Waits for SMTP commands and answers each with the reply of its place.
  package func reply(_ replies: String...) throws {
    for reply in replies {
      try line()
      try send(reply + "\r\n")
    }
  }
}
