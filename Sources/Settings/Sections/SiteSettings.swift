import Domain

/// The public site (国办发〔2017〕47号): where it lies, and what stands in its head and foot.
package struct SiteSettings: Sendable {
  /// The column that the pages belong to.
  package struct Column: Sendable {
    package let name: String
    package let description: String
    /// Separated by commas.
    package let keywords: String

    init(_ section: Section, siteName: String) {
      name = section.value("name", .name, default: "网上咨询")
      description = section.value(
        "description", .text, default: "\(siteName)网站\(name)栏目，公开网民留言及办理答复情况。")
      keywords = section.value("keywords", .text, default: "\(name),网民留言,答复")
    }
  }

  package let directory: String
  /// Where its root is served, with the base path; empty where mails are not to link to it.
  package let address: String
  /// Below which path of the host it is served: `/`, or `/huiyin/` within a portal.
  package let basePath: String
  /// A page of the portal, in whose frame the pages stand.
  package let pageShell: NamedFile?
  /// `奈曼旗人民政府`.
  package let name: String
  /// Empty while it has none, as for the rest.
  package let domain: String
  /// 网站标识码.
  package let idCode: String
  package let column: Column
  /// 网站主办单位.
  package let organiser: String
  package let contact: String
  /// ICP备案编号.
  package let icp: String
  /// 公安机关备案号.
  package let policeRecord: String
  /// Where citizens may write to by mail; empty where they may not.
  package let lettersTo: String
  /// The page of 我为政府网站找错 for this site.
  package let errorReport: String
  /// Whether every file has compressed copies beside it, for web servers that hand them out as they are.
  package let isCompressed: Bool
  /// How much of a question its page shows, and by channel where it is another.
  package let question: ShownQuestion
  package let questionByChannel: [String: ShownQuestion]
  /// Where else it is brought.
  package let publishTo: [UploadSettings]

  init(_ section: Section, office: OfficeSettings) {
    directory = section.path("directory", default: "../site")
    let host = section.value("address", .webAddress.orEmpty, default: "")
    basePath = section.value("base-path", .basePath, default: "/")
    address = host.isEmpty ? "" : (host.hasSuffix("/") ? String(host.dropLast()) : host) + basePath
    if host.split(separator: "/").count > 2 {
      section.problem(
        section.placeOfValue(of: "address"), "the address of the site is that of its host, without a path",
        hint: "write the path under base-path:")
    }
    pageShell = section.optionalFile("page-shell", limit: 1 << 20)
    name = section.value("name", .name, default: "\(office.region)人民政府")
    domain = section.value("domain", .host.orEmpty, default: Self.host(of: host))
    idCode = section.value("id-code", .siteCode.orEmpty, default: "")
    let siteName = name
    column = section.section("column") { Column($0, siteName: siteName) }
    organiser = section.value("organiser", .name, default: name)
    contact = section.value("contact", .text, default: office.telephone)
    icp = section.value("icp", .text, default: "")
    policeRecord = section.value("police-record", .text, default: "")
    lettersTo = section.value("letters-to", .address.orEmpty, default: "")
    errorReport = section.value("error-report", .webAddress.orEmpty, default: "")
    isCompressed = section.value("compressed", .toggle, default: true)
    question = section.value("question", .choice, default: .whole)
    questionByChannel = section.section("question-by-channel") { section in
      (Channel.kinds + [Channel.siteError.kind]).reduce(into: [:]) {
        $0[$1] = section.optional($1, .choice)
      }
    }
    var names: [String: Place] = [:]
    var places: Set<String> = []
    publishTo =
      section.sections("publish-to", each: "place") { section in
        let settings = UploadSettings(section)
        section.takeOnly(settings.name, &names, hint: "give each a name: of its own")
        if !places.insert(settings.place.identity).inserted {
          section.problem(
            section.place, "\(section.title) is the same place as another one", hint: "keep one")
        }
        return settings
      } ?? []
  }

  private static func host(of address: String) -> String {
    let parts = address.split(separator: "/")
    return parts.count > 1 ? String(parts[1].prefix { $0 != ":" }) : ""
  }
}
