import Foundation
import Kernel
import OfficeFormats
import Testing

@testable import Requests

/// Every kind of letter, drawn and looked at: where things stand (DOC-1 to DOC-6), and against pictures that were
/// looked at once, squares of 5 mm with the ink in them. Typefaces are pinned to Noto (DOC-10).
@Suite struct LetterPictureTests {
    private static func isNear(_ value: Double, _ wanted: Double, _ tolerance: Double = 1) -> Bool {
        abs(value - wanted) <= tolerance
    }

    @Test func everyLetterLooksAsItShould() throws {
        var documents: [String: [UInt8]] = [:]
        let templates = try LetterSample.templates()
        for id in LetterTemplateID.all {
            let text = try templates.text(of: LetterSample.matter(id))
            documents[id.name] = try CaseLetterDocument.bytes(of: text, faces: .noto)
        }
        let drawn = try LetterPictures.pages(documents)
        for id in LetterTemplateID.all {
            let pages = try #require(drawn[id.name])
            let page = try #require(pages.first)
            // Two pages at most; organ and date never without text above them (DOC-6).
            #expect(pages.count <= (id.kind.shape == .form ? 1 : 2), "\(id.name) has \(pages.count) pages")
            if pages.count == 2 { #expect(pages[1].bands(pages[1].black, from: 37, to: 70).count >= 2, "\(id.name)") }
            switch id.kind.shape {
            case .letter: checkLetter(page, id)
            case .form: checkForm(page, id)
            }
            try compare(page, id.name)
        }
    }

    /// DOC-3: name 30 mm from the top, thick over thin, thin over thick, 170 mm wide; DOC-4: title in the middle.
    private func checkLetter(_ page: LetterPictures.Page, _ id: LetterTemplateID) {
        let red = page.bands(page.red)
        #expect(red.count == 5, "\(id.name) \(red)")
        guard red.count == 5 else { return }
        #expect(Self.isNear(red[0].top, 30) && Self.isNear(red[1].top - red[0].bottom, 4), "\(id.name) \(red)")
        for line in red.dropFirst() { #expect(Self.isNear(line.left, 20) && Self.isNear(line.right, 190)) }
        #expect(red[1].bottom - red[1].top > red[2].bottom - red[2].top)
        #expect(red[3].bottom - red[3].top < red[4].bottom - red[4].top && Self.isNear(red[4].bottom, 277))
        let black = page.bands(page.black)
        // A mark of punctuation may hang over the edge.
        for line in black { #expect(line.left > 27 && line.right < 187 && line.bottom < 263, "\(id.name) \(line)") }
        let title = black.first { $0.top > 55 && $0.bottom - $0.top > 6 }
        #expect(title.map { Self.isNear(($0.left + $0.right) / 2, 106, 1.5) } == true, "\(id.name) \(black.prefix(3))")
    }

    /// The table is as wide as the type area and ends above its foot.
    private func checkForm(_ page: LetterPictures.Page, _ id: LetterTemplateID) {
        #expect(page.bands(page.red).isEmpty)
        let black = page.bands(page.black, to: 265)
        let table = black.max { $0.bottom - $0.top < $1.bottom - $1.top }
        #expect(table.map { Self.isNear($0.left, 28, 1.5) && Self.isNear($0.right, 184, 1.5) } == true, "\(id.name)")
        for line in black { #expect(line.left > 26 && line.right < 186 && line.bottom < 263, "\(id.name) \(line)") }
    }

    private func compare(_ page: LetterPictures.Page, _ name: String) throws {
        let pinned = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Pinned/letters/pictures/\(name).txt").standardized
        let actual = page.map
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: pinned, atomically: true, encoding: .utf8)
        }
        let wanted = try String(contentsOf: pinned, encoding: .utf8)
        let far = zip(actual, wanted).filter { abs(Self.ink($0) - Self.ink($1)) > 3 }.count
        #expect(
            actual.count == wanted.count && far <= 30, "\(name): \(far) of \(actual.count) squares differ\n\(actual)")
    }

    private static func ink(_ square: Character) -> Int { square.wholeNumberValue ?? 0 }

    /// The whole way to PDF, with the typefaces of this machine.
    @Test func aLetterBecomesAPDF() async throws {
        let id = try #require(LetterTemplateID(kind: .reply, code: .notExisting))
        let text = try LetterSample.templates().text(of: LetterSample.matter(id))
        let pdf = try await CaseLetterDocument.pdf(of: text)
        #expect(pdf.starts(with: "%PDF-".utf8))
    }

    @Test func typefacesAreTheFirstThatAreInstalled() {
        #expect(LetterheadFaces.installed([]).body == "Noto Serif CJK SC")
        #expect(LetterheadFaces.installed(["FangSong", "仿宋_GB2312"]).body == "仿宋_GB2312")
        #expect(LetterheadFaces.installed(["FangSong", "SimHei"]).heading == "SimHei")
        #expect(LetterheadFaces.installed(["AR PL UKai CN"]).kai == "AR PL UKai CN")
    }
}
