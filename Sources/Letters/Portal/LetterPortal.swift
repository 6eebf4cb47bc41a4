import HTTPTypes
import Hummingbird
import Kernel
import Markup
package import Site

/// Letters for everybody, without an account and without JavaScript.
///
/// | method | path | does |
/// |---|---|---|
/// | GET | /letters | selected letters, by category and words |
/// | GET | /letters/answers/{letter} | one of them |
/// | GET | /letters/statistics | figures of a year |
/// | GET | /letters/new | the form |
/// | POST | /letters | takes a letter in |
/// | GET, POST | /letters/track | the letter of a query code; after sending its receipt |
/// | POST | /letters/withdrawal, /letters/rating | what the writer does |
package struct LetterPortal: Sendable {
    let letters: LetterStore
    let site: PortalSite
    let limits: LetterPortalLimits

    package init(letters: LetterStore, site: PortalSite, limits: LetterPortalLimits = LetterPortalLimits()) {
        self.letters = letters
        self.site = site
        self.limits = limits
    }

    package func register(on routes: SiteRoutes) {
        registerReading(on: routes)
        routes.page(LetterLinks.new, audience: .everyone) { _, context in try await form(.empty, .ok, context) }
        routes.act(LetterLinks.submit, audience: .everyone, reading: LetterPortalLimits.form, submit)
        routes.page(LetterLinks.track, audience: .everyone) { _, context in try await track(context) }
        routes.act(LetterLinks.track, audience: .everyone, reading: LetterPortalLimits.form) { form, context in
            try await screen(form["code"], context)
        }
        routes.act(LetterLinks.withdraw, audience: .everyone, reading: LetterPortalLimits.form) { form, context in
            try await act(form, context, failing: "reason", then: .withdrawn) { code in
                try await letters.withdraw(code, reason: form["reason"])
            }
        }
        routes.act(LetterLinks.rate, audience: .everyone, reading: LetterPortalLimits.form) { form, context in
            try await act(form, context, failing: "rating", then: .rated) { code in
                try await letters.rate(code, LetterOutcome(rawValue: form["rating"]), words: form["rating_words"])
            }
        }
    }

    private func registerReading(on routes: SiteRoutes) {
        routes.page(LetterLinks.published, audience: .everyone) { _, context in
            let category = LetterCategory(rawValue: context.query["category"]), number = Pager.page(context)
            let page = try await letters.publishedLetters(
                category, words: String(context.query["q"].prefix(100)), page: number,
                size: PublishedLettersScreen.size)
            return PublishedLettersScreen(
                page: page, category: category, number: number, site: site, context: context
            ).answer
        }
        routes.page(LetterLinks.article, audience: .everyone) { _, _, id in
            PublishedLetterScreen(letter: try await letters.publishedLetter(id), site: site).answer
        }
        routes.page(LetterLinks.statistics, audience: .everyone) { _, context in
            let today = letters.today
            let year = context.query.number("year").map { min(max($0, 2_000), today.year) } ?? today.year
            return LetterStatisticsScreen(
                statistics: try await letters.publicStatistics(year), today: today, site: site
            ).answer
        }
    }

    private func form(
        _ state: FormState, _ status: HTTPResponse.Status, _ context: SiteContext
    ) async throws -> PersonalPage {
        let due = LetterCategory.allCases.compactMap { category in
            letters.dueForNew(category).map { (category, $0) }
        }
        return LetterFormScreen(
            state: state, units: try await letters.portalUnits().units,
            due: Dictionary(due, uniquingKeysWith: { first, _ in first }), site: site, status: status, context: context
        ).answer
    }

    /// Nothing typed is lost, whatever is refused.
    private func submit(_ form: Form, _ context: SiteContext) async throws -> Response {
        var draft = LetterDraft()
        (draft.category, draft.channel) = (form["category"], form["channel"])
        (draft.title, draft.words, draft.accused) = (form["title"], form["words"], form["accused"])
        (draft.name, draft.contact, draft.address) = (form["name"], form["contact"], form["address"])
        draft.mayPublish = form.fields.flag("may_publish")
        let units = Set(try await letters.portalUnits().units.map(\.id))
        switch draft.letter(channels: LetterChannel.ofSite, units: units) {
        case .failure(let found):
            let problems = found.problems.map { FieldProblem($0.field, $0.sentence) }
            return try await self.form(form.state(problems), .unprocessableContent, context).response(in: context)
        case .success(let new):
            do {
                try limits.sends.admit(context.asker)
                let receipt = try await letters.receive(new)
                // The code stands in no address, so that no history, log or referrer keeps it.
                context.hand(receipt.code, for: LetterArrival.new.rawValue)
                return try SeeOther(LetterLinks.track).response(in: context)
            } catch let refusal as Refusal {
                let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
                return try await self.form(state, refusal.code.status, context).response(in: context)
            }
        }
    }

    private func track(_ context: SiteContext) async throws -> PersonalPage {
        for arrival in LetterArrival.allCases {
            if let code = context.handed(for: arrival.rawValue) {
                return try await screen(code, context, arrival: arrival)
            }
        }
        return LetterTrackScreen(tracking: nil, code: "", state: .empty, site: site, context: context).answer
    }

    private func screen(
        _ code: String, _ context: SiteContext, arrival: LetterArrival? = nil,
        failed: (FormState, HTTPResponse.Status)? = nil
    ) async throws -> PersonalPage {
        do {
            try limits.queries.admit(context.asker)
            return LetterTrackScreen(
                tracking: try await letters.tracking(code), code: code, state: failed?.0 ?? .empty, site: site,
                status: failed?.1 ?? .ok, arrival: arrival, context: context
            ).answer
        } catch let refusal as Refusal {
            let state = FormState(["code": code], problems: [FieldProblem("code", refusal.sentence)])
            return LetterTrackScreen(
                tracking: nil, code: code, state: state, site: site, status: refusal.code.status, context: context
            ).answer
        }
    }

    private func act(
        _ form: Form, _ context: SiteContext, failing field: String, then arrival: LetterArrival,
        _ body: (String) async throws -> Void
    ) async throws -> Response {
        let code = form["code"]
        do {
            try limits.acts.admit(context.asker)
            try await body(code)
            context.hand(LetterStore.plainCode(code), for: arrival.rawValue)
            return try SeeOther(LetterLinks.track).response(in: context)
        } catch let refusal as Refusal {
            let state = form.state([FieldProblem(refusal.field ?? field, refusal.sentence)])
            return try await screen(code, context, failed: (state, refusal.code.status)).response(in: context)
        }
    }
}

/// How much one address may do: wide enough for a whole office behind one address, and nobody must solve a riddle.
package struct LetterPortalLimits: Sendable {
    package var sends = VisitorThrottle(
        most: 30, within: .seconds(3_600),
        sentence: "没有提交：同一网络地址一小时内已提交30件。您填写的内容还在，请稍后再提交，或者拨打12345。")
    package var queries = VisitorThrottle(
        most: 60, within: .seconds(600), sentence: "没有查询：同一网络地址十分钟内查询次数过多。请稍后再查。")
    package var acts = VisitorThrottle(
        most: 60, within: .seconds(3_600), sentence: "没有提交：同一网络地址一小时内提交次数过多。您填写的内容还在，请稍后再提交。")

    package init() {}

    /// Text only; room for a text far too long, which is then refused with all of it kept.
    static let form: FormLimits = {
        var limits = FormLimits(total: 200_000)
        limits.field = 100_000
        limits.fieldCount = 20
        return limits
    }()
}
