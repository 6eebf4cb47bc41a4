import OfficeFormats

/// A page with its boxes, in points and in pixels.
struct PageSheet: Sendable {
    let number: Int
    let page: RedactablePages.Page
    let boxes: [(RedactionBox, String)]
    let resolution: Int

    init(number: Int, page: RedactablePages.Page, boxes: [(RedactionBox, String)]) {
        self.number = number
        self.page = page
        self.boxes = boxes
        resolution = PageDrawing.resolution(
            width: page.points.width, height: page.points.height, wanted: Redactor.resolution)
    }

    /// Whether the page says next to nothing by itself, as a scan does: what stands on it can only be read off its picture.
    var isScan: Bool { page.words.reduce(0) { $0 + WordsFold.scalars($1.text).count } < 20 }

    /// Whether this many pixels are this page: upright and whole.
    func fits(_ picture: PixelPage) -> Bool {
        abs(picture.width - pixels(page.width)) <= 2 && abs(picture.height - pixels(page.height)) <= 2
    }

    /// The pixels of a box with a rim, for edges of letters are grey.
    func area(_ box: RedactionBox) -> PixelArea {
        let rim = max(1, resolution / 60)
        return PixelArea(
            left: pixels(box.left) - rim, top: pixels(box.top) - rim, right: pixels(box.right) + rim + 1,
            bottom: pixels(box.bottom) + rim + 1)
    }

    func word(_ text: String, _ area: PixelArea) -> PicturePDF.Word {
        let scale = 72 / Double(resolution)
        return PicturePDF.Word(
            text, left: Double(area.left) * scale, top: Double(area.top) * scale,
            width: Double(area.right - area.left) * scale, height: Double(area.bottom - area.top) * scale)
    }

    /// As long as its words are, not as its box is; on the line of the words beside it.
    func label(_ text: String, _ box: RedactionBox, among words: [PicturePDF.Word]) -> PicturePDF.Word {
        let middle = Double(box.top + box.height / 2) / 100
        let line = words.first { $0.top <= middle && middle <= $0.top + $0.height }
        return PicturePDF.Word(
            text, left: Double(box.left) / 100, top: line?.top ?? middle - 4.5,
            width: Double(text.unicodeScalars.count) * 6, height: line?.height ?? 9)
    }

    /// The page as what was read off its picture, for one with few words of its own.
    func page(of words: [PageRecognition.Word]) -> RedactablePages.Page {
        let boxes = words.compactMap { word -> RedactableWord? in
            let place = self.word(word.text, word.area)
            return RedactionBox(points: place.left, place.top, place.width, place.height)
                .map { RedactableWord(word.text, $0) }
        }
        return RedactablePages.Page(width: page.width, height: page.height, words: boxes)
    }

    private func pixels(_ hundredths: Int) -> Int { (hundredths * resolution + 3_600) / 7_200 }
}
