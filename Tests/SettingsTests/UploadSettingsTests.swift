import Testing

@testable import Settings

/// Where else the public site is published.
@Suite struct UploadSettingsTests {
  private func places(_ lines: String) throws -> [UploadSettings] {
    let workshop = try Workshop()
    try workshop.append("huiyin.yaml", "site:\n  publish-to:\n" + lines)
    return try workshop.load().site.publishTo
  }

  @Test func withoutThemItIsPublishedHereAlone() throws {
    #expect(try Workshop().load().site.publishTo.isEmpty)
  }

  @Test func aPlaceIsCalledByItsServerUnlessItHasAName() throws {
    let places = try places(
      """
          - {type: sftp, host: files.qinghe.example, user: liuyan, key-file: key, folder: /var/www,
             host-key: SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA}
          - {name: 内网, type: webdav, host: 127.0.0.1, security: none, folder: /, compressed: on}

      """)
    #expect(places.map(\.name) == ["files.qinghe.example", "内网"])
    #expect(places.map(\.isCompressed) == [false, true])
    #expect(
      places.map(\.place.shown) == ["sftp://files.qinghe.example:22//var/www", "webdav://127.0.0.1:80//"])
    #expect(places[0].place.identity == "sftp://files.qinghe.example:22//var/www of liuyan")
  }

  @Test func aBucketStandsBeforeTheNameOfItsEndpointUnlessItIsToStandInThePath() throws {
    let places = try places(
      """
          - {type: s3, host: s3.cn-north-1.amazonaws.com.cn, user: AKIA, password-file: key, bucket: qinghe, region: cn-north-1}
          - {name: 二, type: s3, host: localhost, port: 9000, security: none, user: a, password-file: key, bucket: qinghe,
             region: us-east-1, path-style: on, folder: 留言}

      """)
    guard case .s3(let first) = places[0].place, case .s3(let second) = places[1].place else {
      Issue.record("no buckets")
      return
    }
    #expect(first.server.port == 443 && !first.isNamedInPath && first.folder.isEmpty)
    #expect(second.server.port == 9000 && second.isNamedInPath && second.folder == "留言")
    #expect(places[1].place.shown == "s3://localhost:9000/qinghe/留言")
  }
}
