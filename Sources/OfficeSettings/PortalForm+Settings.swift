import Office
import Reading
import Settings

extension PortalForm {
  /// As the administrator describes it.
  package init(_ settings: PortalSettings) {
    let form = settings.form
    var labels: [FormField: [String]] = [:]
    for (name, named) in form.labels {
      if let field = FormField(rawValue: name) { labels[field] = named }
    }
    if case .field(let label)? = form.secret?.spot { labels[.secret] = [label] }
    let secret = form.secret.flatMap { secret in
      secret.file.map { file in Secret(place: secret.spot.place, current: { try file.read() }) }
    }
    self.init(
      portal: settings.name, labels: FormLabels(labels, ignoring: form.ignored), senders: form.senders,
      secret: secret, showsStatus: settings.status != nil)
  }
}

extension PortalSecret.Spot {
  fileprivate var place: PortalForm.SecretPlace {
    switch self {
    case .header(let name): .header(name)
    case .field: .field
    }
  }
}
