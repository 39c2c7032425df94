import Settings

/// Secrets that everybody on this machine can read, as `huiyin check` warns of them: nobody logs in with one.
struct SecretWarnings {
  let all: [Complaint]

  init(_ configuration: Configuration) {
    // That of an own key is a problem already.
    let others = configuration.secrets.filter { ![.office, .nextOffice].contains($0.door) && $0.isOpen }
    all = others.map { secret in
      let place = secret.place.map { "\($0): " } ?? ""
      return Complaint("\(place)everybody can read \(secret.path)", hint: "chmod 600 \(secret.path)")
    }
  }
}
