import Dispatch
import Office
import Synchronization

/// What was ordered at the door and waits for the flow's thread.
final class Orders: Sendable {
  private struct Book {
    var waiting: [Order] = []
    var isClosed = false
  }
  private let book = Mutex(Book())

  /// Whether somebody stands at the door.
  var areWaiting: Bool { book.withLock { !$0.waiting.isEmpty } }

  /// Waits for the answer. What is not begun within `patience` seconds is not done at all: a command that was
  /// told to try again must not be carried out twice.
  func place(
    _ request: ControlRequest, by peer: Peer, patience: Double = 60, ring: () -> Void
  ) -> ControlReply {
    let order = Order(request, by: peer)
    let isOpen = book.withLock { book in
      if !book.isClosed { book.waiting.append(order) }
      return !book.isClosed
    }
    guard isOpen else { return Self.stopping }
    ring()
    if let reply = order.reply(within: patience) { return reply }
    guard !withdraw(order) else {
      return ControlReply(Failure("the daemon is busy; nothing was done", hint: "try again later"))
    }
    return order.reply()
  }

  func carryOut(_ office: Office, until stop: () -> Bool) {
    while let order = book.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) {
      order.answer(order.request.carryOut(office, by: order.peer, until: stop))
    }
  }

  /// Turns away whoever waits or comes later.
  func close(_ reply: ControlReply = stopping) {
    let turnedAway = book.withLock { book in
      defer { book = Book(isClosed: true) }
      return book.waiting
    }
    for order in turnedAway { order.answer(reply) }
  }

  private func withdraw(_ order: Order) -> Bool {
    book.withLock { book in
      let place = book.waiting.firstIndex { $0 === order }
      if let place { book.waiting.remove(at: place) }
      return place != nil
    }
  }

  static let stopping = ControlReply(
    Failure("the daemon is stopping; nothing was done", hint: "try again in a moment"))
}

/// One order, whose answer is handed from thread to thread.
private final class Order: Sendable {
  let request: ControlRequest
  let peer: Peer
  private let done = DispatchSemaphore(value: 0)
  private let answered = Mutex<ControlReply?>(nil)

  init(_ request: ControlRequest, by peer: Peer) {
    self.request = request
    self.peer = peer
  }

  func answer(_ reply: ControlReply) {
    answered.withLock { $0 = reply }
    done.signal()
  }

  func reply(within patience: Double) -> ControlReply? {
    guard done.wait(timeout: .now() + patience) == .success else { return nil }
    return answered.withLock { $0 }
  }

  func reply() -> ControlReply {
    done.wait()
    return answered.withLock { $0 } ?? ControlReply()
  }
}
