import Glibc

/// Wakes whoever waits, for a server or for nothing: something happened, or it is time to go home.
package final class Bell: Sendable {
  /// Can be read from while the bell is rung: what waits for a server polls it beside the server's socket.
  let descriptor: Int32
  private let clapper: Int32

  package init() throws(FileError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileError(path: "a pipe") }
    (descriptor, clapper) = (ends[0], ends[1])
    for end in ends {
      // Neither can fail on a descriptor that is open.
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(descriptor)
    close(clapper)
  }

  /// Ringing an already rung bell changes nothing.
  package func ring() {
    var stroke: UInt8 = 1
    // A pipe that is full rings loud enough.
    _ = write(clapper, &stroke, 1)
  }

  /// Waits until it is rung, or that many seconds; it is silent afterwards.
  package func wait(seconds: Double) { _ = isRung(within: seconds) }

  /// The same.
  /// - Returns: whether it was.
  package func isRung(within seconds: Double) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    repeat {
      let left = ContinuousClock.now.duration(to: end)
      if poll(&poller, 1, left > .zero ? left.milliseconds : 0) > 0 {
        silence()
        return true
      }
    } while ContinuousClock.now < end
    return false
  }

  /// Takes the ringing away.
  package func silence() {
    var strokes = [UInt8](repeating: 0, count: 256)
    while read(descriptor, &strokes, strokes.count) > 0 {}
  }
}
