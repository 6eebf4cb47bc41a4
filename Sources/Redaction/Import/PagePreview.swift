package import Kernel
import OfficeFormats

extension RedactionReaders {
    /// A page of a prepared PDF as a PNG file to draw boxes on: `resolution` dots an inch, so a box there, in pixels times
    /// 72 over the resolution, is a box in points.
    package func preview(_ bytes: [UInt8], page: Int, resolution: Int = 96) async throws(Refusal) -> [UInt8] {
        guard (1...PageDrawing.mostPages).contains(page), (36...200).contains(resolution) else { throw .notFound }
        do throws(ReadingError) {
            return try await PageDrawing.preview(bytes, page: page, resolution: resolution)
        } catch {
            throw Self.refusal(error)
        }
    }

    func pages(_ bytes: [UInt8]) async throws(Refusal) -> RedactablePages {
        do throws(ReadingError) {
            return RedactablePages(try await PageDrawing.pages(bytes).compactMap(Self.page))
        } catch {
            throw Self.refusal(error)
        }
    }

    private static func page(_ page: DrawnPage) -> RedactablePages.Page? {
        guard let whole = RedactionBox(points: 0, 0, page.width, page.height) else { return nil }
        let words = page.words.compactMap { word in
            RedactionBox(points: word.left, word.top, word.right - word.left, word.bottom - word.top)
                .map { RedactableWord(word.text, $0).trimmed }
        }
        return RedactablePages.Page(width: whole.width, height: whole.height, words: words)
    }
}
