/// How words are set, as far as a style or a run says so.
struct RichWordLook {
    var bold: Bool?
    var italic: Bool?
    var underline: Bool?
    var strike: Bool?
    /// Above or below the line; empty for on it.
    var vertical: RichMarks?
    var hidden: Bool?
    /// Half points.
    var size: Int?
    /// Whether the typeface of Chinese characters is one of those that words are set off with.
    var isDisplayFace: Bool?
    var isRed: Bool?

    init() {}

    init(_ properties: XMLNode?) {
        guard let properties else { return }
        for child in properties.elements { read(child) }
    }

    private mutating func read(_ node: XMLNode) {
        switch node.name {
        case "b": bold = node.isOn
        case "i": italic = node.isOn
        case "u": underline = node.attributes["val"] != "none"
        case "strike", "dstrike": strike = node.isOn
        case "vanish": hidden = node.isOn
        case "sz": size = node.attributes["val"].flatMap { Int($0) }
        case "rFonts":
            isDisplayFace =
                (node.attributes["eastAsia"] ?? node.attributes["ascii"]).map(Self.isDisplay) ?? isDisplayFace
        case "color": isRed = node.attributes["val"].map(Self.isRed)
        case "vertAlign":
            switch node.attributes["val"] {
            case "superscript": vertical = .superscript
            case "subscript": vertical = .subscript
            default: vertical = []
            }
        default: return
        }
    }

    /// The colour of a letterhead: much red, little else.
    private static func isRed(_ value: String) -> Bool {
        guard value.utf8.count == 6, let number = UInt32(value, radix: 16) else { return false }
        return number >> 16 >= 0xC0 && number >> 8 & 0xFF < 0x50 && number & 0xFF < 0x50
    }

    /// What this says, and where it says nothing what is below it.
    func over(_ below: RichWordLook) -> RichWordLook {
        var result = below
        result.bold = bold ?? below.bold
        result.italic = italic ?? below.italic
        result.underline = underline ?? below.underline
        result.strike = strike ?? below.strike
        result.vertical = vertical ?? below.vertical
        result.hidden = hidden ?? below.hidden
        result.size = size ?? below.size
        result.isDisplayFace = isDisplayFace ?? below.isDisplayFace
        result.isRed = isRed ?? below.isRed
        return result
    }

    var marks: RichMarks {
        var marks = vertical ?? []
        if bold ?? false { marks.insert(.bold) }
        if italic ?? false { marks.insert(.italic) }
        if underline ?? false { marks.insert(.underline) }
        if strike ?? false { marks.insert(.strike) }
        return marks
    }

    /// Whether the words stand out from a body set in 仿宋 or 宋体.
    var isSetOff: Bool { (bold ?? false) || (isDisplayFace ?? false) }

    /// 黑体, 楷体, 标宋 and their like.
    private static func isDisplay(_ face: String) -> Bool {
        var last: Unicode.Scalar = " "
        for scalar in face.unicodeScalars {
            if scalar == "黑" || scalar == "楷" || (scalar == "宋" && last == "标") { return true }
            last = scalar
        }
        return face == "SimHei" || face == "KaiTi"
    }
}

extension XMLNode {
    /// Whether a mark that is there is on.
    var isOn: Bool {
        guard let value = attributes["val"] else { return true }
        return value != "0" && value != "false" && value != "off"
    }
}
