/// Automatic numbering: the labels a reader of the document sees, which stand nowhere in its text.
struct DocxNumbering {
    struct Level {
        var format = "decimal"
        var text = ""
        var start = 1
    }

    private var levels: [String: [Int: Level]] = [:]
    private var abstract: [String: String] = [:]
    private var starts: [String: [Int: Int]] = [:]
    /// Counters by abstract list, so that two lists of one definition go on counting.
    private var counters: [String: [Int: Int]] = [:]

    init(_ bytes: [UInt8]?, limits: ReadingLimits) throws {
        guard let bytes else { return }
        let pull = try XMLPull(bytes, limits: limits)
        while try pull.next() != .finished {
            guard pull.event == .start else { continue }
            switch pull.name {
            case "numbering": continue
            case "abstractNum": add(abstractList: try pull.element())
            case "num": add(list: try pull.element())
            default: try pull.skip()
            }
        }
    }

    private mutating func add(abstractList node: XMLNode) {
        guard let id = node.attributes["abstractNumId"] else { return }
        var found: [Int: Level] = [:]
        for child in node.elements where child.name == "lvl" {
            guard let index = child.attributes["ilvl"].flatMap({ Int($0) }), (0..<9).contains(index) else { continue }
            var level = Level()
            level.format = child.first("numFmt")?.attributes["val"] ?? "decimal"
            level.text = child.first("lvlText")?.attributes["val"] ?? ""
            level.start = child.first("start")?.attributes["val"].flatMap { Int($0) } ?? 1
            found[index] = level
        }
        levels[id] = found
    }

    private mutating func add(list node: XMLNode) {
        guard let id = node.attributes["numId"], let target = node.first("abstractNumId")?.attributes["val"] else {
            return
        }
        abstract[id] = target
        for child in node.elements where child.name == "lvlOverride" {
            guard let index = child.attributes["ilvl"].flatMap({ Int($0) }),
                let start = child.first("startOverride")?.attributes["val"].flatMap({ Int($0) })
            else { continue }
            starts[id, default: [:]][index] = start
        }
    }

    /// One paragraph counted.
    struct Step {
        var number: Int
        /// As `DocxReader` writes it before the text; empty for bullets.
        var label: String
        var level: Level
        /// The format of the outermost level of the same definition.
        var outermost: String
    }

    /// The label of the next paragraph of a list, and counts it; empty for bullets and unknown lists.
    mutating func next(list: String, level: Int) -> String {
        step(list: list, level: level)?.label ?? ""
    }

    /// The next paragraph of a list, counted; nil for an unknown list.
    mutating func step(list: String, level: Int) -> Step? {
        guard let id = abstract[list], let definition = levels[id]?[level] else { return nil }
        // A list with its own start counts for itself.
        let key = starts[list] == nil ? "a" + id : "n" + list
        var counts = counters[key] ?? [:]
        let start = starts[list]?[level] ?? definition.start
        let (following, overflow) = (counts[level] ?? start - 1).addingReportingOverflow(1)
        counts[level] = overflow ? start : following
        for deeper in counts.keys where deeper > level { counts[deeper] = nil }
        counters[key] = counts
        return Step(
            number: counts[level] ?? start, label: rendered(definition, id: id, counts: counts), level: definition,
            outermost: levels[id]?[0]?.format ?? definition.format)
    }

    private func rendered(_ definition: Level, id: String, counts: [Int: Int]) -> String {
        if definition.format == "bullet" || definition.format == "none" { return "" }
        var out = ""
        var afterPercent = false
        for character in definition.text {
            if afterPercent, let number = character.wholeNumberValue, (1...9).contains(number) {
                let level = levels[id]?[number - 1] ?? definition
                out += Self.figure(counts[number - 1] ?? level.start, format: level.format)
                afterPercent = false
            } else if character == "%", !afterPercent {
                afterPercent = true
            } else {
                out.append(character)
                afterPercent = false
            }
        }
        return out
    }

    private static func figure(_ number: Int, format: String) -> String {
        switch format {
        case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
            "taiwaneseCountingThousand":
            chinese(number)
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
            (1...20).contains(number)
                ? Unicode.Scalar(UInt32(0x2460 + number - 1)).map { String($0) } ?? "" : String(number)
        case "lowerLetter": letter(number, from: "a")
        case "upperLetter": letter(number, from: "A")
        case "decimalZero": (0..<10).contains(number) ? "0\(number)" : String(number)
        default: String(number)
        }
    }

    /// `12` as 十二, up to 99; larger numbers keep their figures.
    private static func chinese(_ number: Int) -> String {
        let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (0...99).contains(number) else { return String(number) }
        if number < 10 { return digits[number] }
        let tens = number < 20 ? "十" : digits[number / 10] + "十"
        return number % 10 == 0 ? tens : tens + digits[number % 10]
    }

    private static func letter(_ number: Int, from first: Unicode.Scalar) -> String {
        guard (1...26).contains(number), let scalar = Unicode.Scalar(first.value + UInt32(number - 1)) else {
            return String(number)
        }
        return String(scalar)
    }
}
