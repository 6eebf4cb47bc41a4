package import Kernel
import Markup
package import Site

/// What was just sent, with the query code in large type: to be written down or printed, for it is not shown again.
package struct PublicReceipt: Hashable, Sendable {
    package let receipt: RequestReceipt
    package let kind: RequestKind
    package let description: String
    package let files: Int
    package let sentOn: Day
    package let days: ExpectedDays

    package init(
        _ receipt: RequestReceipt, kind: RequestKind, description: String, files: Int, sentOn: Day,
        days: ExpectedDays
    ) {
        self.receipt = receipt
        self.kind = kind
        self.description = description
        self.files = files
        self.sentOn = sentOn
        self.days = days
    }
}

package struct PublicReceiptScreen {
    /// Nil when nothing was sent from this browser a short while ago.
    let receipt: PublicReceipt?
    let office: ApplicationOffice
    let site: PortalSite
    let context: SiteContext

    package init(receipt: PublicReceipt?, office: ApplicationOffice, site: PortalSite, context: SiteContext) {
        self.receipt = receipt
        self.office = office
        self.site = site
        self.context = context
    }

    package var answer: PersonalPage {
        let steps: HTML =
            receipt == nil ? "" : WizardSteps(PublicApplicationScreen.steps, current: 4).html
        return PersonalPage(
            PortalPage(
                receipt == nil ? "回执" : "已经提交", site: site, canonical: PublicRequestLinks.receipt,
                crumbs: PublicRequestLinks.crumbs(site), heading: steps, receipt.map(found) ?? gone))
    }

    private var gone: HTML {
        let phone: HTML = office.phone.isEmpty ? "" : "，或者拨打\(office.phone)"
        return """
            <p>这里没有回执。回执只在提交后的10分钟内、在提交时用的浏览器里显示。</p>
            <p>抄下了查询码的，请到<a href="\(link: PublicRequestLinks.track)">查询进度</a>；没有抄下的，\
            请等工作人员与您联系时索取登记编号\(phone)。</p>
            """
    }

    private func found(_ found: PublicReceipt) -> HTML {
        let files = found.files == 0 ? "没有" : "\(found.files) 个文件"
        let facts = DefinitionList([
            ("登记编号", HTML(text: found.receipt.number)), ("申请", HTML(text: found.kind.chinese)),
            ("内容", "<span class=\"typed\">\(found.description)</span>"), ("附件", HTML(text: files)),
            ("提交日期", HTML(text: found.sentOn.chineseWithWeekday)), ("受理机关", HTML(text: office.agency)),
        ])
        let look = PostButton(
            "查看办理情况", to: PublicRequestLinks.track, context, primary: true, fields: [("code", found.receipt.code)])
        let forget = PostButton("我已抄下，清除本页", to: PublicRequestLinks.forget, context)
        return """
            <div class="notice done receipt" role="status"><p class="query-code"><span class="hint">查询码</span> \
            <strong class="code">\(found.receipt.code)</strong></p>
            <p><strong>请抄下或者打印。</strong>查询码只显示这一次。凭它看进度、补正、下载答复；不要告诉别人。</p>
            <p class="buttons"><button class="button" type="button" data-print hidden>打印回执</button></p></div>
            \(facts)<h2>接下来</h2><p>\(found.days.sentence)</p>
            <div class="buttons">\(look)\(forget)</div>
            """
    }
}
