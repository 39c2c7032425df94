import Foundation

/// Where photos are made, looked at and compared by programs that are not ours: Pillow and exiftool.
final class Darkroom {
  let path = FileManager.default.temporaryDirectory.path + "/huiyin-darkroom-" + UUID().uuidString

  static var obstacle: String? {
    for program in ["exiftool", "heif-enc", "heif-convert"]
    where !FileManager.default.isExecutableFile(atPath: "/usr/bin/" + program) {
      return "no \(program)"
    }
    return (try? run("/usr/bin/python3", "-c", "import PIL"))?.status == 0 ? nil : "no Pillow"
  }

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  // A leftover in the temporary folder harms nobody.
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A picture as Pillow writes it, in the words of its `save`: `format='JPEG', progressive=True`.
  func picture(_ options: String, mode: String = "RGB", width: Int = 40, height: Int = 23) throws -> [UInt8] {
    let script = """
      import sys
      from PIL import Image
      image = Image.new('RGB', (\(width), \(height)))
      image.putdata([(x * 9 % 256, y * 13 % 256, x * y % 256) for y in range(\(height)) for x in range(\(width))])
      other = image.transpose(Image.FLIP_LEFT_RIGHT).convert('\(mode)')
      image.convert('\(mode)').save(sys.argv[1], \(options))
      """
    let file = path + "/new"
    let (status, output) = try Self.run("/usr/bin/python3", "-c", script, file)
    guard status == 0 else { throw Trouble(description: output) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
  }

  /// The same photo as an iPhone stores it; libheif takes its Exif and XMP along.
  func heic(from jpeg: [UInt8]) throws -> [UInt8] {
    try Data(jpeg).write(to: URL(fileURLWithPath: path + "/a.jpg"))
    let (status, output) = try Self.run("/usr/bin/heif-enc", path + "/a.jpg", "-o", path + "/a.heic")
    guard status == 0 else { throw Trouble(description: output) }
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path + "/a.heic")))
  }

  /// What libheif sees in it, as a PNG's pixels.
  func developed(_ photo: [UInt8]) throws -> String {
    try Data(photo).write(to: URL(fileURLWithPath: path + "/b.heic"))
    let (status, output) = try Self.run("/usr/bin/heif-convert", path + "/b.heic", path + "/b.png")
    guard status == 0 else { throw Trouble(description: output) }
    let script =
      "import sys; from PIL import Image; i = Image.open(sys.argv[1]); print(i.size, i.tobytes().hex())"
    return try Self.run("/usr/bin/python3", "-c", script, path + "/b.png").output
  }

  /// Every tag that exiftool finds, also in what lies behind the picture.
  func tags(of bytes: [UInt8]) throws -> [String: String] {
    let file = path + "/looked-at"
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    let (_, output) = try Self.run("/usr/bin/exiftool", "-a", "-ee", "-u", "-G1", "-n", "-s", "-j", file)
    let list = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]]
    return (list?.first ?? [:]).mapValues { "\($0)" }
  }

  /// Whether both decode to the same pixels, of every frame.
  func looksTheSame(_ first: [UInt8], _ second: [UInt8]) throws -> Bool {
    let script = """
      import sys
      from PIL import Image, ImageSequence
      def frames(name):
        return [(f.size, f.mode, f.tobytes()) for f in ImageSequence.Iterator(Image.open(name))]
      a, b = frames(sys.argv[1]), frames(sys.argv[2])
      sys.exit(0 if a and a == b else 1)
      """
    for (name, bytes) in [("a", first), ("b", second)] {
      try Data(bytes).write(to: URL(fileURLWithPath: path + "/" + name))
    }
    return try Self.run("/usr/bin/python3", "-c", script, path + "/a", path + "/b").status == 0
  }

  private struct Trouble: Error, CustomStringConvertible { let description: String }

  private static func run(_ command: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
