import Dispatch
import Office
import Synchronization

/// What was ordered at the door and waits for the flow's thread.
final class Orders: Sendable {
  private struct Order {
    let request: ControlRequest
    let peer: Peer
    let answer: @Sendable (ControlReply) -> Void
  }

  private let waiting = Mutex<[Order]>([])

  /// Waits for the answer, at most a minute and a half.
  func place(_ request: ControlRequest, by peer: Peer, ring: () -> Void) -> ControlReply? {
    let done = DispatchSemaphore(value: 0)
    let box = ReplyBox()
    waiting.withLock {
      $0.append(
        Order(request: request, peer: peer) { answer in
          box.put(answer)
          done.signal()
        })
    }
    ring()
    return done.wait(timeout: .now() + 90) == .success ? box.take() : nil
  }

  func carryOut(_ office: Office) {
    let orders = waiting.withLock { orders in
      let all = orders
      orders = []
      return all
    }
    for order in orders { order.answer(order.request.carryOut(office, by: order.peer)) }
  }
}

/// One answer, handed from thread to thread.
private final class ReplyBox: Sendable {
  private let reply = Mutex<ControlReply?>(nil)

  func put(_ answer: ControlReply) { reply.withLock { $0 = answer } }
  func take() -> ControlReply? { reply.withLock { $0 } }
}
