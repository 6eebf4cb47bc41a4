import HTTPTypes
import Hummingbird
package import Kernel
import Markup
package import Site

/// 依申请公开 for everybody, without an account and without JavaScript.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /requests | how to apply; the search before it |
/// | GET | /requests/ask | what is public already |
/// | GET, POST | /requests/ask/open, /requests/ask/solved | counts, and leads there |
/// | GET | /requests/new | which form; with `?kind=&party=` the form |
/// | POST | /requests/new/review, …/revision, …/submission | looks over, goes back, sends |
/// | GET, POST | /requests/receipt, …/removal | the query code, for ten minutes in the same browser |
/// | GET | /requests/paper, /requests/paper.docx | the form to print |
/// | GET, POST | /requests/track | the case of a query code, which stands in bodies alone |
/// | POST | /requests/track/act, …/letter, …/file | what the applicant does, takes |
/// | GET | /requests/log, /requests/log.atom, /requests/log/{file} | suitable replies |
package struct PublicRequestPortal: Sendable {
    let desk: PublicRequestDesk
    let agency: @Sendable () async throws -> AgencyID
    let asks: AskFirst
    let office: ApplicationOffice
    let site: PortalSite
    let paper: PaperForm?
    let feed: LogFeed
    let pdf: LetterPDF?
    let limits: PublicRequestLimits
    let receipts = ReceiptMemory()

    /// The application form as a Word file.
    package typealias PaperForm = @Sendable () async throws -> [UInt8]
    /// PDF of a letter's `.docx`.
    package typealias LetterPDF = @Sendable (_ docx: [UInt8]) async throws -> [UInt8]
    /// The public log as an Atom feed.
    package typealias LogFeed = @Sendable ([PublicReply], SiteContext) async throws -> [UInt8]

    package init(
        desk: PublicRequestDesk, agency: @escaping @Sendable () async throws -> AgencyID, asks: AskFirst,
        office: ApplicationOffice, site: PortalSite, paper: PaperForm?, feed: @escaping LogFeed,
        pdf: LetterPDF? = nil, limits: PublicRequestLimits = PublicRequestLimits()
    ) {
        self.desk = desk
        self.agency = agency
        self.asks = asks
        self.office = office
        self.site = site
        self.paper = paper
        self.feed = feed
        self.pdf = pdf
        self.limits = limits
    }

    package func register(on routes: SiteRoutes) {
        routes.page(PublicRequestLinks.entry, audience: .everyone) { _, _ in
            PublicGuideScreen(office: office, site: site, hasPaperFile: paper != nil).answer
        }
        routes.page(PublicRequestLinks.paper, audience: .everyone) { _, _ in
            PublicPaperScreen(office: office, site: site, hasFile: paper != nil).answer
        }
        if let paper {
            routes.page(PublicRequestLinks.paperFile, audience: .everyone) { _, _ in
                FileAnswer(try await paper(), name: "政府信息公开申请表.docx", type: CaseAttachment.wordType)
            }
        }
        registerAsking(on: routes)
        registerApplying(on: routes)
        registerTracking(on: routes)
        registerLog(on: routes)
    }
}

/// How much one address may do. Wide enough for a whole office, or a library, behind one address; nobody must read a picture
/// or solve a riddle.
package struct PublicRequestLimits: Sendable {
    package var searches = VisitorThrottle(
        most: 120, within: .seconds(600), sentence: "没有查找：同一网络地址十分钟内查找次数过多。请稍后再试，也可以直接申请。")
    package var sends = VisitorThrottle(
        most: 40, within: .seconds(3_600),
        sentence: "没有提交：同一网络地址一小时内提交次数过多。您填写的内容还在本页，请稍后再提交，也可以当面、邮寄或者传真申请。")
    /// Wrong codes alone.
    package var guesses = VisitorThrottle(
        most: 30, within: .seconds(600), sentence: "没有查询：同一网络地址十分钟内多次填写了不对的查询码。请稍后再查，或者联系受理机关。")
    package var acts = VisitorThrottle(
        most: 60, within: .seconds(3_600), sentence: "没有提交：同一网络地址一小时内提交次数过多。您填写的内容还在本页，请稍后再提交。")

    package init() {}

    /// Text alone; room for a text far too long, which is then refused with all of it kept.
    static let words: FormLimits = {
        var limits = FormLimits(total: 600_000)
        limits.fieldCount = 40
        return limits
    }()

    /// More than is taken, so that too much is refused on the page, not before it.
    static let files: FormLimits = {
        var limits = FormLimits(total: 64_000_000)
        limits.file = 60_000_000
        limits.fileCount = 40
        limits.fieldCount = 40
        return limits
    }()

    /// What is taken of one form.
    static let bytes = 20_000_000
    static let fileCount = 10
}
