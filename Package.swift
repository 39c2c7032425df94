// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "huiyin",
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0")
  ],
  targets: [
    .target(name: "Domain", swiftSettings: strict),
    .target(
      name: "COpenSSL", cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "Digest", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(name: "Reading", swiftSettings: strict),
    .target(
      name: "Store", dependencies: ["Domain", "Digest", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),

    .testTarget(
      name: "DomainTests", dependencies: ["Domain"], exclude: ["Letter/transitions.txt"],
      swiftSettings: strict),
    .testTarget(name: "ReadingTests", dependencies: ["Reading"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Digest", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
