/// Formats of cells, numbered in the order of their first use.
struct WorkbookStyles {
    struct Format: Hashable {
        enum Face: Int { case body = 0, header = 1, heading = 2, note = 3 }

        var face = Face.body
        var number = Number.general
        var layout = Column.Layout.left
        var bordered = true
    }

    enum Number: Hashable {
        case general, text, whole, fixed(Int), share, day, minute
    }

    private(set) var formats: [Format] = [Format(bordered: false)]
    private var numbers: [Format: Int] = [Format(bordered: false): 0]

    mutating func index(_ format: Format) -> Int {
        if let known = numbers[format] { return known }
        formats.append(format)
        numbers[format] = formats.count - 1
        return formats.count - 1
    }

    private static let opening: StaticString = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        """
    private static let faces: StaticString = """
        <fonts count="4"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/>\
        <name val="黑体"/><charset val="134"/></font><font><b/><sz val="16"/><name val="黑体"/><charset val="134"/>\
        </font><font><sz val="10"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="3"><fill>\
        <patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill>\
        <patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/><bgColor indexed="64"/></patternFill></fill></fills>\
        <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/>\
        <right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs \
        count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        """
    private static let closing: StaticString = """
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """

    func part() -> XMLBuffer {
        var xml = XMLBuffer.document()
        xml.raw(Self.opening)
        let own = ownNumberFormats
        if !own.isEmpty {
            xml.raw("<numFmts")
            xml.attribute("count", own.count)
            xml.raw(">")
            for (offset, code) in own.enumerated() {
                xml.raw("<numFmt")
                xml.attribute("numFmtId", 164 + offset)
                xml.attribute("formatCode", code)
                xml.raw("/>")
            }
            xml.raw("</numFmts>")
        }
        xml.raw(Self.faces)
        xml.raw("<cellXfs")
        xml.attribute("count", formats.count)
        xml.raw(">")
        for format in formats { Self.write(format, own, to: &xml) }
        xml.raw("</cellXfs>")
        xml.raw(Self.closing)
        return xml
    }

    private static func write(_ format: Format, _ own: [String], to xml: inout XMLBuffer) {
        xml.raw("<xf")
        xml.attribute("numFmtId", identifier(format.number, own))
        xml.attribute("fontId", format.face.rawValue)
        xml.attribute("fillId", format.face == .header ? 2 : 0)
        xml.attribute("borderId", format.bordered ? 1 : 0)
        xml.raw(#" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">"#)
        xml.raw(#"<alignment vertical="center""#)
        switch format.layout {
        case .left: xml.raw(#" horizontal="left""#)
        case .centred: xml.raw(#" horizontal="center""#)
        case .right: xml.raw(#" horizontal="right""#)
        case .wrapped: xml.raw(#" horizontal="left" wrapText="1""#)
        }
        if format.face == .header { xml.raw(#" wrapText="1""#) }
        xml.raw("/></xf>")
    }

    /// Formats that are not built in, in the order of their first use.
    private var ownNumberFormats: [String] {
        var codes: [String] = []
        for format in formats {
            if let code = Self.code(format.number), !codes.contains(code) { codes.append(code) }
        }
        return codes
    }

    private static func code(_ number: Number) -> String? {
        switch number {
        case .general, .text, .whole, .share: nil
        case .fixed(let places): places <= 0 ? "0" : "0." + String(repeating: "0", count: min(15, places))
        case .day: "yyyy-mm-dd"
        case .minute: "yyyy-mm-dd hh:mm"
        }
    }

    private static func identifier(_ number: Number, _ own: [String]) -> Int {
        switch number {
        case .general: 0
        case .text: 49
        case .whole: 1
        case .share: 10
        case .fixed, .day, .minute: 164 + (code(number).flatMap { own.firstIndex(of: $0) } ?? 0)
        }
    }
}
