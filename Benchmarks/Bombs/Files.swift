extension Bomb {
  /// What is sent along: never opened, never fetched, whatever it claims to be.
  static let files: [Bomb] = [
    attached("zip-in-zip", "application/zip; name=42.zip", of: "UEsDBBQAAAAI"),
    attached("zip-of-zeros", "application/x-zip-compressed; name=a.xlsx", of: "AAAA"),
    attached("overlapped-zip", "application/zip; name=overlap.zip", of: "UEsBAhQAFAAAAAgA"),
    attached("page-of-entities", "text/xml; name=lol.xml", of: "Jmxv"),
    attached("tnef-of-zeros", "application/ms-tnef; name=winmail.dat", of: "AAAA", before: "eJ8+IgEA"),
    Bomb("tnef-of-lying-lengths", full: 1_000_000) { count in
      // Signature and key, then attributes that announce two gigabytes.
      let tnef = [0x78, 0x9F, 0x3E, 0x22, 1, 0] + flooded([1, 6, 0x90, 8, 0, 0xFF, 0xFF, 0xFF, 0x7F], count)
      return mail("Content-Type: application/ms-tnef; name=winmail.dat\r\n", "", tnef)
    },
    Bomb("tnef-of-empty-attributes", full: 1_000_000) { count in
      let tnef = [0x78, 0x9F, 0x3E, 0x22, 1, 0] + flooded([2, 2, 0x90, 6, 0, 0, 0, 0, 0, 0, 0], count)
      return mail("Content-Type: application/ms-tnef; name=winmail.dat\r\n", "", tnef)
    },
    Bomb("tnef-of-many-properties", full: 1_000_000) { count in
      // One attribute of message properties: two of them, each of as many values as it says.
      let values = flooded([0, 0, 0, 0], count)
      let number = (0..<4).map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
      let properties = [2, 0, 0, 0, 0x1E, 0x10, 1, 0] + number + values
      let length = (0..<4).map { UInt8(truncatingIfNeeded: properties.count >> ($0 * 8)) }
      let tnef = [0x78, 0x9F, 0x3E, 0x22, 1, 0, 1, 3, 0x90, 6, 0] + length + properties + [0, 0]
      return mail("Content-Type: application/ms-tnef; name=winmail.dat\r\n", "", tnef)
    },
    attached("cms-of-constructed-strings", "application/pkcs7-mime; name=smime.p7m", of: "JIAkgCSA"),
    attached("pgp-of-compressed-packets", "application/pgp-encrypted", of: "yP////8B"),
    flood("pgp-openings", of: "-----BEGIN PGP MESSAGE-----\r\n"),
    flood("pgp-signatures", of: "-----BEGIN PGP SIGNED MESSAGE-----\r\n- -----\r\n"),
    flood("uuencoded-openings", of: "begin 644 a.txt\r\n"),
    flood("uuencoded-lines", of: "M\(String(repeating: "!", count: 60))\r\n", before: "begin 644 a.txt\r\n"),
    flood("large-file-links", of: "https://mail.qq.example/cgi-bin/ftnExs_download?k=1 (128.03M)\r\n"),
    flood("large-file-notices", of: "从QQ邮箱发来的超大附件\r\n"),
    flood("cyclic-partial", of: "x\r\n", type: "message/partial; id=\"1@mail.example\"; number=1; total=1"),
    Bomb("external-bodies", full: 100_000) { count in
      let part =
        "--B\r\nContent-Type: message/external-body; access-type=local-file; name=\"/etc/passwd\"\r\n\r\n\r\n"
      return mail("Content-Type: multipart/mixed; boundary=B\r\n", "", flooded(part, count), "--B--\r\n")
    },
    Bomb("twenty-attachments", full: 19) { count in
      let file = String(repeating: "AAAA", count: 200_000)
      let parts = numbered(count) { number in
        "--B\r\nContent-Type: image/png; name=\(number).png\r\nContent-Transfer-Encoding: base64\r\n\r\n\(file)\r\n"
      }
      return mail("Content-Type: multipart/mixed; boundary=B\r\n", "", parts, "--B--\r\n")
    },
  ]

  private static func attached(_ name: String, _ type: String, of piece: String, before: String = "") -> Bomb
  {
    let head = "--B\r\nContent-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    // Just below the largest attachment, so that it is read in whole.
    return Bomb(name, full: 13_000_000 / piece.utf8.count) { count in
      mail(
        "Content-Type: multipart/mixed; boundary=B\r\n", head + before, flooded(piece, count), "\r\n--B--\r\n"
      )
    }
  }
}
