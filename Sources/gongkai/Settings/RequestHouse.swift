import Kernel
import Markup
import Publishing
import Requests
import SQL
import Search
import Site

/// What 依申请公开 needs of the rest of the house: the office of the settings, the agency, the search before an application.
struct RequestHouse: Sendable {
    let house: House

    private static let sample = [
        "requests-office": "青禾县卫生健康局办公室（政府信息公开工作机构）", "requests-address": "青禾县人民路8号卫生健康局一楼受理窗口",
        "requests-postcode": "999900", "requests-hours": "工作日8:30—12:00、14:30—17:30", "requests-phone": "0999-8000100",
        "requests-fax": "0999-8000101", "requests-review": "青禾县人民政府",
    ]

    /// From the settings `requests-…`; the sample county has its own words.
    func office(agency: String) -> ApplicationOffice {
        let sample = house.settings.mark == "demo" ? RequestHouse.sample : [:]
        func setting(_ name: String) -> String { house.settings.value(name, option: nil) ?? sample[name] ?? "" }
        let name = setting("requests-office")
        var office = ApplicationOffice(agency: agency, name: name.isEmpty ? "\(agency)政府信息公开工作机构" : name)
        office.address = setting("requests-address")
        office.postcode = setting("requests-postcode")
        office.hours = setting("requests-hours")
        office.phone = setting("requests-phone")
        office.fax = setting("requests-fax")
        office.email = setting("requests-email")
        office.takesProofPicture = setting("requests-proof-picture") != "no"
        let review = setting("requests-review")
        if !review.isEmpty { office.reviewedBy = review }
        return office
    }

    /// Whose applications the public pages take: the agency of the site itself.
    @Sendable func agency() async throws -> AgencyID {
        guard let portal = try await house.publishing.portals().first(where: \.isDefault) else {
            throw Refusal(.unavailable, "没有提交：本网站还没有建立站点，不能在线申请。请改为当面、邮寄或者传真申请。")
        }
        return portal.agency
    }

    /// FOI-44, PEER: what is public already need not be applied for.
    var asks: AskFirst {
        let requests = house.requestRooms.requests, house = self
        return AskFirst(
            find: { words in
                let replies = try await requests.publicReplies(with: words, of: try await house.agency())
                return replies.map(RequestHouse.finding) + (try await house.published(words))
            },
            show: { try await requests.showAsked(found: $0, of: try await house.agency()) },
            note: { try await requests.noteAsked($0, $1) })
    }

    /// A question has words too many: the longest part of it that finds something.
    private func published(_ words: String) async throws -> [AskFirstFinding] {
        let today = house.requestRooms.requests.today
        var found = try await house.search.search(SearchQuery(words), on: today)
        if found.hits.isEmpty, let shorter = found.help.shorter.first {
            found = try await house.search.search(SearchQuery(shorter), on: today)
        }
        return found.hits.prefix(6).map(RequestHouse.finding)
    }

    private static func finding(_ hit: SearchHit) -> AskFirstFinding {
        AskFirstFinding(
            source: .published(kind: hit.kind.chinese), title: hit.plainTitle,
            excerpt: hit.snippet.map(\.text).joined(), number: hit.number ?? hit.indexNumber ?? "",
            publishedOn: hit.publishedOn, address: hit.address)
    }

    private static func finding(_ reply: PublicReply) -> AskFirstFinding {
        AskFirstFinding(
            source: .reply(reply.code), title: reply.title, excerpt: reply.summary, publishedOn: reply.repliedOn,
            address: PublicRequestLinks.log.fragment("r-" + reply.id.text).address)
    }
}
