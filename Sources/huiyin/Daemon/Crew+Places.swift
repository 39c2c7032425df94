import Office
import Settings
import Wire

/// Who goes where letters come from, and where answers are brought: what is away delays nothing else.
extension Crew {
  /// One mailbox: its trouble never delays another's.
  func collector(of collecting: Collecting) -> Worker {
    let (settings, rounds) = (collecting.settings, collecting.rounds)
    return Worker("collect \(settings.name)", bell: rounds.bell) { [self] worker in
      var mailbox: (any Mailbox)?
      rounds.perform(by: worker) { seconds in
        // A server that tells of new mail is listened to; of any other we ask again later.
        if try mailbox?.awaitMail(for: .seconds(seconds), unless: rounds.bell) != true {
          worker.rest(seconds: seconds)
        }
      } round: {
        let current = try mailbox ?? transport.mailbox(settings.source)
        // After a failure a new one is made, with the password as it is then.
        mailbox = nil
        let intake = Intake(ledger: office.ledger, name: settings.name, mailbox: current)
        var isFurther = false
        do {
          try collecting.round(intake, office.ledger, journal, until: { worker.isStopping }) { new in
            guard new > 0 else { return }
            isFurther = true
            flowBell.ring()
          }
        } catch let error where isFurther {
          return .interrupted(error)
        }
        office.mailboxes.noteDone(settings.name, at: Environment.now())
        mailbox = current
        return .well(rest: Double(settings.poll.components.seconds))
      }
      mailbox?.close()
    }
  }

  /// One account's folder of exports.
  func collector(of account: AccountSettings, _ settings: FolderSettings, _ rounds: Rounds) -> Worker {
    Worker("collect \(account.name)", bell: rounds.bell) { [self] worker in
      var intake: FolderIntake?
      rounds.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        let current =
          try intake
          ?? FolderIntake(
            office: office, account: account.name,
            folder: try transport.folder(settings.place, isShared: true), done: settings.done
          )
        // After a failure the connection is made anew; what was seen of files that change is seen again.
        intake = nil
        do {
          if try current.run(at: Environment.now, until: { worker.isStopping }) > 0 { flowBell.ring() }
        } catch {
          // One file's trouble keeps no other's letters waiting.
          flowBell.ring()
          throw error
        }
        intake = current
        return .well(rest: Double(settings.poll.components.seconds))
      }
    }
  }

  /// Files of replies on their way into one account's folder: one that is away delays nobody.
  func deliverer(to account: AccountSettings, _ settings: FolderSettings, _ rounds: Rounds) -> Worker {
    Worker("deliver \(account.name)", bell: rounds.bell) { [self] worker in
      rounds.perform(by: worker) {
        worker.rest(seconds: $0)
      } round: {
        guard try !office.ledger.isHeld else { return .well(rest: 60) }
        let delivery = transport.delivery(office, account, settings)
        if try delivery.run(at: Environment.now, until: { worker.isStopping }) > 0 { outboxBell.ring() }
        return .well(rest: 60)
      }
    }
  }

  /// One portal's folder: it is told what became of its letters. One that is away delays nothing else.
  func teller(of portal: String, _ settings: StatusSettings, _ rounds: Rounds) -> Worker {
    Worker("status \(portal)", bell: rounds.bell) { [self] worker in
      var status: (report: StatusFolder, folder: any Folder)?
      rounds.perform(by: worker) {
        // A connection that nobody needs is given back, and the bell rings when something happens.
        status?.folder.close()
        worker.rest(seconds: $0)
      } round: {
        guard try !office.ledger.isHeld else { return .well(rest: 60) }
        let current =
          try status
          ?? {
            let folder = try transport.folder(settings.place, isShared: true)
            return (StatusFolder(office: office, portal: portal, folder: folder, settings), folder)
          }()
        status = nil
        _ = try current.report.run(until: { worker.isStopping })
        status = current
        return .well(rest: 600)
      }
      status?.folder.close()
    }
  }

  /// One copy of the public site elsewhere: a server that is away delays nothing else.
  func worker(of uploader: Uploader) -> Worker {
    let (settings, rounds) = (uploader.settings, uploader.rounds)
    return Worker("upload \(settings.name)", bell: rounds.bell) { [self] worker in
      let uploading = transport.uploading(office, settings)
      rounds.perform(by: worker) {
        // A connection that nobody needs is given back, and the bell rings when the flow has gone round.
        uploading.close()
        worker.rest(seconds: $0)
      } round: {
        guard try !office.ledger.isHeld else { return .well(rest: 60) }
        do { try uploader.round(uploading, journal, until: { worker.isStopping }) } catch {
          // The next one is made with the password as it is then.
          uploading.close()
          throw error
        }
        guard uploading.tally.left == 0 else { return .well(rest: 2) }
        office.copies.noteDone(settings.name, at: Environment.now())
        return .well(rest: 60)
      }
      uploading.close()
    }
  }
}
