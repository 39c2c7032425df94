import Glibc

/// One writer (design law 3): an advisory lock that the kernel gives back when the process ends, however it ends.
final class ProcessLock: Sendable {
  private let descriptor: Int32

  init(path: String) throws(LedgerError) {
    let directory = String(path.dropLast("/lock".count))
    descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unwritable(directory: directory, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(descriptor)
      throw .inUse(directory: directory)
    }
  }

  deinit {
    // A program that is just being started holds a copy of the descriptor, and with it the lock, until it is there.
    flock(descriptor, LOCK_UN)
    Glibc.close(descriptor)
  }
}
