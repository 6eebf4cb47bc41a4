import Kernel

/// The Chinese figures that labels are numbered with.
enum HanFigures {
    private static let digits = Scalars("一二三四五六七八九十")

    static func isOne(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百": true
        default: false
        }
    }

    /// The number they make; nil when they make none. One figure, which is the most frequent, needs no reading.
    static func value(_ figures: Scalars) -> Int? {
        if figures.count == 1, let digit = digits.firstIndex(of: figures[0]) { return digit + 1 }
        return ChineseNumeral.value(of: figures.string)
    }
}
