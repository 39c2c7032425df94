import CCurl

/// One thing asked of a file server.
struct TransferRequest {
  var url: String
  /// Instead of the protocol's own way to get what is there.
  var command: String?
  /// What is put there; nil to get.
  var upload: [UInt8]?
  /// Commands before and after; one that begins with a star may fail.
  var before: [String] = []
  var after: [String] = []
  /// Of HTTP.
  var headers: [String] = []
  var wantsBody = true
  /// Bytes that may come.
  var limit = 8 << 20

  init(_ url: String) { self.url = url }
}

/// What a server answered.
struct TransferAnswer {
  let bytes: [UInt8]
  /// HTTP's status; 0 elsewhere.
  let status: Int
  /// In seconds since 1970.
  let modified: Int64?
}

/// Asks file servers through libcurl, one thing after the other, over one connection while it lasts.
final class Transfer {
  let server: String
  private let address: FolderAddress
  private var handle: CurlHandle?

  init(to address: FolderAddress) {
    self.address = address
    server = address.server.host
  }

  func close() { handle = nil }

  /// - Parameter name: the file that it is about, for messages.
  func perform(_ request: TransferRequest, about name: String = "") throws(FolderError) -> TransferAnswer {
    if let fault = address.server.fault { throw .connection(.unusable(server: server, reason: fault)) }
    let current: ServerAddress
    do { current = try address.server.current() } catch { throw .connection(error) }
    guard let handle = handle ?? CurlHandle() else {
      throw .connection(.unreachable(server: server, reason: "no memory"))
    }
    self.handle = handle
    handle.reset()
    let parcel = TransferParcel(sending: request.upload ?? [], limit: request.limit)
    let lists = [request.before, request.after, request.headers].map(StringList.init)
    prepare(handle.raw, request, lists)
    handle.go(through: current.proxy)
    logIn(handle.raw, current.password)
    attach(parcel, to: handle.raw, isUpload: request.upload != nil)
    let code = withExtendedLifetime((parcel, lists)) { curl_easy_perform(handle.raw) }
    var (status, modified) = (0, curl_off_t(-1))
    curl_get_number(handle.raw, CURLINFO_RESPONSE_CODE, &status)
    curl_get_offset(handle.raw, CURLINFO_FILETIME_T, &modified)
    // What comes with a refusal over HTTP is a page for people.
    guard code == CURLE_OK || code == CURLE_HTTP_RETURNED_ERROR else {
      if parcel.isOverfull { throw .oversized(name, limit: request.limit) }
      throw error(code, handle, about: name)
    }
    return TransferAnswer(
      bytes: parcel.received, status: address.kind.isHTTP ? status : 0,
      modified: modified < 0 ? nil : Int64(modified))
  }

  /// The same over HTTP, whose status is looked at.
  /// - Parameter others: what is as good as success.
  func ask(
    _ request: TransferRequest, about name: String = "", accepting others: [Int] = []
  ) throws(FolderError) -> TransferAnswer {
    let answer = try perform(request, about: name)
    switch answer.status {
    case 200...299: return answer
    case let status where others.contains(status): return answer
    // Of what is put there, the folder or the bucket is missing.
    case 404 where !name.isEmpty && request.upload == nil: throw .missing(name)
    case 401: throw .connection(.loginRefused(server: server, reason: "HTTP status 401"))
    default:
      let what = request.command ?? (request.upload == nil ? "GET" : "PUT")
      throw .refused(server: server, reason: "\(what) refused with HTTP status \(answer.status)")
    }
  }

  /// What a server answers to whoever wants to know what lies in a folder; nothing for a subfolder that is missing.
  func list(_ request: TransferRequest, of subfolder: String?) throws(FolderError) -> [UInt8] {
    do {
      let name = subfolder ?? ""
      return try address.kind.isHTTP ? ask(request, about: name).bytes : perform(request, about: name).bytes
    } catch {
      if case .missing = error, subfolder != nil { return [] }
      throw error
    }
  }

  /// Whether a file can be read there, where a protocol's other replies do not tell.
  func finds(_ url: String) throws(FolderError) -> Bool {
    var request = TransferRequest(url)
    request.limit = 0
    do { _ = try perform(request) } catch {
      switch error {
      case .missing: return false
      case .oversized: return true
      default: throw error
      }
    }
    return true
  }

  private func prepare(_ raw: UnsafeMutableRawPointer, _ request: TransferRequest, _ lists: [StringList]) {
    curl_set_text(raw, CURLOPT_URL, request.url)
    curl_set_text(raw, CURLOPT_PROTOCOLS_STR, "ftp,ftps,sftp,http,https")
    curl_set_number(raw, CURLOPT_NOSIGNAL, 1)
    curl_set_number(raw, CURLOPT_FILETIME, 1)
    let timeout = address.server.timeout
    curl_set_number(raw, CURLOPT_CONNECTTIMEOUT_MS, Int(timeout.milliseconds))
    curl_set_number(raw, CURLOPT_SERVER_RESPONSE_TIMEOUT, timeout.wholeSeconds)
    curl_set_number(raw, CURLOPT_LOW_SPEED_LIMIT, 1)
    curl_set_number(raw, CURLOPT_LOW_SPEED_TIME, timeout.wholeSeconds)
    curl_set_number(raw, CURLOPT_FAILONERROR, 1)
    if let command = request.command { curl_set_text(raw, CURLOPT_CUSTOMREQUEST, command) }
    if !request.wantsBody { curl_set_number(raw, CURLOPT_NOBODY, 1) }
    curl_set_pointer(raw, CURLOPT_QUOTE, lists[0].raw)
    curl_set_pointer(raw, CURLOPT_POSTQUOTE, lists[1].raw)
    curl_set_pointer(raw, CURLOPT_HTTPHEADER, lists[2].raw)
    // Paths are whole in every command, wherever a login begins.
    curl_set_number(raw, CURLOPT_FTP_FILEMETHOD, Int(CURLFTPMETHOD_NOCWD.rawValue))
    secure(raw)
    if let interrupt = address.server.interrupt {
      // The address outlives the call.
      curl_set_number(raw, CURLOPT_NOPROGRESS, 0)
      curl_set_pointer(raw, CURLOPT_XFERINFODATA, Unmanaged.passUnretained(interrupt).toOpaque())
      curl_set_progress_callback(raw, hearInterrupt)
    }
  }

  private func secure(_ raw: UnsafeMutableRawPointer) {
    curl_set_number(raw, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    curl_set_number(raw, CURLOPT_SSL_VERIFYPEER, 1)
    curl_set_number(raw, CURLOPT_SSL_VERIFYHOST, 2)
    if address.server.security == .startTLS {
      curl_set_number(raw, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
    }
    if let authorities = address.server.authorities {
      curl_set_text(raw, CURLOPT_CAINFO, authorities)
      // Else the system's directory would be believed as well.
      curl_set_text(raw, CURLOPT_CAPATH, nil)
    }
    if address.kind == .sftp { curl_set_text(raw, CURLOPT_SSH_HOST_PUBLIC_KEY_SHA256, address.hostKey) }
  }

  private func logIn(_ raw: UnsafeMutableRawPointer, _ password: String) {
    curl_set_text(raw, CURLOPT_USERNAME, address.server.user)
    curl_set_text(raw, CURLOPT_PASSWORD, password)
    if case .s3(let region) = address.kind {
      // The password signs each request and never travels.
      curl_set_text(raw, CURLOPT_AWS_SIGV4, "aws:amz:\(region):s3")
    } else {
      curl_set_number(raw, CURLOPT_HTTPAUTH, 1)  // CURLAUTH_BASIC: the connection protects it
    }
    if let key = address.keyFile {
      curl_set_text(raw, CURLOPT_SSH_PRIVATE_KEYFILE, key)
      curl_set_number(raw, CURLOPT_SSH_AUTH_TYPES, 1)  // CURLSSH_AUTH_PUBLICKEY
    } else {
      curl_set_number(raw, CURLOPT_SSH_AUTH_TYPES, 2)  // CURLSSH_AUTH_PASSWORD
    }
  }

  private func attach(_ parcel: TransferParcel, to raw: UnsafeMutableRawPointer, isUpload: Bool) {
    let context = Unmanaged.passUnretained(parcel).toOpaque()
    curl_set_line_callback(raw, CURLOPT_WRITEFUNCTION, receivePiece)
    curl_set_pointer(raw, CURLOPT_WRITEDATA, context)
    guard isUpload else { return }
    curl_set_number(raw, CURLOPT_UPLOAD, 1)
    curl_set_number(raw, CURLOPT_INFILESIZE, parcel.size)
    curl_set_line_callback(raw, CURLOPT_READFUNCTION, sendPiece)
    curl_set_pointer(raw, CURLOPT_READDATA, context)
  }

  private func error(_ code: CURLcode, _ handle: CurlHandle, about name: String) -> FolderError {
    let reason = handle.reason(for: code)
    switch code {
    case CURLE_REMOTE_FILE_NOT_FOUND, CURLE_FTP_COULDNT_RETR_FILE: return .missing(name)
    case CURLE_QUOTE_ERROR, CURLE_REMOTE_ACCESS_DENIED, CURLE_UPLOAD_FAILED, CURLE_SSH:
      return .refused(server: server, reason: reason)
    case CURLE_OPERATION_TIMEDOUT:
      return .connection(.silent(server: server, seconds: address.server.timeout.wholeSeconds))
    case CURLE_LOGIN_DENIED: return .connection(.loginRefused(server: server, reason: reason))
    default: return .connection(handle.failure(code, at: server))
    }
  }
}

/// What travels in one transfer. Used on the thread that performs it, and nowhere else.
private final class TransferParcel {
  private var sending: ArraySlice<UInt8>
  private let limit: Int
  private(set) var received: [UInt8] = []
  private(set) var isOverfull = false

  init(sending: [UInt8], limit: Int) {
    self.sending = sending[...]
    self.limit = limit
  }

  var size: Int { sending.count }

  /// - Returns: false where more came than may.
  func take(_ piece: UnsafeRawBufferPointer) -> Bool {
    guard received.count + piece.count <= limit else {
      isOverfull = true
      return false
    }
    received += piece
    return true
  }

  func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
    let piece = sending.prefix(room.count)
    room.copyBytes(from: piece)
    sending = sending.dropFirst(piece.count)
    return piece.count
  }
}

/// libcurl's write callback; anything but the count ends the transfer.
private func receivePiece(
  _ bytes: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let bytes, let context else { return 0 }
  let parcel = Unmanaged<TransferParcel>.fromOpaque(context).takeUnretainedValue()
  return parcel.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
}

/// libcurl's read callback.
private func sendPiece(
  _ room: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
  guard let room, let context else { return 0 }
  let parcel = Unmanaged<TransferParcel>.fromOpaque(context).takeUnretainedValue()
  return parcel.give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
}

/// A list of lines as libcurl wants it.
private final class StringList {
  private(set) var raw: UnsafeMutablePointer<curl_slist>?

  init(_ lines: [String]) {
    for line in lines { raw = curl_slist_append(raw, line) }
  }

  deinit { curl_slist_free_all(raw) }
}
