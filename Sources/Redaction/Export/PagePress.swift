import Kernel
import OfficeFormats

/// Makes the new PDF page by page.
struct PagePress: Sendable {
    struct Product {
        var bytes: [UInt8]
        /// The words that stood in the boxes.
        var removed: [RemovedWords]
        /// The words of the original's text layers outside of them: a name that was forgotten stands here.
        var left: [ExtractedPart]
        /// What can be read off the new pages.
        var recognised: [(page: Int, text: String)]
        /// Pages of which nothing is known: neither words of their own nor any read off the picture.
        var unread: [Int]
    }

    let source: [UInt8]
    let pages: RedactablePages
    let plan: RedactionPlan
    let labels: PageLabels

    func file() async throws -> Product {
        var pdf = PicturePDF()
        var sheets: [PageSheet] = []
        var product = Product(bytes: [], removed: [], left: [], recognised: [], unread: [])
        for (index, page) in pages.pages.enumerated() {
            let boxes = plan.marks.compactMap { mark -> (RedactionBox, String)? in
                guard case .page(index + 1, let box) = mark.place else { return nil }
                return (box, mark.label)
            }
            let sheet = PageSheet(number: index + 1, page: page, boxes: boxes)
            let picture = try await burnt(sheet, &product)
            try pdf.add(picture, resolution: sheet.resolution)
            sheets.append(sheet)
        }
        // What is looked at is the file itself, drawn again.
        let bare = try pdf.bytes()
        for (index, look) in try await looks(sheets, in: bare) {
            pdf.setWords(look.words, behind: index)
            if let text = look.text {
                product.recognised.append((index + 1, text))
            } else if sheets[index].isScan {
                product.unread.append(index + 1)
            }
        }
        product.bytes = try pdf.bytes()
        return product
    }

    private func burnt(_ sheet: PageSheet, _ product: inout Product) async throws -> PixelPage {
        var picture = try await PageDrawing.pixels(source, page: sheet.number, resolution: sheet.resolution)
        guard sheet.fits(picture) else { throw RedactionReaders.unprepared }
        var readings = [sheet.page]
        if sheet.isScan, !sheet.boxes.isEmpty {
            readings.append(sheet.page(of: try await PageRecognition.words(picture, resolution: sheet.resolution)))
        }
        for page in readings {
            let (inside, outside) = page.parted(by: sheet.boxes.map(\.0))
            product.removed += inside.map { RemovedWords($0, place: "第\(sheet.number)页") }
            product.left.append(ExtractedPart(place: .body, detail: "第\(sheet.number)页", text: outside))
        }
        for (box, _) in sheet.boxes { picture.fill(sheet.area(box), grey: 0) }
        for (box, label) in sheet.boxes { labels.stamp(label, sheet.area(box), on: &picture) }
        return picture
    }

    private struct Look: Sendable {
        var words: [PicturePDF.Word] = []
        var text: String?
    }

    /// As many at a time as there are processors; in their order.
    private func looks(_ sheets: [PageSheet], in bytes: [UInt8]) async throws -> [(Int, Look)] {
        try await withThrowingTaskGroup(of: (Int, Look).self) { group in
            var next = 0, done: [(Int, Look)] = []
            while next < min(sheets.count, 2) {
                let (index, sheet) = (next, sheets[next])
                group.addTask { (index, try await look(at: sheet, in: bytes)) }
                next += 1
            }
            while let one = try await group.next() {
                done.append(one)
                if next < sheets.count {
                    let (index, sheet) = (next, sheets[next])
                    group.addTask { (index, try await look(at: sheet, in: bytes)) }
                    next += 1
                }
            }
            return done.sorted { $0.0 < $1.0 }
        }
    }

    /// Looks at a page of the new file: boxes as they were burnt, and what can be read with them blank.
    private func look(at sheet: PageSheet, in bytes: [UInt8]) async throws -> Look {
        // Of a page with words of its own, all has been looked through already.
        let isRead = !sheet.boxes.isEmpty || sheet.isScan || pages.pages.count <= Redactor.mostRecognised
        if !isRead { return Look() }
        var picture = try await PageDrawing.pixels(bytes, page: sheet.number, resolution: sheet.resolution)
        guard sheet.fits(picture), try boxesHold(sheet, picture) else { throw Redactor.unfinished }
        for (box, _) in sheet.boxes { picture.fill(sheet.area(box), grey: 255) }
        let words = try await PageRecognition.words(picture, resolution: sheet.resolution)
        let placed = words.map { sheet.word($0.text, $0.area) }
        let labels = sheet.boxes.map { sheet.label($0.1, $0.0, among: placed) }
        return Look(words: placed + labels, text: words.map(\.text).joined(separator: " "))
    }

    /// Every pixel of a box is black or of its label.
    private func boxesHold(_ sheet: PageSheet, _ picture: PixelPage) throws -> Bool {
        var wanted = PixelPage(width: picture.width, height: picture.height)
        for (box, _) in sheet.boxes { wanted.fill(sheet.area(box), grey: 0) }
        for (box, label) in sheet.boxes { labels.stamp(label, sheet.area(box), on: &wanted) }
        return sheet.boxes.allSatisfy { picture.isLike(wanted, in: sheet.area($0.0)) }
    }
}
