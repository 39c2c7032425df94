/// What every page says of the website itself (国办发〔2017〕47号: meta tags and foot of a government site).
package struct SiteIdentity: Sendable, Equatable {
  /// The column that the pages belong to (`网上咨询`).
  package struct Column: Sendable, Equatable {
    package let name: String
    package let description: String
    /// Separated by commas.
    package let keywords: String

    package init(name: String, description: String, keywords: String) {
      self.name = name
      self.description = description
      self.keywords = keywords
    }
  }

  /// `奈曼旗人民政府`.
  package let name: String
  /// `www.naimanqi.gov.cn`.
  package let domain: String
  /// 网站标识码, ten digits.
  package let idCode: String
  package let column: Column
  /// 网站主办单位.
  package let organiser: String
  /// 联系方式 of the organiser, as shown.
  package let contact: String
  /// ICP备案编号.
  package let icp: String
  /// 公安机关备案号.
  package let policeRecord: String
  /// Where the site's root is served, `https://www.naimanqi.gov.cn/`; empty while it is not.
  package let address: String
  /// Its path there, with a slash at both ends: `/`, `/huiyin/`; empty where nothing is known of it.
  package let basePath: String
  /// The office that runs the column (`奈曼旗人民政府门户网站管理中心`).
  package let office: String
  /// Where citizens may write to by mail; empty where they may not.
  package let mailbox: String
  /// The full title of the regulation, without book marks.
  package let regulation: String
  /// The address of 我为政府网站找错 for this site; empty where it is not known.
  package let errorReport: String

  package init(
    name: String, domain: String, idCode: String, column: Column, organiser: String, contact: String,
    icp: String, policeRecord: String, address: String, basePath: String = "", office: String,
    mailbox: String = "",
    regulation: String, errorReport: String = ""
  ) {
    self.name = name
    self.domain = domain
    self.idCode = idCode
    self.column = column
    self.organiser = organiser
    self.contact = contact
    self.icp = icp
    self.policeRecord = policeRecord
    self.address = address.isEmpty || address.hasSuffix("/") ? address : address + "/"
    self.basePath = basePath
    self.office = office
    self.mailbox = mailbox
    self.regulation = regulation
    self.errorReport = errorReport
  }
}
