/// What a web server says that a file is (RFC 9110 §8.3), where it keeps what it was told at the upload.
enum ContentType {
  private static let byEnding = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "json": "application/json",
    "xml": "application/xml; charset=utf-8", "txt": "text/plain; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "ico": "image/x-icon", "woff2": "font/woff2",
    "gz": "application/gzip",
  ]

  static func of(_ path: String) -> String {
    let ending = path.split(separator: ".").last.map(String.init) ?? ""
    return byEnding[ending] ?? "application/octet-stream"
  }
}
