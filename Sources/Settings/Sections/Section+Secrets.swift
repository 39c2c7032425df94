extension Section {
  /// Where the password of `user` lies: a file, or a credential that systemd hands over.
  func secret(for user: String) -> SecretFile? {
    refuse(
      ["password", "passwd", "secret"], { "\($0) must not stand in this file" },
      hint: "put it into a file of its own and name that: password-file: ../secrets/\(kind)")
    let file = optionalPath("password-file").map {
      SecretFile(path: $0, place: placeOfValue(of: "password-file"))
    }
    let credential = credential("credential")
    if file != nil, credential != nil {
      problem(place(of: "credential"), "\(title) has both a password-file and a credential", hint: "keep one")
    }
    let secret = file ?? credential
    if secret == nil, !user.isEmpty, !has("credential"), !has("password-file") {
      problem(
        place, "\(title) has a user but no password", hint: "add password-file: and the file that holds it")
    }
    if secret != nil, user.isEmpty, !has("user") {
      problem(place, "\(title) has a password but no user")
    }
    return secret
  }

  private func credential(_ key: String) -> SecretFile? {
    guard let name = optional(key, .credential) else { return nil }
    guard let directory = origin.credentials else {
      problem(
        placeOfValue(of: key), "there is no directory of credentials to find \(quoted(name)) in",
        hint: "start huiyin by systemd with LoadCredential=\(name):…, or use password-file:")
      return nil
    }
    return SecretFile(
      path: Path.resolve(name, in: directory), place: placeOfValue(of: key), isCredential: true)
  }
}

extension Form<String> {
  /// A name without a path in it.
  static var credential: Form {
    Form(
      "the name of a credential", placeholder: "",
      read: { $0.contains("/") || $0.hasPrefix(".") ? nil : Form.name.read($0) })
  }
}
