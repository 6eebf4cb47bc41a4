import Foundation

@testable import Requests

/// Letters as LibreOffice and poppler draw them, in one go: starting the office program costs more than a page.
struct LetterPictures {
    /// A page in greys, five pixels a millimetre across and down.
    struct Page {
        static let perMillimetre = 5.0
        let width: Int, height: Int
        let red: [Bool], black: [Bool]

        /// Rows that hold something, from the first to the last of a run, in millimetres.
        struct Band {
            let top: Double, bottom: Double, left: Double, right: Double
        }

        func bands(_ ink: [Bool], from: Double = 0, to: Double = 297) -> [Band] {
            var bands: [Band] = []
            var open: (top: Int, left: Int, right: Int)?
            for row in Int(from * Self.perMillimetre)..<min(height, Int(to * Self.perMillimetre)) {
                let line = ink[(row * width)..<((row + 1) * width)]
                if let first = line.firstIndex(of: true), let last = line.lastIndex(of: true) {
                    let left = first - row * width, right = last - row * width
                    open = (open?.top ?? row, min(open?.left ?? left, left), max(open?.right ?? right, right))
                } else if let run = open {
                    bands.append(Self.band(run, row))
                    open = nil
                }
            }
            if let run = open { bands.append(Self.band(run, height)) }
            return bands
        }

        private static func band(_ run: (top: Int, left: Int, right: Int), _ bottom: Int) -> Band {
            Band(
                top: Double(run.top) / perMillimetre, bottom: Double(bottom) / perMillimetre,
                left: Double(run.left) / perMillimetre, right: Double(run.right + 1) / perMillimetre)
        }

        /// How much ink stands in each square of 5 mm, one digit each: a picture that a diff can show.
        var map: String {
            let side = 25
            var lines: [String] = []
            for top in stride(from: 0, to: height - side + 1, by: side) {
                var line = ""
                for left in stride(from: 0, to: width - side + 1, by: side) {
                    var count = 0
                    for row in top..<(top + side) {
                        for column in left..<(left + side)
                        where black[row * width + column] || red[row * width + column] {
                            count += 1
                        }
                    }
                    line += count == 0 ? "." : String(min(9, 1 + count * 9 / 250))
                }
                lines.append(line)
            }
            return lines.joined(separator: "\n") + "\n"
        }
    }

    /// The pages of each document by its name.
    static func pages(_ documents: [String: [UInt8]]) throws -> [String: [Page]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("letters-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, bytes) in documents { try Data(bytes).write(to: folder.appendingPathComponent(name + ".docx")) }
        try run(
            "/usr/bin/soffice",
            [
                "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--norestore", "--convert-to",
                "pdf",
                "--outdir", folder.path,
            ] + documents.keys.sorted().map { folder.appendingPathComponent($0 + ".docx").path })
        var pages: [String: [Page]] = [:]
        for name in documents.keys {
            let pdf = folder.appendingPathComponent(name + ".pdf").path
            try run("/usr/bin/pdftoppm", ["-r", "127", pdf, folder.appendingPathComponent(name).path])
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .filter { $0.hasPrefix(name + "-") && $0.hasSuffix(".ppm") }.sorted()
            pages[name] = try files.map { try page(Array(Data(contentsOf: folder.appendingPathComponent($0)))) }
            if let keep = ProcessInfo.processInfo.environment["LETTERS_OUT"] {
                try Data(contentsOf: URL(fileURLWithPath: pdf)).write(to: URL(fileURLWithPath: "\(keep)/\(name).pdf"))
            }
        }
        return pages
    }

    private static func run(_ program: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    }

    private static func page(_ picture: [UInt8]) throws -> Page {
        var words: [String] = []
        var at = 0
        while words.count < 4, at < picture.count {
            var word = ""
            while at < picture.count, picture[at] > 0x20 {
                word.unicodeScalars.append(Unicode.Scalar(picture[at]))
                at += 1
            }
            words.append(word)
            at += 1
        }
        guard words.count == 4, words[0] == "P6", let width = Int(words[1]), let height = Int(words[2]) else {
            throw CocoaError(.fileReadCorruptFile)
        }
        var red = [Bool](repeating: false, count: width * height), black = red
        for pixel in 0..<(width * height) where picture[at + pixel * 3 + 1] < 140 {
            if picture[at + pixel * 3] > 180 { red[pixel] = true } else { black[pixel] = true }
        }
        return Page(width: width, height: height, red: red, black: black)
    }
}
