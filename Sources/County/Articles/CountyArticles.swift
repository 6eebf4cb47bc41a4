import Kernel

/// One piece of information of the county, before anybody has touched it.
struct CountyArticle {
    let column: String
    let unit: String
    let title: String
    let paragraphs: [String]
    let on: Day

    init(_ column: String, _ unit: String, _ title: String, _ on: Day, _ paragraphs: [String]) {
        self.column = column
        self.unit = unit
        self.title = title
        self.on = on
        self.paragraphs = paragraphs
    }
}

/// What an invented county tells its public in a year and a half: every title, figure and sentence is made up.
enum CountyArticles {
    static func all(until day: Day, seed: UInt64) -> [CountyArticle] {
        var numbers = SeededNumbers(seed: seed)
        let regular = months(until: day).flatMap { CountyMonth($0, &numbers).articles }
        let seldom = [day.year - 1, day.year].flatMap { yearly(of: $0) }
        // The county begins to work in March of the year before.
        let first = Day(year: day.year - 1, month: 3, day: 1) ?? .earliest
        return (regular + seldom).filter { $0.on >= first && $0.on <= day.adding(days: -3) }.sorted { $0.on < $1.on }
    }

    private static func months(until day: Day) -> [Day] {
        (0..<19).compactMap { back in
            let index = day.year * 12 + day.month - 1 - back
            return Day(year: index / 12, month: index % 12 + 1, day: 1)
        }
    }
}
