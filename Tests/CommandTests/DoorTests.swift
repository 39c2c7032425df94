import Foundation
import Rehearsal
import Testing

/// The control socket, spoken to by something other than `huiyin`.
struct DoorTests {
  @Test func whatIsNoOrderIsRefused() throws {
    let bureau = try Bureau()
    let office = try RunningOffice(bureau)
    for words in ["{}\n", "hello\n", "{\"command\":\"dance\"}\n", "\n"] {
      let caller = try Caller(at: bureau.socket)
      caller.say(words)
      #expect(caller.answer().contains("does not understand this huiyin"))
    }
    #expect(office.terminate().status == 0)
  }

  @Test func anExportThatDoesNotComeIsNotWaitedFor() throws {
    let bureau = try Bureau()
    let office = try RunningOffice(bureau)
    for size in ["-1", "99999999999", "5"] {
      let caller = try Caller(at: bureau.socket)
      let deed = "{\"account\":\"a\",\"name\":\"b.csv\",\"madeAt\":0,\"export\":{\"size\":\(size)}}"
      caller.say("{\"deed\":{\"_0\":{\"kind\":\"huiyin.Import.Deed\",\"deed\":\(deed)}}}\n")
      #expect(caller.answer().contains("the export did not arrive; nothing was done"))
    }
    #expect(office.terminate().status == 0)
  }

  @Test func whoeverKeepsSilentKeepsNobodyOut() throws {
    let bureau = try Bureau()
    let office = try RunningOffice(bureau)
    let silent = try (0..<3).map { _ in try Caller(at: bureau.socket) }
    silent[0].say("{\"command\":")
    #expect(try bureau.huiyin("once").status == 0)
    let late = try Caller(at: bureau.socket)
    let end = office.terminate()
    #expect(end.status == 0)
    #expect(end.time < .seconds(10))
    #expect(late.answer().isEmpty)
  }

  @Test func anOrderWithoutEndIsNotHeld() throws {
    let bureau = try Bureau()
    let office = try RunningOffice(bureau)
    let caller = try Caller(at: bureau.socket)
    caller.say(String(repeating: "x", count: 200_000))
    #expect(try bureau.huiyin("once").status == 0)
    #expect(office.terminate().status == 0)
  }
}

/// Somebody at the door.
private final class Caller {
  private let descriptor: Int32

  init(at path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
    let isIn = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard isIn else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }

  deinit { close(descriptor) }

  func say(_ words: String) {
    let bytes = Array(words.utf8)
    send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// Everything up to the end of the conversation.
  func answer() -> String {
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
      answer += buffer[..<count]
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
