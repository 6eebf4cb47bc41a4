/// One row of a calendar file, understood.
struct CalendarRow {
    let number: Int
    let day: Day
    /// Nil for a `published` row.
    let kind: Departure.Kind?
    let name: String
    let source: String
    let knownSince: Day?
    let region: String?

    init(_ fields: [String], number: Int) throws(Refusal) {
        func field(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
        guard (3...6).contains(fields.count) else {
            throw CalendarRow.refusal(
                number, "应有 3 到 6 列（date,kind,name,source,known_since,region），这里有 \(fields.count) 列。请改正后再载入。")
        }
        guard let day = Day(iso: field(0)) else {
            throw CalendarRow.refusal(number, "日期“\(field(0))”不存在或写法不对。请写成 2026-02-15 这样的日期后再载入。")
        }
        self.number = number
        self.day = day
        name = field(2)
        source = field(3)
        region = field(5).isEmpty ? nil : field(5)
        if field(4).isEmpty {
            knownSince = nil
        } else if let known = Day(iso: field(4)) {
            knownSince = known
        } else {
            throw CalendarRow.refusal(number, "公布日期“\(field(4))”不存在或写法不对。请写成 2025-11-04 这样的日期后再载入。")
        }
        kind = try CalendarRow.kind(field(1), number: number)
        try check()
    }

    private static func kind(_ text: String, number: Int) throws(Refusal) -> Departure.Kind? {
        if text == "published" { return nil }
        guard let kind = Departure.Kind(rawValue: text) else {
            throw refusal(number, "类别“\(text)”不认识。请写 holiday（放假）、makeup（调休上班）或 published（已公布）后再载入。")
        }
        return kind
    }

    private func check() throws(Refusal) {
        switch kind {
        case nil:
            guard day.month == 1, day.dayOfMonth == 1 else {
                throw refusal("published 行的日期应当是那一年的 1 月 1 日。请改正后再载入。")
            }
        case .holiday:
            guard !name.isEmpty else { throw refusal("没有写节日名称。请补上后再载入。") }
        case .makeup:
            guard !name.isEmpty else { throw refusal("没有写为哪个节日调休。请补上后再载入。") }
            guard day.weekday.isWeekend else {
                throw refusal("\(day) 是\(day.weekday.chinese)，本来就上班，不能是调休上班日。请核对通知后再载入。")
            }
        }
    }

    func refusal(_ reason: String) -> Refusal { CalendarRow.refusal(number, reason) }

    static func refusal(_ number: Int, _ reason: String) -> Refusal {
        Refusal(.invalid, "日历文件没有载入：第 \(number) 行，\(reason)", rule: "CAL-1")
    }

    /// The fields of a line of comma-separated values, trimmed; a field may stand in double quotes.
    static func fields(_ line: Substring, number: Int) throws(Refusal) -> [String] {
        var fields: [String] = [], field = "", quoted = false, closed = false
        // Scalars, not characters: a byte order mark must not swallow the first letter.
        for scalar in line.unicodeScalars where scalar != "\u{FEFF}" {
            if quoted {
                if scalar == "\"" { (quoted, closed) = (false, true) } else { field.unicodeScalars.append(scalar) }
            } else if scalar == "\"" {
                if closed { field.unicodeScalars.append(scalar) }
                quoted = true
            } else if scalar == "," {
                fields.append(field.trimmed)
                (field, closed) = ("", false)
            } else {
                field.unicodeScalars.append(scalar)
            }
        }
        guard !quoted else { throw refusal(number, "引号没有配对。请改正后再载入。") }
        return fields + [field.trimmed]
    }
}
