extension RichWordReader {
    /// A drawing: its pictures in the line, its text boxes behind the paragraph.
    func drawing(_ node: XMLNode, _ run: RichWordRun, into paragraph: inout RichWordParagraph) throws {
        guard let frame = node.first("inline") ?? node.first("anchor") else { return }
        let about = frame.first("docPr")
        if about?.attributes["hidden"] == "1" || about?.attributes["hidden"] == "true" {
            return note("hidden_picture", "文中有隐藏的图片，没有读取。")
        }
        var found = RichWordShapes()
        found.gather(frame)
        paragraph.boxes += found.boxes
        if found.hasDiagram { note("diagram", "文中的图表或智能图形没有读取。请在 Word 中另存为图片后插入。") }
        let size = found.pictures.count == 1 ? frame.first("extent") : nil
        for picture in found.pictures {
            try show(
                picture.attributes["embed"], alt: about?.attributes["descr"] ?? about?.attributes["title"] ?? "",
                width: Self.pixels(size?.attributes["cx"]), height: Self.pixels(size?.attributes["cy"]), run,
                into: &paragraph)
        }
    }

    /// A drawing as older programs write it, and the picture that stands for an embedded file.
    func shape(_ node: XMLNode, _ run: RichWordRun, into paragraph: inout RichWordParagraph) throws {
        if node.name == "object" { note("embedded_object", "文中嵌入了其他文件，只保留了它的图示。") }
        var found = RichWordShapes()
        found.gather(node)
        paragraph.boxes += found.boxes
        for picture in found.olderPictures {
            let style = MarkupStyle(HTMLNode(name: "", attributes: ["style": picture.style]))
            let only = found.olderPictures.count == 1
            try show(
                picture.id, alt: picture.alt, width: only ? Self.pixels(style: style["width"]) : nil,
                height: only ? Self.pixels(style: style["height"]) : nil, run, into: &paragraph)
        }
    }

    private func show(
        _ id: String?, alt: String, width: Int?, height: Int?, _ run: RichWordRun,
        into paragraph: inout RichWordParagraph
    ) throws {
        if isInDroppedField { return }
        guard let name = part.relations.part(id) else {
            return note("linked_picture", "文中有链接到文件外的图片，没有读取。请在 Word 中嵌入图片后另存。")
        }
        guard let index = try picture(name) else { return }
        if RichText.line(alt).isEmpty { note("picture_without_alt", "有图片没有替代文字。请补充图片说明，方便看不到图片的人。") }
        let image = RichImageReference(source: .embedded(index), alt: alt, width: width, height: height)
        put(.image(image), run, into: &paragraph)
    }

    private func picture(_ name: String) throws -> Int? {
        if let known = pictures[name] { return known }
        var index: Int?
        if let bytes = try archive.bytes(name) {
            let kind = FileKind.sniff(bytes, name: name).kind
            if [.png, .jpeg, .gif, .webp].contains(kind) {
                index = images.count
                images.append(RichImage(bytes: bytes, kind: kind))
            } else {
                note("picture_format", "文中有网页不能显示的图片格式（如 EMF、WMF、BMP），没有读取。请改为 PNG 或 JPEG 图片。")
            }
        }
        pictures[name] = .some(index)
        return index
    }

    /// English Metric Units, 9,525 a pixel.
    private static func pixels(_ units: String?) -> Int? {
        units.flatMap { Int($0) }.map { ($0 + 4_762) / 9_525 }
    }

    /// `71.5pt` and its like.
    private static func pixels(style value: String?) -> Int? {
        guard let value else { return nil }
        let number = value.prefix { $0.isNumber || $0 == "." }
        guard let amount = Double(number), amount < 10_000 else { return nil }
        let scales: [Substring: Double] = ["pt": 96.0 / 72, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "px": 1]
        return scales[value.dropFirst(number.count)].flatMap { Int(exactly: ($0 * amount).rounded()) }
    }
}

/// What hangs in a drawing.
struct RichWordShapes {
    /// Pictures in a drawing of older programs.
    struct Older {
        var id: String?
        var alt: String
        var style: String
    }

    private(set) var pictures: [XMLNode] = []
    private(set) var olderPictures: [Older] = []
    private(set) var boxes: [XMLNode] = []
    private(set) var hasDiagram = false

    mutating func gather(_ node: XMLNode, alt: String = "", style: String = "") {
        for child in node.elements {
            switch child.name {
            case "blip": pictures.append(child)
            case "imagedata":
                let own = child.attributes["title"] ?? ""
                olderPictures.append(Older(id: child.attributes["id"], alt: alt.isEmpty ? own : alt, style: style))
            case "txbxContent": boxes.append(child)
            case "chart", "relIds": hasDiagram = true
            case "AlternateContent":
                if let choice = child.first("Choice") ?? child.first("Fallback") { gather(choice) }
            default:
                gather(child, alt: child.attributes["alt"] ?? alt, style: child.attributes["style"] ?? style)
            }
        }
    }
}
