import Hummingbird
import Kernel
package import Site

/// 办件进度: GET shows the two questions, POST the answer, so that neither stands in an address.
package struct CaseProgressPortal: Sendable {
    let cases: CaseStore
    let site: PortalSite
    let queries: VisitorThrottle
    let guesses: VisitorThrottle

    package init(
        cases: CaseStore, site: PortalSite,
        queries: VisitorThrottle = VisitorThrottle(
            most: 30, within: .seconds(600), sentence: "没有查询：同一网络地址十分钟内查询次数过多。请稍后再查。"),
        guesses: VisitorThrottle = VisitorThrottle(
            most: 10, within: .seconds(3_600), sentence: "没有查询：这一编号的查询密钥多次填写不对，一小时内暂停查询。请稍后再查，或者向办理窗口查询。")
    ) {
        self.cases = cases
        self.site = site
        self.queries = queries
        self.guesses = guesses
    }

    package func register(on routes: SiteRoutes) {
        routes.page(CaseLinks.progress, audience: .everyone) { _, context in
            CaseProgressScreen(found: nil, site: site, context: context).answer
        }
        routes.act(CaseLinks.progress, audience: .everyone, reading: FormLimits(total: 8_000)) { form, context in
            try await ask(form, context)
        }
    }

    private func ask(_ form: Form, _ context: SiteContext) async throws -> PersonalPage {
        do {
            try queries.admit(context.remoteAddress)
            guard let code = CaseCode.read(form["code"]) else { throw CaseStore.unknown }
            // Only wrong secrets count: who knows it may look as often as they like.
            try guesses.refuseExhausted(code)
            do {
                let found = try await cases.progress(code, secret: form["secret"])
                return CaseProgressScreen(found: found, site: site, context: context).answer
            } catch let refusal as Refusal {
                try guesses.admit(code)
                throw refusal
            }
        } catch let refusal as Refusal {
            let state = form.state([FieldProblem(refusal.field ?? "", refusal.sentence)])
            return CaseProgressScreen(
                found: nil, state: state, site: site, status: refusal.code.status, context: context
            ).answer
        }
    }
}
