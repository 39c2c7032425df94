extension Section {
  /// Keys under which people write a password itself.
  static let literalSecrets = ["password", "passwd", "secret"]

  /// Where the password of `user` lies: a file, or a credential that systemd hands over.
  /// - Parameter whose: what the keys begin with, as `proxy-`.
  func secret(for user: String, _ whose: String = "") -> SecretFile? {
    let literals = Self.literalSecrets.map { whose + $0 }
    let (fileKey, credentialKey) = (whose + "password-file", whose + "credential")
    refuse(
      literals, { "\($0) must not stand in this file" },
      hint: "put it into a file of its own and name that: \(fileKey): ../secrets/\(whose)\(kind)")
    let file = optionalPath(fileKey).map { SecretFile(path: $0, place: placeOfValue(of: fileKey)) }
    let credential = credential(credentialKey, orElse: fileKey)
    if has(fileKey), has(credentialKey) {
      problem(
        place(of: credentialKey), "\(title) has both a \(fileKey) and a \(credentialKey)", hint: "keep one")
    }
    let secret = file ?? credential
    if !user.isEmpty, !(literals + [fileKey, credentialKey]).contains(where: has) {
      problem(
        place, "\(title) has a \(whose)user but no \(whose)password",
        hint: "add \(fileKey): and the file that holds it")
    }
    guard user.isEmpty else { return tried(secret) }
    if secret != nil { problem(place, "\(title) has a \(whose)password but no \(whose)user") }
    return nil
  }

  /// Where a secret lies that is no password: a file, or a credential that systemd hands over.
  func secretFile() -> SecretFile? {
    refuse(
      ["password", "secret", "value"], { "\($0) must not stand in this file" },
      hint: "put it into a file of its own and name that: file: ../secrets/portal")
    let file = optionalPath("file").map { SecretFile(path: $0, place: placeOfValue(of: "file")) }
    let credential = credential("credential", orElse: "file")
    if has("file"), has("credential") {
      problem(place(of: "credential"), "\(title) has both a file and a credential", hint: "keep one")
    }
    if !has("file"), !has("credential") {
      problem(
        place, "\(title) has no file that holds it",
        hint: "add file: and the file, with the secret in one line")
    }
    return tried(file ?? credential)
  }

  /// Warns of what cannot be used: the office works without, but for what it is needed for.
  private func tried(_ secret: SecretFile?) -> SecretFile? {
    if let fault = secret?.fault {
      warn(
        fault.place, "\(title) cannot be used: \(fault.message)",
        hint: fault.hint ?? "the file holds the secret in one line, for its own user alone: chmod 600")
    }
    return secret
  }

  private func credential(_ key: String, orElse other: String) -> SecretFile? {
    guard let name = optional(key, .credential) else { return nil }
    guard let directory = origin.credentials else {
      problem(
        placeOfValue(of: key), "there is no directory of credentials to find \(quoted(name)) in",
        hint: "start huiyin by systemd with LoadCredential=\(name):…, or use \(other):")
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
