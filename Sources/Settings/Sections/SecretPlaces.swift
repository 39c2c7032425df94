/// What must not lie where a web server gives out the public site: the ledger, and mails on their way.
struct SecretPlaces {
  let root: Section

  /// - Parameter site: the public directory.
  func check(
    apartFrom site: String, state: String, _ mailboxes: [MailboxSettings], _ courier: CourierSettings
  ) {
    complain(of: state, "the ledger's directory", named: "state", site)
    for mailbox in mailboxes {
      if case .maildir(let path) = mailbox.source {
        complain(of: path, "mailbox \(quoted(mailbox.name))", named: "mailboxes", site)
      }
    }
    if case .folder(let path) = courier.way {
      complain(of: path, "the courier's folder", named: "courier", site)
    }
  }

  private func complain(of path: String, _ what: String, named key: String, _ site: String) {
    guard Path.overlap(path, site) else { return }
    root.problem(
      root.placeOfValue(of: key),
      "\(what), \(path), and the public site's, \(site), must not lie in each other",
      hint: "everybody reads what lies there: give it a directory of its own")
  }
}
