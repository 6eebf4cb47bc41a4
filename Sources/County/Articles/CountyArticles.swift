import Kernel
import Publishing

/// One piece of information of the county, before anybody has touched it.
struct CountyArticle {
    let column: String
    let unit: String
    let title: String
    let paragraphs: [String]
    let on: Day
    var fields = StructuredFields.none
    /// Sections of topics that list it too.
    var also: [String] = []
    var summary = ""
    /// When it was decided or formed; nil for the day it was written.
    var writtenOn: Day?

    init(_ column: String, _ unit: String, _ title: String, _ on: Day, _ paragraphs: [String]) {
        self.column = column
        self.unit = unit
        self.title = title
        self.on = on
        self.paragraphs = paragraphs
    }

    init(
        _ column: String, _ unit: String, _ title: String, _ on: Day, _ form: ContentForm, _ fields: [String: String],
        _ paragraphs: [String] = []
    ) {
        self.init(column, unit, title, on, paragraphs)
        self.fields = StructuredFields(form, fields)
    }

    /// An interpretation names its document by the address that it got (INT-4).
    func explaining(_ told: [(title: String, id: ArticleID)]) -> CountyArticle {
        let cited = fields[ContentForm.explains]
        guard !cited.isEmpty, let document = told.first(where: { $0.title.contains(cited) }) else { return self }
        var other = self, values = fields.values
        values[ContentForm.explains] = PublicAddress.article(document.id)
        other.fields = StructuredFields(fields.form, values)
        return other
    }

    func listed(in sections: String...) -> CountyArticle {
        var other = self
        other.also = sections
        return other
    }
}

/// What an invented county tells its public in a year and a half: every title, figure and sentence is made up.
enum CountyArticles {
    static func all(until day: Day, seed: UInt64) -> [CountyArticle] {
        var numbers = SeededNumbers(seed: seed)
        let regular = months(until: day).enumerated().flatMap { back, month in
            CountyMonth(month, &numbers, isRecent: back < 4).articles
        }
        let seldom = [day.year - 1, day.year].flatMap { yearly(of: $0) + CountyRegisters.articles(of: $0, until: day) }
        let lasting =
            CountyDisclosure.articles(in: day.year - 1) + CountyLists.articles(in: day.year - 1)
            + CountyGuides.articles(in: day.year - 1) + CountyQuestions.articles(in: day.year - 1)
            + CountyHospitals.articles(in: day.year - 1) + CountyFlu.articles(in: day.year - 1)
        // The county begins to work in March of the year before.
        let first = Day(year: day.year - 1, month: 3, day: 1) ?? .earliest
        return (regular + seldom + lasting).filter { $0.on >= first && $0.on <= day.adding(days: -3) }
            .sorted { $0.on < $1.on }
    }

    private static func months(until day: Day) -> [Day] {
        (0..<19).compactMap { back in
            let index = day.year * 12 + day.month - 1 - back
            return Day(year: index / 12, month: index % 12 + 1, day: 1)
        }
    }
}
