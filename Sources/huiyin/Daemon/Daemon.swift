import Domain
import Foundation
import Logging
import Office
import ServiceLifecycle
import Settings
import Store
import Synchronization
import Wire

/// The long-running office: a worker for each mailbox, one for the flow, one for the outbox, one at the door.
final class Daemon: Sendable {
  private let configuration: Configuration
  private let office: Office
  private let journal: JournalWriter
  /// Rung when there may be something to do for the flow, and for the outbox.
  private let flowBell = Bell()
  private let outboxBell = Bell()
  private let orders = Orders()

  init(_ configuration: Configuration) throws {
    self.configuration = configuration
    let (journal, flow, outbox) = (JournalWriter(), flowBell, outboxBell)
    self.journal = journal
    office = try Assembly.office(configuration) { events in
      journal.write(events)
      flow.ring()
      outbox.ring()
    }
    try office.ledger.recoverClaims(at: Environment.now())
  }

  /// Until SIGTERM or SIGINT; every worker ends between two letters.
  func run() async throws {
    var logger = Logger(label: "huiyin") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    let workers = configuration.mailboxes.map(collector) + [outbox, flow, door]
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: workers.map {
          .init(
            service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup)
        },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    journal.say("ready")
    try await group.run()
    try office.ledger.close()
    journal.say("stopped")
  }

  /// One mailbox: its trouble never delays another's.
  private func collector(of settings: MailboxSettings) -> Worker {
    Worker("collect \(settings.name)") { [self] worker in
      var backOff = BackOff()
      var complaint = ""
      while !worker.isStopping {
        var pause = Double(settings.poll.components.seconds)
        do {
          let mailbox = try Transport.mailbox(settings.source, sizeLimit: configuration.limits.mailSize)
          defer { mailbox.close() }
          let intake = Intake(ledger: office.ledger, name: settings.name, mailbox: mailbox)
          while !worker.isStopping {
            if try intake.run(at: Environment.now, until: { worker.isStopping }) > 0 { flowBell.ring() }
            backOff.succeed()
            complaint = ""
            worker.rest(seconds: pause)
          }
        } catch {
          // Said once, not at every try.
          if complaint != "\(error)" { journal.warn("\(settings.name): \(error)") }
          complaint = "\(error)"
          pause = backOff.fail()
          worker.rest(seconds: pause)
        }
      }
    }
  }

  /// The flow, and what is ordered at the door: one thread decides about letters.
  private var flow: Worker {
    Worker("flow", bell: flowBell) { [self] worker in
      var backOff = BackOff()
      while !worker.isStopping {
        do {
          orders.carryOut(office)
          while try Pipeline.pass(office, at: Environment.now(), until: { worker.isStopping }) > 0,
            !worker.isStopping
          { outboxBell.ring() }
          outboxBell.ring()
          backOff.succeed()
          worker.rest(seconds: 60)
        } catch {
          journal.warn("flow: \(error)")
          worker.rest(seconds: backOff.fail())
        }
      }
    }
  }

  private var outbox: Worker {
    Worker("outbox", bell: outboxBell) { [self] worker in
      var backOff = BackOff()
      var dispatch: Dispatch?
      while !worker.isStopping {
        do {
          let current =
            try dispatch ?? Transport.dispatch(configuration, office: office) { [journal] in journal.say($0) }
          dispatch = current
          _ = try current.run(at: Environment.now) { worker.isStopping }
          backOff.succeed()
          // Retries and audit look-ups come due by the clock, not by the bell.
          worker.rest(seconds: try office.ledger.unfinishedMail().isEmpty ? 60 : 1)
        } catch {
          dispatch = nil
          journal.warn("outbox: \(error)")
          worker.rest(seconds: backOff.fail())
        }
      }
    }
  }

  private var door: Worker {
    Worker("control") { [self] worker in
      let control = configuration.control
      let socket = try ControlSocket(listeningAt: control.socket, group: control.group)
      while !worker.isStopping {
        socket.serve(seconds: 0.5) { request, peer in
          let reply = orders.place(request, by: peer) { flowBell.ring() }
          return reply ?? ControlReply(error: "the daemon is busy or stopping", hint: "try again")
        }
      }
    }
  }
}
