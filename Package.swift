// swift-tools-version:6.1
// The table of contents of the house: one target per capability, and who may know whom.
// Drawn and explained in ARCHITECTURE.md.
import PackageDescription

/// What every target of ours is compiled with.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let csv: Target.Dependency = .product(name: "SwiftCSV", package: "SwiftCSV")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")

func room(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: readme(name), resources: resources, swiftSettings: strict)
}

func readme(_ name: String) -> [String] {
    ["Kernel", "Markup", "SQL", "TextForms", "Ciphers", "OfficeFormats", "ObjectStorage", "Mail"].contains(name)
        ? [] : ["README.md"]
}

func suite(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = [])
    -> Target
{
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict)
}

func bench(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: "Benchmarks/\(name)", swiftSettings: strict)
}

/// What asks pages of a site.
let site: [Target.Dependency] = ["Kernel", "Markup", "Site", hummingbird, httpTypes, nioCore, logging]
/// What the tests of a capability with pages stand on.
let pages: [Target.Dependency] =
    site + ["SQL", "Audit", "Ciphers", "TestSupport", "PageChecking", "SignedInSite", hummingbirdTesting]
/// The same for one whose acts make people owe something.
let acts: [Target.Dependency] =
    pages + ["People", "Obligations", "OfficeFormats", "ObjectStorage", "TextForms"]
/// The same for one that speaks of documents and articles.
let papers: [Target.Dependency] = acts + ["Documents", "Publishing", "Screening"]

/// What a capability with records, files and pages stands on.
let records: [Target.Dependency] = [
    "Kernel", "SQL", "TextForms", "Ciphers", "OfficeFormats", "ObjectStorage", "Audit", "People", "Obligations",
    "Markup", "Site", hummingbird, httpTypes,
]

/// What measurements of applications stand on.
let applications: [Target.Dependency] = [
    "Kernel", "SQL", "Ciphers", "ObjectStorage", "Audit", "People", "Obligations", "Requests", "BenchTiming",
]

let targets: [Target] = [
    // Foundations: know nothing of the domain but Kernel (Site), or nothing at all.
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    room("Kernel", []),
    room("Markup", []),
    room("TextForms", []),
    room("Ciphers", ["CArgon2", "CLibCrypto", crypto]),
    room("SQL", ["Kernel", "Ciphers", "CPostgres", grdb]),
    room("OfficeFormats", ["CXML", "CZip", "CZlib", "TextForms", subprocess, systemPackage]),
    room("ObjectStorage", ["Kernel", "Ciphers", crypto]),
    room("Mail", ["Kernel", "CCurl"]),
    room(
        "Site",
        [
            "Kernel", "Markup", "TextForms", "CZlib", crypto, hummingbird, httpTypes, nioCore, nioHTTP1, nioPosix,
            logging, lifecycle,
        ],
        resources: [.embedInCode("Assets")]),

    // Capabilities, in the order in which they may know one another.
    room("Audit", ["Kernel", "SQL", "Ciphers"]),
    room("People", ["Kernel", "SQL", "Ciphers", "Audit", "Markup", "Site", hummingbird, httpTypes]),
    room("Obligations", ["Kernel", "SQL", "Audit"]),
    room(
        "Plans",
        [
            "Kernel", "SQL", "TextForms", "OfficeFormats", "ObjectStorage", "Audit", "People", "Obligations",
            "Markup", "Site", hummingbird, httpTypes, yams, csv,
        ]),

    room("Screening", ["Kernel", "TextForms", "OfficeFormats"]),
    room("Documents", records),
    room("Publishing", records + ["Screening", "Documents"]),

    room("Redaction", ["Kernel", "TextForms", "OfficeFormats", "Screening"]),
    room(
        "Requests",
        records + ["Screening", "Redaction", yams], resources: [.embedInCode("Resources")]),

    room(
        "Search", ["Kernel", "SQL", "TextForms", "Markup", "Site", hummingbird, httpTypes],
        resources: [.embedInCode("Resources")]),
    room(
        "Catalogue",
        [
            "Kernel", "SQL", "TextForms", "OfficeFormats", "Audit", "People", "Obligations", "Documents", "Publishing",
            "Markup", "Site", hummingbird, httpTypes,
        ], resources: [.embedInCode("Resources")]),
    room(
        "Corrections",
        ["Kernel", "SQL", "Ciphers", "Audit", "People", "Obligations", "Markup", "Site", hummingbird, httpTypes]),
    room("CaseProgress", ["Kernel", "SQL", "Ciphers", "Audit", "Markup", "Site", hummingbird, httpTypes]),
    room(
        "Subscriptions",
        ["Kernel", "SQL", "Ciphers", "Audit", "Mail", "Publishing", "Markup", "Site", hummingbird, httpTypes]),
    room("Interpretation", records + ["Screening", "Documents", "Publishing"]),
    room("Consultation", records + ["Screening", "Documents", "Publishing", "Interpretation"]),
    room("Opinion", records + ["Publishing", "Mail", logging]),
    room("Supervision", records + ["Plans", "Mail", yams], resources: [.embedInCode("Resources")]),
    room("Dashboards", records + ["Supervision"]),
    room("Inspection", records + ["Screening", "Mail", yams, logging], resources: [.embedInCode("Resources")]),
    room("Assessment", records + ["Inspection", yams], resources: [.embedInCode("Resources")]),
    room("Letters", records + ["Screening", yams], resources: [.embedInCode("Resources")]),
    room("SiteReport", records),
    room("AnnualReport", records + ["Documents", "Publishing", "Redaction", "Requests"]),
    room(
        "PublicSite",
        [
            "Kernel", "SQL", "TextForms", "OfficeFormats", "Documents", "Publishing", "Markup", "Site", hummingbird,
            httpTypes,
        ]),

    // The invented county that shows and tests the whole.
    .target(
        name: "County",
        dependencies: [
            "Kernel", "SQL", "OfficeFormats", "People", "Plans", "Documents", "Publishing", "Screening", "Catalogue",
            "Search", "Corrections", "CaseProgress", "Redaction", "Requests", "Interpretation", "Opinion",
            "Supervision", "Consultation", "Letters", "AnnualReport", "Inspection", "Assessment", "SiteReport",
        ],
        resources: [.embedInCode("Resources")], swiftSettings: strict),

    // Wiring only.
    .executableTarget(
        name: "gongkai",
        dependencies: [
            "Kernel", "Markup", "Site", "SQL", "TextForms", "Ciphers", "OfficeFormats", "ObjectStorage",
            "Audit", "People", "Obligations", "Plans", "Screening", "Documents", "Publishing", "Search", "Catalogue",
            "Corrections", "CaseProgress", "Subscriptions", "PublicSite", "Redaction", "Requests", "Mail", "County",
            "Interpretation", "Opinion", "Supervision", "Consultation", "Letters", "Dashboards", "AnnualReport",
            "Inspection", "Assessment", "SiteReport", hummingbird, httpTypes, arguments, logging, lifecycle, nioCore,
            yams,
        ],
        swiftSettings: strict),
    .executableTarget(name: "storybook", dependencies: ["Kernel", "Markup", "Site"], swiftSettings: strict),

    // Benchmarks of the release build, each against a reference: docs/benchmarks.md.
    bench("gongkai-bench", ["Kernel", "OfficeFormats", "Plans", "Screening"]),
    // Fills an index with a million invented records and measures searching it.
    bench("search-bench", ["Kernel", "SQL", "Search", "TextForms"]),
    // What the measurements below share: rounds, costs, a plain row to be held against.
    .target(
        name: "BenchTiming", dependencies: ["Kernel", "SQL"], path: "Benchmarks/bench-timing", swiftSettings: strict),
    // Sends applications, fills a board with a million cases, moves a hundred thousand deadlines.
    bench("request-bench", applications),
    // Fills the ledger with a million open obligations and measures its board.
    bench("board-bench", ["Kernel", "SQL", "Obligations", "BenchTiming"]),
    // Days of the engine over a million open obligations.
    bench("tick-bench", ["Kernel", "SQL", "Ciphers", "Audit", "People", "Obligations", "Supervision", "BenchTiming"]),
    // Fills the ledger with a million duties and measures dashboards.
    bench("dashboard-bench", records + ["Dashboards", "BenchTiming"]),
    // Groups invented questions; sends letters and opinions.
    bench(
        "letter-bench",
        [
            "Kernel", "SQL", "Ciphers", "ObjectStorage", "Audit", "People", "Obligations", "Documents", "Screening",
            "Letters", "Consultation", "BenchTiming",
        ]),
    // Compiles the annual report over a million applications.
    bench("report-bench", applications + ["Documents", "Publishing", "AnnualReport"]),
    // The least that serves an article page: SQL and strings.
    bench("bare-article", [grdb, hummingbird]),

    // Tests.
    .target(
        name: "TestSupport", dependencies: ["Kernel", "SQL"], path: "Tests/TestSupport", swiftSettings: strict),
    suite("CiphersTests", ["Ciphers"]),
    suite("SQLTests", ["SQL", "Kernel", "TestSupport"]),
    .target(
        name: "CPowerCutVFS", path: "Tests/FaultTests/CPowerCutVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
        name: "faultwriter", dependencies: ["Audit", "Ciphers", "CPowerCutVFS", "Kernel", "SQL"],
        path: "Tests/FaultTests/faultwriter", swiftSettings: strict),
    .executableTarget(
        name: "publishwriter",
        dependencies: [
            "Audit", "Ciphers", "CPowerCutVFS", "Documents", "Kernel", "ObjectStorage", "People", "Publishing", "SQL",
            "Obligations",
        ], path: "Tests/FaultTests/publishwriter", swiftSettings: strict),
    suite("AuditTests", ["Audit", "SQL", "Kernel", "Ciphers", "TestSupport"]),
    suite("ObligationsTests", ["Obligations", "Audit", "Ciphers", "SQL", "Kernel", "TestSupport"]),
    suite("KernelTests", ["Kernel"]),
    .target(name: "PageChecking", path: "Tests/PageChecking", swiftSettings: strict),
    .target(
        name: "SignedInSite", dependencies: site + ["PageChecking", hummingbirdTesting], path: "Tests/SignedInSite",
        swiftSettings: strict),
    suite("MarkupTests", ["Markup"]),
    suite(
        "SiteTests",
        [
            "Site", "PageChecking", "storybook", "Kernel", "Markup", hummingbird, hummingbirdTesting, httpTypes,
            nioCore, nioPosix, nioEmbedded, logging, lifecycle,
        ]),
    suite("PlansTests", acts + ["Plans"], exclude: ["Pinned", "Corpus"]),
    suite("PeopleTests", pages + ["People"]),
    suite("TextFormsTests", ["TextForms"]),
    suite("ScreeningTests", ["Screening", "Kernel", "OfficeFormats", "TextForms"], exclude: ["Corpus"]),
    suite("DocumentsTests", acts + ["Documents"], exclude: ["Pinned"]),
    suite("PublishingTests", papers, exclude: ["Pinned"]),
    suite("MailTests", ["Mail", "Kernel"], exclude: ["Sink"]),
    suite("SearchTests", pages + ["Search", "TextForms"], exclude: ["Truth"]),
    suite("CatalogueTests", papers + ["Catalogue"], exclude: ["Pinned"]),
    suite("CorrectionsTests", acts + ["Corrections"], exclude: ["Pinned"]),
    suite("CaseProgressTests", pages + ["CaseProgress"]),
    suite("SubscriptionsTests", papers + ["Subscriptions", "Mail"], exclude: ["Pinned"]),
    suite("PublicSiteTests", papers + ["PublicSite"], exclude: ["Pinned"]),
    suite("RedactionTests", ["Redaction", "Kernel", "OfficeFormats", "TextForms", "Screening", "ReadingChild"]),
    suite("RequestsTests", acts + ["Requests", "Redaction", "Screening"], exclude: ["Pinned"]),
    suite("InterpretationTests", papers + ["Interpretation"], exclude: ["Pinned"]),
    suite("ConsultationTests", papers + ["Consultation", "Interpretation"], exclude: ["Pinned"]),
    suite("InspectionTests", acts + ["Inspection", "Mail", "Screening"], exclude: ["Pinned"]),
    suite("AssessmentTests", acts + ["Assessment", "Inspection"], exclude: ["Pinned"]),
    suite("SiteReportTests", acts + ["SiteReport"]),
    suite("LettersTests", acts + ["Letters", "Screening"], exclude: ["Pinned"]),
    suite("DashboardsTests", acts + ["Dashboards", "Supervision"]),
    suite(
        "AnnualReportTests", papers + ["AnnualReport", "Redaction", "Requests", "ReadingChild"], exclude: ["Pinned"]),
    suite("OpinionTests", acts + ["Opinion", "Documents", "Publishing", "Mail"], exclude: ["Pinned"]),
    suite("SupervisionTests", acts + ["Supervision", "Plans", "Mail"], exclude: ["Pinned"]),
    // What the rules forbid, tried in every capability that forbids it.
    suite("GateTests", papers + ["Interpretation", "Consultation", "Supervision", "SiteReport"]),
    suite("OfficeFormatsTests", ["OfficeFormats", "TextForms", "ReadingChild"], exclude: ["Corpus"]),
    // The subcommand `read-document` on its own: confinement is tested without building the house.
    .executableTarget(
        name: "ReadingChild", dependencies: ["OfficeFormats"], path: "Tests/ReadingChild", swiftSettings: strict),
    suite("ObjectStorageTests", ["ObjectStorage", "Ciphers", "Kernel"]),
]

/// `GONGKAI_TARGETS=Kernel,KernelTests` builds those targets and what they stand on, and nothing else
/// (`./test NAME` uses it, so that one capability is tested without building the house).
func selected(_ all: [Target]) -> [Target] {
    guard let names = Context.environment["GONGKAI_TARGETS"], !names.isEmpty else { return all }
    var wanted = Set(names.split(separator: ",").map(String.init))
    var grown = true
    while grown {
        let before = wanted.count
        for target in all where wanted.contains(target.name) {
            for case .byNameItem(let name, _) in target.dependencies { wanted.insert(name) }
        }
        grown = wanted.count > before
    }
    return all.filter { wanted.contains($0.name) }
}

let package = Package(
    name: "gongkai",
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0"),
    ],
    targets: selected(targets)
)
