import Rehearsal
import Settings
import Synchronization
import Testing

@testable import huiyin

/// The files of `signatures:`, which a machine may renew while the office runs.
@Suite struct TrustFilesTests {
  @Test func theyAreReadOnceAndAgainOnlyWhereOneIsAnother() throws {
    let bureau = try Bureau([
      ("# authorities: [ca.pem]", "authorities: [../ca/ca.pem]"),
      ("# revocation-lists: [ca.crl]", "revocation-lists: [../ca/crl.pem]"),
    ])
    let ca = bureau.directory + "/ca"
    func script(_ words: String...) throws {
      try Command.run("/bin/bash", [Repository.root + "/Scripts/ca.sh"] + words)
    }
    try script("init", ca)
    let configuration = try Configuration.load(from: bureau.configuration, today: Environment.now().day)
    let warnings = Mutex<[String]>([])
    let files = TrustFiles(configuration.signatures) { warning in warnings.withLock { $0.append(warning) } }
    // The first look reads what was read with the configuration: nothing is new.
    for _ in 0..<100 { #expect(files.renewed() == nil) }
    #expect(files.reads == 1)
    try script("leader", ca, "高海峰", "zjj-ld@naiman.example")
    #expect(files.renewed() == nil && files.reads == 1)
    // A list of tonight.
    try script("revoke", ca, "zjj-ld@naiman.example")
    #expect(files.renewed() != nil && files.reads == 2)
    for _ in 0..<100 { #expect(files.renewed() == nil) }
    #expect(files.reads == 2)
    // Written anew with the same in it: read, and nothing has changed.
    try Files.write(String(decoding: Files.read(ca + "/crl.pem"), as: UTF8.self), to: ca + "/crl.pem")
    #expect(files.renewed() == nil && files.reads == 3)
    // Being written: what was read before still counts, and it is said once.
    try Files.write("-----BEGIN X509 CRL-----", to: ca + "/crl.pem")
    for _ in 0..<100 { #expect(files.renewed() == nil) }
    #expect(files.reads == 4 && warnings.withLock { $0.count } == 1)
  }
}
