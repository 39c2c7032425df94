import Foundation
import Glibc
import Settings

/// The files that a configuration begins with, as they are shipped with this program.
struct ShippedFiles {
  let directory: String
  /// Their paths within it.
  let files: [String]

  /// - Parameter path: where they lie, instead of beside the program or in its checkout.
  init(in path: String?) throws {
    let found = [path].compactMap(\.self) + (path == nil ? Self.places : [])
    guard let directory = found.first(where: { access($0 + "/huiyin.yaml", R_OK) == 0 }) else {
      throw Failure(
        "\(found.first ?? ""): the shipped configuration is not there",
        hint: "--from names its directory: Config of a checkout, or share/huiyin/config", status: 2)
    }
    self.directory = directory
    files = try FileManager.default.subpathsOfDirectory(atPath: directory).filter { path in
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: directory + "/" + path, isDirectory: &isFolder)
      return isThere && !isFolder.boolValue && !path.hasPrefix("nginx/") && !path.hasPrefix("monitoring/")
    }.sorted()
  }

  func bytes(of file: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: directory + "/" + file))
  }

  /// `/usr/bin/huiyin` has them in `/usr/share/huiyin/config`, `.build/debug/huiyin` in `Config`.
  private static var places: [String] {
    let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let folders = sequence(first: URL(fileURLWithPath: program)) {
      $0.path == "/" ? nil : $0.deletingLastPathComponent()
    }
    .dropFirst().map(\.path)
    return folders.prefix(2).map { $0 + "/share/huiyin/config" } + folders.map { $0 + "/Config" }
  }
}

/// The folder of an office that begins.
struct StartingFolder {
  let path: String
  var configuration: String { path + "/config/huiyin.yaml" }

  init(_ path: String) { self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path }

  func checkThatNothingIsThere(of shipped: ShippedFiles) throws {
    let files = shipped.files.map { "config/" + $0 } + ["secrets/mail"]
    let there = files.map { path + "/" + $0 }.filter { access($0, F_OK) == 0 }
    guard let first = there.first(where: { $0 == configuration }) ?? there.first else { return }
    throw Failure("\(first) is there already; nothing was written", hint: "name another folder", status: 2)
  }

  func write(_ answers: [StartingQuestion.Key: String], over shipped: ShippedFiles) throws {
    for file in shipped.files {
      var bytes = try shipped.bytes(of: file)
      if file == "huiyin.yaml" {
        var start = StartingConfiguration(shipped: String(decoding: bytes, as: UTF8.self))
        start.fill(in: answers, login: NSUserName())
        bytes = Data(start.text.utf8)
      }
      try write(bytes, to: "config/" + file, mode: 0o644)
    }
    try folder("secrets", mode: 0o700)
    try folder("mail", mode: 0o750)
    if answers[.way] == StartingQuestion.ways.servers { try write(Data(), to: "secrets/mail", mode: 0o600) }
  }

  /// A file that is not there yet, whatever happened since somebody looked.
  private func write(_ bytes: Data, to file: String, mode: mode_t) throws {
    let target = path + "/" + file
    try folder(String(file.prefix { $0 != "/" }), mode: 0o755)
    try FileManager.default.createDirectory(
      atPath: URL(fileURLWithPath: target).deletingLastPathComponent().path, withIntermediateDirectories: true
    )
    let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Failure("\(target): \(String(cString: strerror(errno)))") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    fchmod(descriptor, mode)  // whatever the umask
    do { try handle.write(contentsOf: bytes) } catch { throw Failure("\(target): \(error)") }
  }

  private func folder(_ name: String, mode: Int) throws {
    let target = path + "/" + name
    guard access(target, F_OK) != 0 else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: target, withIntermediateDirectories: true, attributes: [.posixPermissions: mode])
    } catch { throw Failure("\(target): cannot be made: \(error.localizedDescription)") }
  }
}
