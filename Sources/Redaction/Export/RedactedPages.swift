import Kernel
import OfficeFormats

/// Pages: each is drawn, its boxes are burnt into the pixels, and a new PDF is made of the pictures alone. No object of the
/// original is in it; the words behind the pages are read off the pictures with their boxes blank.
extension Redactor {
    /// Dots an inch; large pages are drawn more coarsely.
    static let resolution = 200
    /// In a longer file, pages with words of their own and without boxes are not read off their pictures.
    static let mostRecognised = 40

    func drawn(
        _ bytes: [UInt8], _ pages: RedactablePages, plan: RedactionPlan
    ) async throws(Refusal) -> RedactedFile {
        do {
            guard try await PicturePDFCheck.isPrepared(bytes) else { throw RedactionReaders.unprepared }
            let labels = try await PageLabels(plan.marks, resolution: Self.resolution)
            let press = PagePress(source: bytes, pages: pages, plan: plan, labels: labels)
            let made = try await press.file()
            return try await checked(made, pages, plan)
        } catch let refusal as Refusal {
            throw refusal
        } catch let error as ReadingError {
            throw RedactionReaders.refusal(error)
        } catch {
            throw Self.unfinished
        }
    }

    private func checked(
        _ made: PagePress.Product, _ pages: RedactablePages, _ plan: RedactionPlan
    ) async throws -> RedactedFile {
        let strangers = try await PicturePDFCheck.strangers(made.bytes, pages: pages.pages.count)
        guard strangers.isEmpty else { throw Self.unfinished }
        let removed = made.removed + personal(in: made.removed)
        let name = Self.name(plan.title, "pdf", without: removed)
        let parts =
            made.left + [ExtractedPart(place: .metadata, detail: "文件名", text: name)]
            + made.recognised.map { ExtractedPart(place: .ocr, detail: "第\($0.page)页", text: $0.text, isFromOCR: true) }
        let verification = RedactionVerifier.verification(
            of: Extraction(parts: parts, notes: [], isComplete: made.unread.isEmpty), raw: made.bytes, removed: removed,
            mayRemain: plan.mayRemain, othersStay: plan.othersStay)
        if let refusal = verification.refusal { throw refusal }
        var notes = ["页面已转为图片重新生成：书签、链接、表单和文件属性不保留。"]
        if made.recognised.count < pages.pages.count { notes.append("页数较多，其中一些没有标注的页在新文件里没有可供检索和朗读的文字；这些页原有的文字已经查找过。") }
        let boxes = "各页遮盖区逐点核对无残留；"
        return RedactedFile(
            bytes: made.bytes, name: name, plan: plan, verification: boxes + verification.sentence, notes: notes)
    }
}

/// The labels that stand in boxes, white on black.
struct PageLabels: Sendable {
    private let pictures: [String: [PixelPage]]

    /// The largest that fits is taken: in full in two sizes, or the mere ground.
    init(_ marks: [RedactionMark], resolution: Int) async throws {
        var pictures: [String: [PixelPage]] = [:]
        for label in Set(marks.map(\.label)).sorted() {
            var sizes: [PixelPage] = []
            for (words, size) in [(label, 9.0), (label, 6), (RedactionGround.bare(label), 6)] {
                sizes.append(try await LabelPicture.drawn(words, size: size, resolution: resolution).negative)
            }
            pictures[label] = sizes
        }
        self.pictures = pictures
    }

    /// Lays the label into the box; where none fits, black says enough.
    func stamp(_ label: String, _ area: PixelArea, on page: inout PixelPage) {
        let (width, height) = (area.right - area.left, area.bottom - area.top)
        guard let picture = pictures[label]?.first(where: { $0.width <= width && $0.height <= height }) else { return }
        page.stamp(picture, left: area.left, top: area.top + (height - picture.height) / 2)
    }
}
