package import Kernel

/// Whose gazette it is (GAZ-1).
package enum GazetteLevel: String, CaseIterable, Sendable, Hashable {
    case central
    case province
    case city
    /// None of these runs a gazette; named so that the refusal can say so.
    case county
    case department

    package var chinese: String {
        switch self {
        case .central: "国务院公报"
        case .province: "省级政府公报"
        case .city: "市级政府公报"
        case .county: "县、乡政府"
        case .department: "部门"
        }
    }

    package var runsGazette: Bool {
        switch self {
        case .central, .province, .city: true
        case .county, .department: false
        }
    }
}

/// 公报送登: a text on its way into a superior government's gazette (GAZ-2).
package struct GazetteSubmission: Hashable, Sendable {
    package enum State: String, CaseIterable, Sendable {
        case submitted, accepted, printed, linked, declined

        package var chinese: String {
            switch self {
            case .submitted: "已报送"
            case .accepted: "已采用"
            case .printed: "已刊登"
            case .linked: "已关联"
            case .declined: "未采用"
            }
        }
    }

    package let id: GazetteSubmissionID
    package let agency: AgencyID
    package let text: NormativeID
    package let title: String
    package let number: String?
    package let level: GazetteLevel
    /// `梅州市人民政府公报`.
    package let gazette: String
    package let submittedOn: Day
    package var state: State
    package var acceptedOn: Day?
    package var place: GazettePlace?
    /// The address of the gazette's electronic edition.
    package var address: String?
    package var declineReason: String?
    package var version: Int

    package init(
        id: GazetteSubmissionID, agency: AgencyID, text: NormativeID, title: String, number: String?,
        level: GazetteLevel, gazette: String, submittedOn: Day, state: State = .submitted, acceptedOn: Day? = nil,
        place: GazettePlace? = nil, address: String? = nil, declineReason: String? = nil, version: Int = 1
    ) {
        self.id = id
        self.agency = agency
        self.text = text
        self.title = title
        self.number = number
        self.level = level
        self.gazette = gazette
        self.submittedOn = submittedOn
        self.state = state
        self.acceptedOn = acceptedOn
        self.place = place
        self.address = address
        self.declineReason = declineReason
        self.version = version
    }

    /// The text as the gazette prints it is the standard one (GAZ-3).
    package var isStandardText: Bool { place != nil }

    package var canonicalText: String {
        "{\"gazette\":\(JSONText.quoted(gazette)),\"id\":\(JSONText.quoted(id.text)),"
            + "\"place\":\(JSONText.quoted(place?.chinese ?? "")),\"state\":\(JSONText.quoted(state.rawValue)),"
            + "\"text\":\(JSONText.quoted(text.text)),\"version\":\(version)}"
    }
}

/// Where it was printed.
package struct GazettePlace: Hashable, Sendable {
    package let year: Int
    package let issue: Int
    package let page: Int

    package init(year: Int, issue: Int, page: Int) {
        self.year = year
        self.issue = issue
        self.page = page
    }

    package var chinese: String { "\(year)年第\(issue)期第\(page)页" }
}

package enum GazetteAct: String, CaseIterable, Sendable, Hashable {
    case accept
    case decline
    case print
    case link

    package var chinese: String {
        switch self {
        case .accept: "登记采用"
        case .decline: "登记未采用"
        case .print: "登记刊登"
        case .link: "关联电子版"
        }
    }
}

/// One issue of a gazette with the texts of ours that stand in it: the database of GAZ-1.
package struct GazetteIssue: Hashable, Sendable {
    package let gazette: String
    package let level: GazetteLevel
    package let year: Int
    package let issue: Int
    package let entries: [GazetteSubmission]

    /// The issues of what was printed, the newest first, entries by page.
    package static func issues(_ submissions: [GazetteSubmission]) -> [GazetteIssue] {
        struct Key: Hashable { let gazette: String, year: Int, issue: Int }
        var groups: [Key: [GazetteSubmission]] = [:]
        for item in submissions {
            guard let place = item.place else { continue }
            groups[Key(gazette: item.gazette, year: place.year, issue: place.issue), default: []].append(item)
        }
        return groups.compactMap { key, items in
            guard let level = items.first?.level else { return nil }
            return GazetteIssue(
                gazette: key.gazette, level: level, year: key.year, issue: key.issue,
                entries: items.sorted { ($0.place?.page ?? 0, $0.id) < ($1.place?.page ?? 0, $1.id) })
        }
        .sorted { ($1.year, $1.issue, $0.gazette) < ($0.year, $0.issue, $1.gazette) }
    }
}
