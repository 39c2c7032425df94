import Programs

/// GnuPG's `gpgv`, which checks a detached signature against a keyring and knows nothing else: no home, no agent, no
/// network. Its status lines are the only thing on its standard output.
enum Gpgv {
  private static let program = "/usr/bin/gpgv"
  /// It takes some milliseconds. Who needs as much as this was made to.
  private static let timeLimit = Duration.seconds(10)
  private static let outputLimit = 64 << 10

  /// What it says of a signature over a content, by one of the keys alone.
  static func status(
    of signature: [UInt8], over content: [UInt8], keys: [PinnedKey]
  ) throws(Refusal) -> GpgvStatus {
    let (keyring, detached, text) = (0, 1, 2)
    let command = [
      program, "--homedir", "/nonexistent", "--keyring", Program.path(ofDocument: keyring),
      "--weak-digest", "SHA1", "--status-fd", "1", Program.path(ofDocument: detached),
      Program.path(ofDocument: text),
    ]
    let (end, output) = Program(command, timeLimit: timeLimit, outputLimit: outputLimit)
      .output(reading: [keys.flatMap(\.packets), signature, content])
    switch end {
    case .exited(let status): return GpgvStatus(output, exitStatus: status)
    case .notStarted: throw Refusal(.verifierUnavailable, end.description)
    case .died, .tookTooLong, .saidTooMuch: throw Refusal(.openPGPFailed, end.description)
    }
  }
}
