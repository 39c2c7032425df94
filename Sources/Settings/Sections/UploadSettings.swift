/// A place elsewhere that the public site is brought to.
package struct UploadSettings: Sendable {
  /// What the journal and commands call it.
  package let name: String
  package let place: UploadPlace
  /// Whether compressed copies go along, for a web server there that hands them out.
  package let isCompressed: Bool

  init(_ section: Section) {
    place = UploadPlace(section)
    name = section.value("name", .name, default: place.host)
    section.call("place", name)
    isCompressed = section.value("compressed", .toggle, default: false)
  }
}

/// Where such a place is, and how it is spoken to.
package enum UploadPlace: Sendable {
  case ftp(ServedFolderSettings)
  case sftp(ServedFolderSettings)
  case webdav(ServedFolderSettings)
  case s3(BucketSettings)

  private enum Kind: String, CaseIterable {
    case ftp, sftp, webdav, s3
  }

  init(_ section: Section) {
    let kind = section.required("type", Form<Kind>.choice)
    if kind != .s3 {
      section.refuse(["bucket", "region", "path-style"], { "\($0) is a key of places of type s3" })
    }
    switch kind {
    case .ftp: self = .ftp(ServedFolderSettings(of: .ftp, section))
    case .sftp: self = .sftp(ServedFolderSettings(of: .sftp, section))
    case .webdav: self = .webdav(ServedFolderSettings(of: .webdav, section))
    case .s3: self = .s3(BucketSettings(section))
    }
  }

  var host: String {
    switch self {
    case .ftp(let served), .sftp(let served), .webdav(let served): served.server.host
    case .s3(let bucket): bucket.server.host
    }
  }

  /// As a person would name it.
  package var shown: String {
    switch self {
    case .ftp(let served): served.shown(as: .ftp)
    case .sftp(let served): served.shown(as: .sftp)
    case .webdav(let served): served.shown(as: .webdav)
    case .s3(let bucket):
      "s3://\(bucket.server.host):\(bucket.server.port)/\(bucket.bucket)/\(bucket.folder)"
    }
  }

  /// The same folder is another one where it is found from where another user's login begins.
  package var identity: String {
    switch self {
    case .ftp(let served), .sftp(let served): "\(shown) of \(served.server.user)"
    case .webdav, .s3: shown
    }
  }
}

/// A bucket of an object store that speaks Amazon's S3.
package struct BucketSettings: Sendable {
  /// The store's endpoint; its user is the access key's name, its password the secret one.
  package let server: ServerSettings
  package let bucket: String
  /// What requests are signed for.
  package let region: String
  /// In front of every key; empty for none.
  package let folder: String
  /// Whether the bucket is named in the path of every address; else before the endpoint's name.
  package let isNamedInPath: Bool

  init(_ section: Section) {
    section.refuse(["host-key", "key-file"], { "\($0) is a key of folders of type sftp" })
    section.refuse(["login"], { "\($0) is a key of mailboxes and couriers" })
    server = ServerSettings(section, ports: .http, needsLogin: true, isMail: false)
    section.refuseStartTLS(over: server)
    bucket = section.required("bucket", .bucket)
    region = section.required("region", .region)
    folder = section.value("folder", .servedFolder.orEmpty, default: "")
    isNamedInPath = section.value("path-style", .toggle, default: false)
  }
}

extension Form<String> {
  /// Small letters, digits, dots and dashes.
  fileprivate static var bucket: Form {
    Form(
      "the name of a bucket", placeholder: "",
      read: { text in
        let isPlain = text.utf8.allSatisfy { isSmall($0) || $0 == 46 || $0 == 45 }
        let ends = [text.utf8.first, text.utf8.last].compactMap(\.self)
        return isPlain && (3...63).contains(text.utf8.count) && ends.allSatisfy(isSmall) ? text : nil
      })
  }

  /// `cn-north-1`.
  fileprivate static var region: Form {
    Form(
      "the name of a region such as cn-north-1", placeholder: "",
      read: { text in
        let isPlain = text.utf8.allSatisfy { isSmall($0) || $0 == 45 }
        return isPlain && (1...40).contains(text.utf8.count) ? text : nil
      })
  }
}

private func isSmall(_ byte: UInt8) -> Bool { (97...122).contains(byte) || (48...57).contains(byte) }
