import Kernel
import SQL
import TextForms

/// Entries as rows, and as tokens of the index.
enum EntryRows {
    /// An entry's id is its day in the upper bits, counted down, so that the newest have the least.
    static func id(_ day: Day, serial: Int64) -> Int64 {
        Int64(Day.latest.number - day.number) << 32 | (0xFFFF_FFFF - (serial & 0xFFFF_FFFF))
    }

    static func day(of id: Int64) -> Day? { Day(number: Day.latest.number - Int(id >> 32)) }

    static func keepEntry(_ entry: SearchEntry, id: Int64, parts: Int, in tx: Transaction) throws {
        try tx.execute(
            """
            INSERT INTO search_entry (id, subject, agency_id, portal, kind, title, keywords, number, number_key,
                index_number, issuer, column_slug, column_name, topic, written_on, published_on, validity, expires_on,
                address, parts)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                id, entry.subject, entry.agency, entry.portal, entry.kind.rawValue, entry.title,
                entry.keywords.joined(separator: "\n"), entry.number,
                entry.number.flatMap { TypedNumber(SearchTokens.simplified($0))?.key }, entry.indexNumber,
                entry.issuer, entry.columnSlug, entry.columnName, entry.topic, entry.writtenOn, entry.publishedOn,
                entry.validity?.rawValue, entry.expiresOn, entry.address, parts,
            ])
    }

    /// What of an entry is in the tokens of its parts, read back to take exactly that out again.
    static let keptColumns = """
        id, title, keywords, number, index_number, kind, column_slug, issuer, topic, published_on, validity, portal, \
        parts, column_name
        """

    static func kept(_ row: SQLRow) throws -> KeptEntry {
        KeptEntry(
            id: try row.integer64(0), title: try row.text(1),
            keywords: try row.text(2).split(separator: "\n").map { String($0) }, number: try row.optionalText(3),
            indexNumber: try row.optionalText(4), kind: try row.text(5), columnSlug: try row.text(6),
            columnName: try row.text(13), issuer: try row.text(7), topic: try row.optionalText(8),
            year: try row.day(9).year, validity: try row.optionalText(10), portal: try row.text(11),
            parts: try row.integer64(12))
    }
}

/// The facts of an entry that its tokens are made of.
struct KeptEntry {
    let id: Int64
    let title: String
    let keywords: [String]
    let number: String?
    let indexNumber: String?
    let kind: String
    let columnSlug: String
    let columnName: String
    let issuer: String
    let topic: String?
    let year: Int
    let validity: String?
    let portal: String
    let parts: Int64

    init(
        id: Int64, title: String, keywords: [String], number: String?, indexNumber: String?, kind: String,
        columnSlug: String, columnName: String, issuer: String, topic: String?, year: Int, validity: String?,
        portal: String, parts: Int64
    ) {
        self.id = id
        self.title = title
        self.keywords = keywords
        self.number = number
        self.indexNumber = indexNumber
        self.kind = kind
        self.columnSlug = columnSlug
        self.columnName = columnName
        self.issuer = issuer
        self.topic = topic
        self.year = year
        self.validity = validity
        self.portal = portal
        self.parts = parts
    }

    init(_ entry: SearchEntry, id: Int64, parts: Int) {
        self.init(
            id: id, title: entry.title, keywords: entry.keywords, number: entry.number, indexNumber: entry.indexNumber,
            kind: entry.kind.rawValue, columnSlug: entry.columnSlug, columnName: entry.columnName, issuer: entry.issuer,
            topic: entry.topic, year: entry.publishedOn.year, validity: entry.validity?.rawValue, portal: entry.portal,
            parts: Int64(parts))
    }

    /// The tokens of the part at `position`. Title, numbers and keywords stand in front of every part, so that a word of
    /// the title and one of the text are found together.
    func indexed(_ part: TextPart, at position: Int64) -> IndexedText {
        var words = head + [SearchIndex.stop]
        if !part.attachment.isEmpty { words += SearchTokens.of(part.attachment) + [SearchIndex.stop] }
        return IndexedText(id: id << 12 | position, words: words + SearchTokens.of(part.text), facets: facets)
    }

    /// What counts as title.
    var indexedTitle: IndexedText { IndexedText(id: id, words: head, facets: facets) }

    private var head: [String] {
        let head = ([title, number ?? "", indexNumber ?? ""] + keywords).filter { !$0.isEmpty }
        return Array(head.map { SearchTokens.of($0) }.joined(separator: [SearchIndex.stop]))
    }

    private var facets: [String] {
        var tokens = [
            FacetToken.of(.kind, kind), FacetToken.of(.year, String(year)), FacetToken.portal(portal),
        ]
        if !columnSlug.isEmpty { tokens.append(FacetToken.of(.column, columnSlug)) }
        if !issuer.isEmpty { tokens.append(FacetToken.of(.issuer, issuer)) }
        if let topic { tokens.append(FacetToken.of(.topic, topic)) }
        if let validity { tokens.append(FacetToken.of(.validity, validity)) }
        if parts > 1 { tokens.append(FacetToken.long) }
        return tokens
    }

    /// What suggestions learn from it.
    var words: [String] {
        let all = keywords + [columnName, topic ?? "", TitleMatter.of(title) ?? ""]
        let short = all.filter { (2...TitleMatter.longest).contains($0.count) }
        return Set(short).sorted()
    }
}

/// Facts as tokens of the index. They only narrow down: two values may share a token, and the rows are compared after.
enum FacetToken {
    static let long = "zlong"

    static func portal(_ code: String) -> String { "p" + plain(code) }

    static func of(_ facet: FacetName, _ value: String) -> String {
        switch facet {
        case .kind: "k" + plain(value)
        case .year: "y" + plain(value)
        case .column: "c" + plain(value)
        case .issuer: "i" + plain(value)
        case .validity: "v" + plain(value)
        case .topic: "t" + plain(value)
        }
    }

    private static func plain(_ value: String) -> String {
        FoldedText(value).pieces.filter { $0.kind != .blank && $0.kind != .stop }
            .reduce(into: "") { $0.unicodeScalars.append($1.scalar) }
    }

    /// The tokens that an entry passing `query` must have.
    static func wanted(_ query: SearchQuery) -> [[String]] {
        var all: [[String]] = []
        if let portal = query.portal { all.append([FacetToken.portal(portal)]) }
        for facet in FacetName.allCases {
            guard let value = query.value(of: facet) else { continue }
            switch (facet, query.validity) {
            // What has run out since it came in is kept as in force.
            case (.validity, .expired): all.append(SearchValidity.expirable.map { of(.validity, $0.rawValue) })
            case (.validity, _), (.kind, _), (.year, _), (.column, _), (.issuer, _), (.topic, _):
                all.append([of(facet, value)])
            }
        }
        return all
    }
}

extension SearchValidity {
    fileprivate static let expirable: [SearchValidity] = [.expired, .inForce, .amended]
}
