/// Numbers for whoever watches many machines: a file in the text format of Prometheus, which its node exporter reads.
package struct MetricsSettings: Sendable {
  /// Nil where nobody wants them.
  package let file: String?
  package let every: Duration

  /// - Parameter site: the public directory: what lies in it everybody reads.
  init(_ section: Section, apartFrom site: String) {
    file = section.optionalPath("file")
    every = section.value("every", .time(.seconds(1)...(.seconds(3600))), default: .seconds(60))
    guard let file else { return }
    if !file.hasSuffix(".prom") {
      section.problem(
        section.placeOfValue(of: "file"),
        "the file of metrics must end in .prom, or nobody reads it: \(file)",
        hint: "name it huiyin.prom")
    }
    if Path.overlap(file, site) {
      section.problem(
        section.placeOfValue(of: "file"),
        "the file of metrics must not lie in the public site's directory, \(site)",
        hint: "the node exporter reads /var/lib/prometheus/node-exporter")
    }
  }
}
