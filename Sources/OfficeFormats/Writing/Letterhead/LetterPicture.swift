/// Pictures in a text: their size and their markup.
enum LetterPicture {
    /// Width and height in English Metric Units, at most the type area; nil for what Word does not show.
    static func size(_ image: RichImage, _ reference: RichImageReference) -> (width: Int, height: Int)? {
        guard let natural = pixels(image) else { return nil }
        let perPixel = 9525
        var width = Double(min(20_000, max(1, reference.width ?? natural.width)) * perPixel)
        var height = width * Double(natural.height) / Double(max(1, natural.width))
        let room = (width: 156.0 * 36_000, height: 200.0 * 36_000)
        let scale = min(1, room.width / width, room.height / height)
        width *= scale
        height *= scale
        return (Int(exactly: width.rounded()) ?? 1, max(1, Int(exactly: height.rounded()) ?? 1))
    }

    static func ending(_ kind: FileKind) -> String? {
        switch kind {
        case .png: "png"
        case .jpeg: "jpeg"
        case .gif: "gif"
        case .docx, .xlsx, .pptx, .doc, .xls, .ppt, .odt, .ods, .ofd, .rtf, .pdf, .html, .svg, .xml, .text, .markdown,
            .csv, .webp, .zip, .archive, .executable, .unknown:
            nil
        }
    }

    private static func pixels(_ image: RichImage) -> (width: Int, height: Int)? {
        let bytes = image.bytes
        func number(_ at: Int, _ offsets: [Int]) -> Int { offsets.reduce(0) { $0 << 8 | Int(bytes[at + $1]) } }
        let size: (Int, Int)?
        switch ending(image.kind) {
        case "png": size = bytes.count > 24 ? (number(16, [0, 1, 2, 3]), number(20, [0, 1, 2, 3])) : nil
        case "gif": size = bytes.count > 10 ? (number(6, [1, 0]), number(8, [1, 0])) : nil
        case "jpeg": size = jpegPixels(bytes)
        default: size = nil
        }
        guard let size, (1...100_000).contains(size.0), (1...100_000).contains(size.1) else { return nil }
        return size
    }

    /// The first frame header; segments are skipped by their lengths.
    private static func jpegPixels(_ bytes: [UInt8]) -> (Int, Int)? {
        var at = 2
        while at + 9 < bytes.count, bytes[at] == 0xFF {
            let kind = bytes[at + 1]
            if (0xC0...0xCF).contains(kind), ![0xC4, 0xC8, 0xCC].contains(kind) {
                return (
                    Int(bytes[at + 7]) << 8 | Int(bytes[at + 8]), Int(bytes[at + 5]) << 8 | Int(bytes[at + 6])
                )
            }
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            at += 2 + max(2, length)
        }
        return nil
    }

    static func drawing(_ index: Int, _ size: (width: Int, height: Int), _ alt: String) -> XMLBuffer {
        var xml = XMLBuffer()
        xml.raw(#"<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent"#)
        extent(size, &xml)
        xml.raw("/><wp:docPr")
        xml.attribute("id", index + 1)
        xml.attribute("name", "图\(index + 1)")
        xml.attribute("descr", alt)
        xml.raw(
            """
            /><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>\
            <pic:nvPicPr><pic:cNvPr
            """)
        xml.attribute("id", index + 1)
        xml.attribute("name", "图\(index + 1)")
        xml.raw("/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip")
        xml.attribute("r:embed", LetterheadParts.pictureID(index))
        xml.raw(
            """
            /><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext
            """)
        extent(size, &xml)
        xml.raw(
            """
            /></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>\
            </a:graphic></wp:inline></w:drawing>
            """)
        return xml
    }

    private static func extent(_ size: (width: Int, height: Int), _ xml: inout XMLBuffer) {
        xml.attribute("cx", size.width)
        xml.attribute("cy", size.height)
    }
}
