import CClock
import Domain
import Foundation
import Glibc
import Office
import Settings

/// The machine under the office: its clock, its disk, whose the files are, whether the daemon runs.
struct LookingAtMachine {
  let configuration: Configuration

  var ailments: [Ailment] { daemon + disk + keptClock + rights }

  static func clock(_ severity: Ailment.Severity, _ what: String) -> Ailment {
    Ailment(
      severity, "clock", what,
      why: "due days are counted by it, and signatures judged: a wrong one wrongs units",
      remedy: "see \"timedatectl\" (or \"chronyc tracking\"): the machine needs a time server that it reaches"
    )
  }

  private var keptClock: [Ailment] {
    switch clock_is_kept() {
    case 1: []
    case 0:
      [Self.clock(.weak, "nothing keeps this machine's clock right (the kernel calls it unsynchronised)")]
    default: [Self.clock(.unseen, "whether something keeps it right could not be asked")]
    }
  }

  private var daemon: [Ailment] {
    let path = configuration.control.socket
    do {
      let address = SocketAddress(path: path)
      let connection = try address.makeSocket()
      defer { close(connection) }
      if try address.with({ connect(connection, $0, $1) }) == 0 { return [] }
      if errno == EACCES {
        return [
          Ailment(
            .unseen, "daemon", "\(path): \(Peer.myself.login) may not ask whether it runs",
            why: "whether letters are collected is not known",
            remedy: "run it by sudo, or as the service's user")
        ]
      }
    } catch {
      return [
        Ailment(
          .unseen, "daemon", "\(error)", why: "whether letters are collected is not known",
          remedy: "see control: in huiyin.yaml")
      ]
    }
    return [
      Ailment(
        .broken, "daemon", "it does not run: nobody listens at \(path)",
        why: "no letter is collected, no mail leaves, nobody is reminded",
        remedy: "systemctl start huiyin; why it ended says \"journalctl -u huiyin -n 50\"")
    ]
  }

  private var disk: [Ailment] {
    var seen: Set<dev_t> = []
    let places = [
      ("state", configuration.state), ("site", configuration.site.directory),
      ("board", configuration.board.directory ?? ""),
    ]
    return places.filter { !$0.1.isEmpty }.flatMap { name, path -> [Ailment] in
      // Directories of one disk are told of once.
      guard let device = Self.status(path)?.st_dev, seen.insert(device).inserted else { return [] }
      var room = statvfs()
      guard statvfs(path, &room) == 0 else { return [] }
      return Room(room).ailments(of: "\(name) directory", path)
    }
  }

  private var rights: [Ailment] {
    let state = configuration.state
    guard let directory = Self.status(state) else { return [] }
    var all: [Ailment] = []
    if directory.st_mode & 0o027 != 0 {
      all.append(
        Ailment(
          .weak, "permissions", "\(state): others than its owner and his group may look into it",
          why: "whoever has a login on this machine can read what citizens wrote",
          remedy: "chmod 700 \(state)"))
    }
    for name in ["ledger.sqlite", "mail.sqlite", "token.key", "token.key.previous", "identity.key", "lock"] {
      let path = "\(state)/\(name)"
      guard let file = Self.status(path) else { continue }
      if file.st_uid != directory.st_uid {
        all.append(
          Ailment(
            .broken, "permissions", "\(path) belongs to another user than its directory",
            why: "the service cannot write it; as a rule somebody ran huiyin as root",
            remedy: "chown -R --reference=\(state) \(state)"))
      }
      if name.contains(".key"), file.st_mode & S_IROTH != 0 {
        all.append(
          Ailment(
            .weak, "permissions", "everybody can read \(path)",
            why: "whoever has it can make tokens, and answer in a unit's place", remedy: "chmod 600 \(path)"))
      }
    }
    return all
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}

/// How much room a disk has left.
struct Room {
  let freeBytes, bytes, freeFiles, files: UInt64
  let isReadOnly: Bool

  init(freeBytes: UInt64, bytes: UInt64, freeFiles: UInt64, files: UInt64, isReadOnly: Bool = false) {
    (self.freeBytes, self.bytes, self.freeFiles, self.files) = (freeBytes, bytes, freeFiles, files)
    self.isReadOnly = isReadOnly
  }

  init(_ room: statvfs) {
    self.init(
      freeBytes: UInt64(room.f_bavail) * UInt64(room.f_frsize),
      bytes: UInt64(room.f_blocks) * UInt64(room.f_frsize), freeFiles: UInt64(room.f_favail),
      files: UInt64(room.f_files), isReadOnly: room.f_flag & UInt(ST_RDONLY) != 0)
  }

  func ailments(of name: String, _ path: String) -> [Ailment] {
    let why = "the daemon stops where nothing can be written (status 74); mail stays on its servers meanwhile"
    if isReadOnly {
      return [
        Ailment(
          .broken, "disk", "\(path): the \(name) lies on a disk that takes nothing (read-only)", why: why,
          remedy: "see \"dmesg\" for the disk's errors, and \"mount\"")
      ]
    }
    var all: [Ailment] = []
    let megabytes = freeBytes >> 20
    if megabytes < 200 || megabytes < 2048 && freeBytes < bytes / 20 {
      all.append(
        Ailment(
          megabytes < 200 ? .broken : .weak, "disk", "\(path): the \(name) has \(megabytes) MB left",
          why: why,
          remedy: "make room, or give it a larger disk; backups may lie elsewhere"))
    }
    // Some file systems count none.
    if files > 0, freeFiles < 1000 || freeFiles < files / 50 {
      all.append(
        Ailment(
          freeFiles < 1000 ? .broken : .weak, "disk",
          "\(path): the \(name) has room for \(freeFiles) more files (inodes)", why: why,
          remedy: "remove what many small files lie there (\"df -i\" tells)"))
    }
    return all
  }
}
