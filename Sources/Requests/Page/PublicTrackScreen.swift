package import HTTPTypes
import Kernel
import Markup
package import Site

/// An act of the applicant that was refused, with what was typed.
package struct FailedApplicantAct: Sendable {
    package let act: ApplicantAct
    package let state: FormState
    package let status: HTTPResponse.Status

    package init(_ act: ApplicantAct, state: FormState, status: HTTPResponse.Status) {
        self.act = act
        self.state = state
        self.status = status
    }
}

/// The applicant's own case, for whoever holds its query code. The code goes from form to form in bodies, never in an address.
package struct PublicTrackScreen {
    let code: String
    let office: ApplicationOffice
    let site: PortalSite
    let hasPDF: Bool
    let context: SiteContext

    /// - Parameter hasPDF: whether letters can be had as PDF too.
    package init(
        code: String = "", office: ApplicationOffice, site: PortalSite, hasPDF: Bool = false, context: SiteContext
    ) {
        self.code = code
        self.office = office
        self.site = site
        self.hasPDF = hasPDF
        self.context = context
    }

    private func page(_ title: String, _ status: HTTPResponse.Status, _ body: HTML) -> PersonalPage {
        PersonalPage(
            PortalPage(
                title, site: site, canonical: PublicRequestLinks.track, crumbs: PublicRequestLinks.crumbs(site),
                status: status, body))
    }

    /// The question for the code.
    package func question(_ state: FormState = .empty, status: HTTPResponse.Status = .ok) -> PersonalPage {
        let phone: HTML = office.phone.isEmpty ? "" : "，电话 \(office.phone)"
        let form = PostForm(
            to: PublicRequestLinks.track, context, submit: "查询", state: state, once: false, stopsInBrowser: false,
            Field(
                "code", "查询码", in: state, hint: "提交申请时显示的12位字母和数字。大小写、空格和连字符都可以不管。", required: true, limit: 40
            ).html)
        return page(
            "查询申请办理情况", status,
            """
            \(form)<h2>没有查询码</h2><p>在网上申请的，查询码只在提交时显示一次。忘记了，或者是当面、邮寄、传真申请的，请凭身份证明\
            向\(office.name)查询\(phone)。</p>
            """)
    }

    /// The case as it stands.
    ///
    /// - Parameter done: what was just done.
    package func found(
        _ found: TrackedCase, done: ApplicantAct? = nil, failed: FailedApplicantAct? = nil
    ) -> PersonalPage {
        let parts = PublicCaseParts(found: found, code: code, hasPDF: hasPDF, context: context)
        let acts = PublicCaseActs(found: found, code: code, failed: failed, context: context)
        let notice: HTML = done.map { Notice(.done, text: PublicTrackScreen.words($0)).html } ?? ""
        return page(
            "申请 \(found.number)", failed?.status ?? .ok,
            """
            \(notice)\(parts.standing)\(acts.wanted)\(parts.clock)\(parts.papers)\(parts.history)\(parts.application)\(acts.others)
            <p class="hint">看完请关闭本页，在公用电脑上请一并关闭浏览器。</p>
            """)
    }

    private static func words(_ act: ApplicantAct) -> String {
        switch act {
        case .correct: "补正材料已经提交，答复期限自今天起重新计算。"
        case .giveReasons: "理由说明已经提交，工作人员将据此处理。"
        case .payNotice: "已经告知缴费，工作人员核对到账后继续办理。"
        case .withdraw: "申请已经撤回，不再办理。需要时可以另行申请。"
        case .confirmReceipt: "已经确认收到答复。"
        case .rate: "评价已经记录。"
        case .proposePublication: "建议已经提交，本机关将研究是否主动公开，并把结果记录在本页。"
        }
    }
}
