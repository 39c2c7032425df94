import Domain

extension HandlingUnit {
  /// A unit and its people (承办单位).
  init(
    _ section: Section, desks: [Desk], names: inout Bookings, addresses: inout Bookings,
    certificates: inout Bookings
  ) {
    let name = section.required("name", .name)
    section.call("handling unit", name)
    let tenure = section.tenure()
    let owner = section.title
    let fullName = section.required("full-name", .name)
    let aliases = section.list("aliases", .name)
    section.book(name, "name", for: owner, during: tenure, in: &names)
    section.book(fullName, "full-name", for: owner, during: tenure, in: &names)
    for alias in aliases {
      let clash = names.book(alias.value, for: owner, during: tenure, at: alias.place)
      if let clash { section.origin.findings.add(clash) }
    }
    let desk = section.desk(among: desks)
    let isDesk = section.has("desk")
    let officers =
      isDesk
      ? desk?.clerks.map(Officer.init)
      : section.sections("officers", each: "officer", need: "add officers: with name: and address:") {
        Officer($0, of: owner, during: tenure, addresses: &addresses)
      }
    let leaders = section.sections("leaders", each: "leader") {
      Leader($0, of: owner, during: tenure, addresses: &addresses, certificates: &certificates)
    }
    let subUnits = section.sections("sub-units", each: "sub-unit") {
      SubUnit($0, of: owner, during: tenure, addresses: &addresses)
    }
    self.init(
      name: UnitName(name), fullName: fullName, aliases: aliases.map(\.value), tenure: tenure,
      succeededBy: section.optional("succeeded-by", .name).map { UnitName($0) }, officers: officers ?? [],
      leaders: leaders ?? [], subUnits: subUnits ?? [],
      signOff: section.value("sign-off", .choice, default: .scan), desk: desk?.name,
      encryptTo: section.certificate("encrypt-to"))
  }
}

extension Section {
  /// A file with one certificate.
  fileprivate func certificate(_ key: String) -> [UInt8]? {
    guard let path = optionalPath(key) else { return nil }
    let place = placeOfValue(of: key)
    guard let file = file(path, named: place, limit: 64 << 10) else { return nil }
    do { _ = try Certificate.fingerprint(of: file.bytes) } catch {
      problem(place, "\(file.path) \(error)", hint: error.hint)
    }
    return file.bytes
  }

  /// The desk that a unit is itself.
  fileprivate func desk(among desks: [Desk]) -> Desk? {
    guard let name = optional("desk", .name) else { return nil }
    refuse(
      ["officers"], { "\(title) is a desk, so \($0) has no place here" },
      hint: "the desk's clerks are its officers")
    let desk = desks.first { $0.name == name }
    if desk == nil { miss(desk: name, at: "desk", among: desks) }
    return desk
  }
}

extension Officer {
  /// A clerk of a desk that is a unit.
  fileprivate init(_ clerk: Clerk) {
    self.init(name: clerk.name, address: clerk.address, tenure: clerk.tenure, away: clerk.away)
  }

  fileprivate init(_ section: Section, of unit: String, during span: Tenure, addresses: inout Bookings) {
    let name = section.required("name", .name)
    section.call("officer", name)
    let address = section.required("address", .address)
    let tenure = section.tenure(within: span)
    section.book(address, "address", for: unit, during: tenure, in: &addresses)
    self.init(
      name: name, address: address, telephone: section.optional("telephone", .telephone), tenure: tenure,
      away: section.away())
  }
}

extension Leader {
  fileprivate init(
    _ section: Section, of unit: String, during span: Tenure, addresses: inout Bookings,
    certificates: inout Bookings
  ) {
    let name = section.required("name", .name)
    section.call("leader", name)
    let address = section.required("address", .address)
    let tenure = section.tenure(within: span)
    section.book(address, "address", for: unit, during: tenure, in: &addresses)
    let files = section.files("certificates", limit: 64 << 10)
    let fingerprints = files.compactMap { file in
      section.fingerprint(of: file, owner: "\(section.title) of \(unit)", bookings: &certificates)
    }
    let keys = section.files("keys", limit: 1 << 20).compactMap { file in
      section.key(in: file, owner: "\(section.title) of \(unit)", bookings: &certificates)
    }
    self.init(
      name: name, address: address, fingerprints: fingerprints, keys: keys,
      certificates: files.map(\.bytes), tenure: tenure, away: section.away())
  }
}

extension SubUnit {
  fileprivate init(_ section: Section, of unit: String, during span: Tenure, addresses: inout Bookings) {
    let name = section.required("name", .name)
    section.call("sub-unit", name)
    let address = section.required("address", .address)
    let tenure = section.tenure(within: span)
    section.book(address, "address", for: unit, during: tenure, in: &addresses)
    self.init(name: name, address: address, tenure: tenure)
  }
}

extension Section {
  /// The SHA-256 of the one certificate in a file; it may belong to one person only.
  fileprivate func fingerprint(of file: NamedFile, owner: String, bookings: inout Bookings) -> String? {
    do {
      let fingerprint = try Certificate.fingerprint(of: file.bytes)
      let clash = bookings.book(fingerprint, for: owner, during: .always, at: file.place)
      if let clash { origin.findings.add(clash) }
      return fingerprint
    } catch {
      problem(file.place, "\(file.path) \(error)", hint: error.hint)
      return nil
    }
  }

  /// The one OpenPGP key in a file; it may belong to one person only.
  fileprivate func key(in file: NamedFile, owner: String, bookings: inout Bookings) -> PublicKey? {
    do {
      let key = try OpenPGPKey.read(file.bytes)
      let clash = bookings.book(key.fingerprint, for: owner, during: .always, at: file.place)
      if let clash { origin.findings.add(clash) }
      return key
    } catch {
      problem(file.place, "\(file.path) \(error)", hint: error.hint)
      return nil
    }
  }
}
