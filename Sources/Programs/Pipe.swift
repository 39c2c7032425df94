import CSpawn
import Glibc

/// Both ends of a pipe, closed with it, and closed in every program that somebody starts meanwhile.
final class Pipe {
  let reading: Int32
  let writing: Int32
  private var isWriting = true

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
  }

  func closeWriting() {
    if isWriting { close(writing) }
    isWriting = false
  }

  deinit {
    close(reading)
    closeWriting()
  }
}

/// Bytes as a file that has no name and is gone with this (memfd_create(2)).
final class MemoryFile {
  let descriptor: Int32

  init?(_ bytes: [UInt8]) {
    let made = memfd_create("document", UInt32(MFD_CLOEXEC))
    guard made >= 0 else { return nil }
    // Out of the way of the descriptors that the program is given.
    let descriptor = fcntl(made, F_DUPFD_CLOEXEC, 64)
    close(made)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    guard Self.fill(descriptor, with: bytes) else { return nil }
  }

  private static func fill(_ descriptor: Int32, with bytes: [UInt8]) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  deinit { close(descriptor) }
}
