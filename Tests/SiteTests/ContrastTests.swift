import Testing

@testable import Site

/// All text stands out from its ground by 4.5 to 1 at least (WCAG 2.2, 1.4.3), in the light and the dark scheme.
@Suite struct ContrastTests {
    private static let pairs: [(text: String, ground: String)] = [
        ("ink", "paper"), ("ink", "ground"), ("ink", "tint"), ("soft", "paper"), ("soft", "ground"), ("soft", "tint"),
        ("accent", "paper"), ("accent", "ground"), ("accent", "tint"), ("on-accent", "accent"), ("red", "paper"),
        ("red", "ground"), ("red", "red-ground"), ("green", "green-ground"), ("yellow", "yellow-ground"),
        ("orange", "orange-ground"), ("black", "black-ground"), ("ink", "black-ground"), ("ink", "red-ground"),
        ("ink", "yellow-ground"), ("accent", "red-ground"),
    ]

    private func tokens(after mark: String) throws -> [String: [Double]] {
        let sheet = String(decoding: PackageResources.site_css, as: UTF8.self)
        let start = try #require(sheet.firstRange(of: mark))
        let block = sheet[start.upperBound...].prefix { $0 != "}" }
        var tokens: [String: [Double]] = [:]
        for line in block.split(separator: ";") {
            let parts = line.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
            guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#") else { continue }
            var digits = Array(parts[1].dropFirst())
            if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
            tokens[String(parts[0].dropFirst(2))] = try stride(from: 0, to: 6, by: 2).map {
                Double(try #require(Int(String(digits[$0...$0 + 1]), radix: 16))) / 255
            }
        }
        return tokens
    }

    private func luminance(_ colour: [Double]) -> Double {
        let linear = colour.map { $0 <= 0.04045 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    // x^2.4 = x² · x^0.4, by Newton's way for the fifth root of x².
    private func power(_ x: Double) -> Double {
        var root = 0.5
        for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
        return x * x * root
    }

    @Test(arguments: [":root {", ".console, .bare {"])
    func textStandsOut(_ mark: String) throws {
        let light = try tokens(after: ":root {")
        let scheme = light.merging(try tokens(after: mark)) { $1 }
        #expect(scheme.count > 20)
        for (text, ground) in ContrastTests.pairs {
            let one = luminance(try #require(scheme[text])), other = luminance(try #require(scheme[ground]))
            let contrast = (max(one, other) + 0.05) / (min(one, other) + 0.05)
            #expect(contrast >= 4.5, "\(mark) \(text) on \(ground): \(contrast)")
        }
    }
}
