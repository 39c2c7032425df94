import Glibc

/// libbrotlienc, asked for when the first file is compressed: no machine needs it.
struct Brotli: Sendable {
  /// Nil where there is none.
  static let shared = Brotli()

  /// `BrotliEncoderCompress` of `brotli/encode.h`; quality, window, mode, what there is, and room for what it makes.
  private typealias Compress =
    @convention(c) (
      Int32, Int32, Int32, Int, UnsafePointer<UInt8>, UnsafeMutablePointer<Int>, UnsafeMutablePointer<UInt8>
    )
    -> Int32
  private let compress: Compress

  /// 11 would make one part in twenty less of a page, in ten times the time.
  private static let quality: Int32 = 9
  /// Bits of the window that every browser takes.
  private static let window: Int32 = 22
  private static let textMode: Int32 = 1

  private init?() {
    // It stays open: it is used until the end.
    guard let library = dlopen("libbrotlienc.so.1", RTLD_NOW),
      let symbol = dlsym(library, "BrotliEncoderCompress")
    else { return nil }
    compress = unsafeBitCast(symbol, to: Compress.self)
  }

  /// Nil for what does not become smaller.
  func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    let output = bytes.withUnsafeBufferPointer { input in
      [UInt8](unsafeUninitializedCapacity: input.count) { output, count in
        guard let source = input.baseAddress, let place = output.baseAddress else { return }
        count = input.count
        if compress(Self.quality, Self.window, Self.textMode, input.count, source, &count, place) != 1 {
          count = 0
        }
      }
    }
    return output.isEmpty ? nil : output
  }
}
