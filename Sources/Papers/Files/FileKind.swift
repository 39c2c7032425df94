/// What a file is, told by its bytes and never by what its sender calls it.
package enum FileKind: String, Sendable, CaseIterable {
  case jpeg, png, gif, webp, heic, pdf, docx, xlsx, pptx, ofd, doc, text
  case tiff, bmp, svg, page, video, audio, archive, oldOffice, rtf, mail, program, unknown

  /// The ending of a name that we give it; `bin` where no program should open it by its name.
  package var suffix: String {
    switch self {
    case .jpeg: "jpg"
    case .text: "txt"
    case .png, .gif, .webp, .pdf, .docx, .xlsx, .pptx, .ofd, .doc, .heic, .tiff, .bmp: rawValue
    case .svg, .page, .video, .audio, .archive, .oldOffice, .rtf, .mail, .program, .unknown: "bin"
    }
  }

  /// Its media type, for those that are passed on.
  package var mediaType: String {
    switch self {
    case .jpeg, .png, .gif, .webp, .heic: "image/\(rawValue)"
    case .pdf, .ofd: "application/\(rawValue)"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case .doc: "application/msword"
    case .text: "text/plain"
    default: "application/octet-stream"
    }
  }

  /// Whether it is a picture whose data about place and camera we know how to remove.
  package var isCleanedPicture: Bool { [.jpeg, .png, .gif, .webp, .heic].contains(self) }
}

/// Why a file is named and not passed on.
package enum FileObstacle: Error, Sendable, Equatable {
  case empty
  /// Not of a kind that is passed on.
  case kind
  /// Its structure cannot be followed to its end: nobody knows what it holds.
  case damaged
  case macros
  /// Other files or programs lie in it.
  case embedded
  /// Locked by a password.
  case encrypted
}
