import Foundation

@testable import OfficeFormats

/// A page of a PDF as a picture, measured in millimetres from its top left corner.
struct LetterheadPage {
    /// Rows that hold something of a colour, from the first to the last of a run.
    struct Band {
        let top: Double, bottom: Double, left: Double, right: Double
        var height: Double { bottom - top }
        var centre: Double { (left + right) / 2 }
    }

    enum Ink { case red, black }

    private static let perMillimetre = 5.0
    private let width: Int, height: Int
    private let pixels: [UInt8]

    /// The page by its number from 1, drawn at five pixels a millimetre.
    init(_ pdf: [UInt8], page: Int) async throws {
        let picture = try await Confinement.run(
            "/usr/bin/pdftoppm", ["-r", "127", "-f", "\(page)", "-l", "\(page)", "-"], input: pdf, limits: .converting)
        var at = 0
        func word() -> String {
            var text = ""
            while picture[at] > 0x20 {
                text.unicodeScalars.append(Unicode.Scalar(picture[at]))
                at += 1
            }
            at += 1
            return text
        }
        guard word() == "P6", let width = Int(word()), let height = Int(word()), word() == "255" else {
            throw CocoaError(.fileReadCorruptFile)
        }
        (self.width, self.height) = (width, height)
        pixels = Array(picture[at...])
    }

    func bands(_ ink: Ink, from: Double = 0, to: Double = 297) -> [Band] {
        var bands: [Band] = []
        var open: (top: Int, left: Int, right: Int)?
        for row in Int(from * Self.perMillimetre)..<min(height, Int(to * Self.perMillimetre)) {
            let extent = extent(row, ink)
            if let extent {
                open = (open?.top ?? row, min(open?.left ?? width, extent.0), max(open?.right ?? 0, extent.1))
            } else if let run = open {
                bands.append(band(run, row))
                open = nil
            }
        }
        if let run = open { bands.append(band(run, height)) }
        return bands
    }

    private func band(_ run: (top: Int, left: Int, right: Int), _ bottom: Int) -> Band {
        Band(
            top: Double(run.top) / Self.perMillimetre, bottom: Double(bottom) / Self.perMillimetre,
            left: Double(run.left) / Self.perMillimetre, right: Double(run.right + 1) / Self.perMillimetre)
    }

    private func extent(_ row: Int, _ ink: Ink) -> (Int, Int)? {
        var found: (Int, Int)?
        var at = row * width * 3
        for column in 0..<width {
            let (red, green) = (pixels[at], pixels[at + 1])
            at += 3
            let isInked = green < 140 && (ink == .red ? red > 180 : red < 140)
            if isInked { found = (found?.0 ?? column, column) }
        }
        return found
    }
}
