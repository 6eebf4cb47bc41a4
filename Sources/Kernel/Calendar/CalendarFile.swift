/// Reads a calendar file: `date,kind,name[,source,known_since,region]`, kind `holiday`, `makeup` or `published`.
///
/// The short form without source is taken for 2018 to 2026 (CAL-1); for any other year the file must say by a row
/// `YYYY-01-01,published,,SOURCE,KNOWN_SINCE,` that the year is published, or its deadlines would look final (CAL-5).
package struct CalendarFile: Sendable {
    /// What the file holds, superseded versions too.
    package let arrangements: [Arrangement]

    /// The years in which the short form is believed without a `published` row.
    static let plainYears = 2018...2026
    static let mostLines = 20_000

    /// Refuses, with the number of the line, whatever it does not understand; nothing is taken from a refused file.
    package init(_ text: String) throws(Refusal) {
        var rows: [CalendarRow] = []
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.count <= CalendarFile.mostLines else {
            throw Refusal(
                .tooLarge, "日历文件没有载入：超过 \(CalendarFile.mostLines) 行。请只保留放假和调休的日子后再载入。", rule: "CAL-1")
        }
        for (index, line) in lines.enumerated() {
            let fields = try CalendarRow.fields(line, number: index + 1)
            if fields.allSatisfy(\.isEmpty) || fields.first?.hasPrefix("#") == true { continue }
            if fields.first == "date" && rows.isEmpty { continue }
            rows.append(try CalendarRow(fields, number: index + 1))
        }
        guard !rows.isEmpty else {
            throw Refusal(.invalid, "日历文件没有载入：文件里没有一行数据。请检查文件内容后再载入。", rule: "CAL-1")
        }
        arrangements = try CalendarFile.grouped(rows)
    }

    private struct Key: Hashable {
        let year: Int
        let region: String?
        let source: String
        let knownSince: Day?
    }

    private struct Place: Hashable {
        let key: Key
        let day: Day
    }

    private static func grouped(_ rows: [CalendarRow]) throws(Refusal) -> [Arrangement] {
        let published = rows.filter { $0.kind == nil }
        var groups: [Key: [Departure]] = [:]
        for row in published { groups[key(row, year: row.day.year)] = [] }
        var seen: Set<Place> = []
        for row in rows {
            guard let kind = row.kind else { continue }
            let key = try home(of: row, among: published)
            guard seen.insert(Place(key: key, day: row.day)).inserted else {
                throw row.refusal("\(row.day) 在同一安排里出现了两次。请删去一行后再载入。")
            }
            groups[key, default: []].append(Departure(row.day, kind, row.name))
        }
        let arrangements = groups.map { key, departures in
            Arrangement(
                year: key.year, region: key.region, source: key.source, knownSince: key.knownSince,
                departures: departures)
        }
        return arrangements.sorted {
            ($0.year, $0.region ?? "", $0.knownSince ?? .earliest, $0.source)
                < ($1.year, $1.region ?? "", $1.knownSince ?? .earliest, $1.source)
        }
    }

    private static func key(_ row: CalendarRow, year: Int) -> Key {
        Key(year: year, region: row.region, source: row.source, knownSince: row.knownSince)
    }

    /// The arrangement a row belongs to: the published one of the same notice, or of the same year.
    private static func home(of row: CalendarRow, among published: [CalendarRow]) throws(Refusal) -> Key {
        let isBare = row.source.isEmpty && row.knownSince == nil
        let candidates = published.filter {
            $0.region == row.region && (row.source.isEmpty || $0.source == row.source)
                && (row.knownSince == nil || $0.knownSince == row.knownSince)
                // A notice may reach into the year before or after its own.
                && abs($0.day.year - row.day.year) <= 1
        }
        let sameYear = candidates.filter { $0.day.year == row.day.year }
        let nearest = sameYear.isEmpty ? candidates : sameYear
        if let found = nearest.first {
            guard nearest.count == 1 else {
                throw row.refusal("文件里有几份通知，看不出这一天属于哪一份。请填写 source 和 known_since 后再载入。")
            }
            return key(found, year: found.day.year)
        }
        if row.region != nil || (isBare && plainYears.contains(row.day.year)) {
            return key(row, year: row.day.year)
        }
        throw row.refusal(
            isBare
                ? "没有写明 \(row.day.year) 年的放假安排已经公布。请加一行“\(row.day.year)-01-01,published,,通知名称,公布日期,”后再载入。"
                : "来源“\(row.source)”没有对应的 published 行。请为它加一行“年份-01-01,published,,来源,公布日期,”后再载入。")
    }
}
