/// Why the public directory could not be brought up to date.
package enum SiteError: Error, Equatable {
  case unreadable(path: String, reason: String)
  case unwritable(path: String, reason: String)
  case notRemoved(path: String, reason: String)
  /// A path that would lead out of the public directory, or hide in it.
  case badPath(String)
  /// The list of files would itself be public.
  case manifestInside(manifest: String, directory: String)
  /// One of two directories lies in the other.
  case together(String, String)
}

extension SiteError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): cannot be read: \(reason)"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .notRemoved(let path, let reason): "\(path): cannot be removed: \(reason)"
    case .badPath(let path): "\"\(path)\" is no path of the public site"
    case .together(let one, let other): "\(one) and \(other) must not lie in each other"
    case .manifestInside(let manifest, let directory):
      "\(manifest): the list of published files must not lie in the public directory \(directory)"
    }
  }
}
