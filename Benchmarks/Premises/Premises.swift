import Digest
import Domain
import Foundation
import Glibc
import Office
import OfficeSettings
import Papers
import Reading
import Settings
import Site
import Store
import Templates

/// A whole office in a folder of its own, with the shipped configuration; accepting and assigning go on by themselves.
package struct Premises {
  package let office: Office
  private let directory: String

  /// - Parameters:
  ///   - folder: where it is kept, or was left by another run; nil for a temporary one.
  ///   - file: its configuration.
  ///   - hasBoard: whether the internal board is kept as well.
  ///   - change: what is to be otherwise in its rules.
  package init(
    in folder: String? = nil, configured file: String = "Config/huiyin.yaml", hasBoard: Bool = false,
    _ change: (inout OfficeRules) -> Void = { _ in }
  ) throws {
    directory =
      folder ?? FileManager.default.temporaryDirectory.path + "/huiyin-bench-" + UUID().uuidString
    let configuration = try Configuration.load(from: file, today: Day("2026-11-23")!)
    let templates = try TemplateLibrary(directory: configuration.templates)
    let ledger = try Ledger.open(writingTo: directory + "/state", entropy: Self.entropy)
    var rules = Self.rules(configuration)
    change(&rules)
    office = Office(
      ledger: ledger, register: configuration.register, calendar: configuration.calendar,
      rules: rules, trust: OfficeTrust(authorities: [], requiresRevocationList: false),
      templates: templates, replyForm: try configuration.replyForm.map { try ReplyFormTemplate($0.bytes) },
      pages: SitePages(identity: Self.identity(configuration), templates: templates),
      siteDirectory: directory + "/site", siteManifest: directory + "/state/site.manifest",
      board: hasBoard
        ? BoardPlace(directory: directory + "/board", manifest: directory + "/state/board.manifest") : nil,
      mint: TokenMint(key: Self.entropy(32)), entropy: Self.entropy)
  }

  /// How many bytes lie in the ledger and in the store of raw mail.
  package var size: Int {
    get throws {
      try ["ledger", "mail"].reduce(0) { sum, name in
        let path = directory + "/state/\(name).sqlite"
        return sum + (try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0)
      }
    }
  }

  package func remove() throws {
    try office.ledger.close()
    try FileManager.default.removeItem(atPath: directory)
  }

  /// Where the public site lies.
  package var site: String { office.siteDirectory }

  private static func rules(_ configuration: Configuration) -> OfficeRules {
    var rules = OfficeRules(configuration)
    rules.probedRoute = nil
    rules.automatic = [.accept, .assign]
    // A mail for each letter that a person must decide, so that it can be counted.
    rules.asksAtOnce = true
    // More than these letters: what one day may bring is another matter.
    rules.post = PostRules(automaticMails: 1_000_000)
    return rules
  }

  private static func identity(_ configuration: Configuration) -> SiteIdentity {
    let (site, office) = (configuration.site, configuration.office)
    return SiteIdentity(
      name: site.name, domain: site.domain, idCode: site.idCode,
      column: .init(
        name: site.column.name, description: site.column.description, keywords: site.column.keywords),
      organiser: site.organiser, contact: site.contact, icp: site.icp, policeRecord: site.policeRecord,
      address: site.address, office: office.name, regulation: office.regulation)
  }

  @Sendable private static func entropy(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { octets, end in
      octets.baseAddress.map { arc4random_buf($0, count) }
      end = count
    }
  }
}
