// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "huiyin",

  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // The rules: imports nothing.
    .target(name: "Domain", swiftSettings: strict),

    // Rooms that know no letter.
    .systemLibrary(name: "CCairo"),
    .systemLibrary(name: "CClock"),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CHeap"),
    .systemLibrary(name: "CResolver"),
    .systemLibrary(name: "CSandbox"),
    .systemLibrary(name: "CSpawn"),
    .systemLibrary(name: "CSync"),
    .target(
      name: "COpenSSL", cSettings: [.treatAllWarnings(as: .error)],
      linkerSettings: [.linkedLibrary("crypto")]),
    .target(name: "Cores", swiftSettings: strict),
    .target(name: "Digest", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(name: "Mail", swiftSettings: strict),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CWorkbook", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "Papers", dependencies: ["CWorkbook", "CXML", "CZip", "Cores"], swiftSettings: strict),
    .target(name: "Programs", dependencies: ["CSpawn"], swiftSettings: strict),
    .target(name: "Reading", swiftSettings: strict),
    .target(
      name: "Signatures", dependencies: ["COpenSSL", "Digest", "Mail", "Programs"], swiftSettings: strict),
    .target(name: "Templates", dependencies: ["CCairo"], swiftSettings: strict),
    .target(name: "Wire", dependencies: ["CCurl", "CResolver", "Digest"], swiftSettings: strict),

    // Rooms around the rules.
    .target(
      name: "Site", dependencies: ["Cores", "CSync", "CZip", "Domain", "Templates", "Digest"],
      swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: [
        "Cores", "Domain", "Digest", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),

    .target(
      name: "Settings",
      dependencies: ["Domain", "Digest", "Reading", "Signatures", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),

    // The flow.
    .target(
      name: "Office",
      dependencies: [
        "Cores", "Domain", "Digest", "Mail", "Papers", "Reading", "Signatures", "Site", "Store", "Templates",
        "Wire",
      ],
      swiftSettings: strict),

    // What the YAML says, as the rules of the flow.
    .target(
      name: "OfficeSettings",
      dependencies: ["Digest", "Domain", "Office", "Papers", "Reading", "Settings", "Store"],
      swiftSettings: strict),

    // The only place with a clock, an environment and signals.
    .executableTarget(
      name: "huiyin",
      dependencies: [
        "CClock", "CHeap", "CSandbox", "CSync", "Digest", "Domain", "Mail", "Office", "OfficeSettings",
        "Papers",
        "Programs", "Reading", "Settings", "Signatures", "Site", "Store", "Templates", "Wire",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: strict),

    // Private servers and the people of the story, for tests and the demo.
    .target(name: "Lab", path: "Tests/Lab", exclude: ["s3.py"], swiftSettings: strict),
    .target(
      name: "Rehearsal", dependencies: ["Lab", "Mail", "Wire"], path: "Tests/Rehearsal", swiftSettings: strict
    ),

    // A whole office in a folder, and the people around it, for the tests of its flow.
    .target(
      name: "World",
      dependencies: [
        "Domain", "Digest", "Mail", "Office", "Papers", "Reading", "Settings", "Signatures", "Site",
        "Store", "Templates", "Wire",
      ],
      path: "Tests/World", exclude: ["Figures/count.py"], swiftSettings: strict),

    // A year of letters, with what it should have come to: for the tests, and for `make year`.
    .target(
      name: "SimulatedYear", dependencies: ["Domain", "Mail", "Office", "Reading", "Store", "World"],
      path: "Tests/SimulatedYear", swiftSettings: strict),
    .executableTarget(
      name: "year", dependencies: ["SimulatedYear"], path: "Benchmarks/year", swiftSettings: strict),

    // Letters through the whole story for half an hour, over connections that break, by a daemon that is killed:
    // `make soak`.
    .executableTarget(
      name: "soak", dependencies: ["Correspondence", "Lab", "Mail", "Rehearsal", "Signatures", "Wire"],
      path: "Tests/Soak", swiftSettings: strict),

    // Reads whole folders of mail and compares with what is expected of them: `make collections FOLDER=…`.
    .executableTarget(
      name: "collections", dependencies: ["Mail"], path: "Tests/Collections", exclude: ["differences"],
      swiftSettings: strict),

    // Reads collected cases of personal data and says how many are found: `make personal-data FOLDER=…`.
    .executableTarget(
      name: "personal-cases", dependencies: ["Reading"], path: "Tests/PersonalCases", swiftSettings: strict),

    // Mails made to hurt their reader, and what reading them costs: `make hostile`.
    .target(name: "Bombs", dependencies: ["Mail"], path: "Benchmarks/Bombs", swiftSettings: strict),
    .executableTarget(
      name: "hostile", dependencies: ["Bombs", "Mail"], path: "Benchmarks/hostile", swiftSettings: strict),

    // Forms made to hurt their reader: `make hostile-documents`.
    .executableTarget(
      name: "hostile-documents", dependencies: ["Papers"], path: "Benchmarks/documents",
      swiftSettings: strict),

    // How fast mail is read, beside others: `make bench-mail`.
    .target(name: "Correspondence", path: "Benchmarks/Correspondence", swiftSettings: strict),
    .executableTarget(
      name: "bench-mail", dependencies: ["Correspondence", "Mail"], path: "Benchmarks/mail",
      swiftSettings: strict),

    // How long a signed mail is judged, and the signatures that are made to hurt: `make bench-signatures`.
    .executableTarget(
      name: "bench-signatures", dependencies: ["Mail", "Signatures"], path: "Benchmarks/signatures",
      swiftSettings: strict),

    // Judges whole folders of signed data that others have made: `make signature-vectors FOLDER=…`.
    .executableTarget(
      name: "signature-vectors", dependencies: ["Mail", "Signatures"], path: "Tests/SignatureVectors",
      swiftSettings: strict),

    // An office of its own for whatever is measured of one.
    .target(
      name: "Premises",
      dependencies: [
        "Digest", "Domain", "Office", "OfficeSettings", "Papers", "Reading", "Settings", "Site", "Store",
        "Templates",
      ], path: "Benchmarks/Premises", swiftSettings: strict),

    // From raw mails to assigned letters: `make bench-letters`.
    .executableTarget(
      name: "bench-letters",
      dependencies: ["Correspondence", "Domain", "Office", "Premises", "Store", "Wire"],
      path: "Benchmarks/letters",
      swiftSettings: strict),

    // What a ledger of many closed letters costs: `make bench-clock`.
    .executableTarget(
      name: "bench-clock", dependencies: ["Domain", "Office", "Papers", "Premises", "Store"],
      path: "Benchmarks/clock", swiftSettings: strict),

    // What the daemon takes while nothing happens: `make bench-idle`.
    .executableTarget(
      name: "bench-idle", dependencies: ["Office", "Premises", "Rehearsal"], path: "Benchmarks/idle",
      swiftSettings: strict),

    // The public site of many letters, beside Hugo: `make bench-site`.
    .executableTarget(
      name: "bench-site",
      dependencies: ["Correspondence", "Digest", "Domain", "Office", "Premises", "Reading", "Store"],
      path: "Benchmarks/site", exclude: ["questions.py"], swiftSettings: strict),

    .executableTarget(
      name: "bench-intake", dependencies: ["Lab", "Office", "Wire", "World"], path: "Benchmarks/intake",
      swiftSettings: strict),

    // How fast letters are read, beside scikit-learn: `make bench-reading`.
    .executableTarget(
      name: "bench-reading", dependencies: ["Papers", "Reading"], path: "Benchmarks/reading",
      swiftSettings: strict),

    // How fast a letter's like are found among a million: `make bench-reading`.
    .executableTarget(
      name: "bench-likeness", dependencies: ["Domain", "Reading", "Store"], path: "Benchmarks/likeness",
      swiftSettings: strict),

    .executableTarget(
      name: "demo",
      dependencies: [
        "Lab", "Rehearsal", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Demo", swiftSettings: strict),

    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Domain", "Lab", "Mail", "Office", "Rehearsal", "Settings", "Store", "Wire", "huiyin",
      ],
      swiftSettings: strict),
    .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: strict),
    .testTarget(
      name: "DomainTests", dependencies: ["Domain"], exclude: ["Letter/transitions.txt"],
      swiftSettings: strict),
    // The fuzzer's checks, with its seeds and finds: `make fuzz` links them with libFuzzer.
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Bombs", "Domain", "Mail", "Office", "Papers", "Reading", "Signatures", "Wire", "hostile",
      ],
      path: "Fuzz",
      exclude: ["Dictionaries", "Finds", "Seeds", "Targets"], sources: ["Checks", "Tests"],
      swiftSettings: strict),
    .testTarget(
      name: "KillTests", dependencies: ["Lab", "Office", "Premises", "Rehearsal", "Store", "huiyin"],
      swiftSettings: strict),
    .testTarget(name: "MailTests", dependencies: ["Mail"], exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "OfficeTests",
      dependencies: [
        "Digest", "Lab", "Office", "OfficeSettings", "World", "Domain", "Mail", "Papers", "Programs",
        "Reading", "Settings", "Signatures", "SimulatedYear", "Store", "Wire",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: [
        "Collect/Forms", "Morning/Replies", "Morning/Week/letters.txt", "Morning/Week/week.txt",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "OtherParserTests", dependencies: ["Mail", "Lab"], exclude: ["Programs"], swiftSettings: strict),
    .testTarget(name: "PapersTests", dependencies: ["Papers"], swiftSettings: strict),
    .testTarget(name: "ProgramsTests", dependencies: ["Programs"], swiftSettings: strict),
    .testTarget(name: "ReadingTests", dependencies: ["Reading"], swiftSettings: strict),
    .testTarget(
      name: "ScenarioTests", dependencies: ["World", "Domain", "Mail", "Office", "Store"],
      swiftSettings: strict),
    .testTarget(
      name: "SignaturesTests", dependencies: ["Signatures", "Digest", "Mail"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Digest", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(name: "WireTests", dependencies: ["Wire", "Lab"], swiftSettings: strict),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "Domain", "Digest"], exclude: ["Bad", "Good"],
      swiftSettings: strict),
    // Mustache itself is the other opinion on how a template reads.
    .testTarget(
      name: "TemplatesTests",
      dependencies: ["Templates", .product(name: "Mustache", package: "swift-mustache")],
      exclude: ["Charts/Golden"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests", dependencies: ["Site", "Domain", "Templates", "Digest"],
      exclude: ["Browser/browse.py"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
