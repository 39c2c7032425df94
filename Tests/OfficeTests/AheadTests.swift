import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Office

@Suite struct AheadTests {
  @Test func itIsDoneOnceWhoeverAsks() {
    let times = Mutex(0)
    let works = (0..<200).map { number in
      Ahead {
        times.withLock { $0 += 1 }
        return number * number
      }
    }
    DispatchQueue.concurrentPerform(iterations: 8) { asker in
      for place in works.indices {
        let number = asker.isMultiple(of: 2) ? place : works.count - 1 - place
        #expect(works[number].value == number * number)
      }
    }
    #expect(times.withLock { $0 } == 200)
  }

  @Test func whoAsksForWhatIsBegunWaitsForIt() {
    let (begun, release) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let work = Ahead {
      begun.signal()
      release.wait()
      return "done"
    }
    begun.wait()
    DispatchQueue.global().async { release.signal() }
    #expect(work.value == "done")
    #expect(Ahead(done: 7).value == 7)
  }

  @Test(.timeLimit(.minutes(1))) func whoHelpsDoesWhatWasBegunNextInsteadOfWaiting() {
    let (begun, helped) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    // Whoever does one before the helper has done one stands still; there are more of them than threads.
    let helper = pthread_self()
    let works = (0..<600).map { _ in
      Ahead {
        begun.signal()
        if pthread_self() != helper { helped.wait() }
        helped.signal()
        return true
      }
    }
    begun.wait()
    for work in works { #expect(work.valueWhileHelping) }
  }
}
