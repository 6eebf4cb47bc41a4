import Markup
package import Site

/// The form to print and fill in by hand, for those who come, post or fax (FOI-29): one A4 page.
package struct PublicPaperScreen {
    let office: ApplicationOffice
    let site: PortalSite
    let hasFile: Bool

    package init(office: ApplicationOffice, site: PortalSite, hasFile: Bool) {
        self.office = office
        self.site = site
        self.hasFile = hasFile
    }

    package var answer: PortalPage {
        let file: HTML =
            hasFile ? "<a class=\"button\" href=\"\(link: PublicRequestLinks.paperFile)\">下载 Word 文件</a>" : ""
        return PortalPage(
            "政府信息公开申请表", site: site, canonical: PublicRequestLinks.paper, crumbs: PublicRequestLinks.crumbs(site),
            """
            <p class="buttons no-print"><button class="button primary" type="button" data-print hidden>打印</button>\(file)\
            <a class="button quiet" href="\(link: PublicRequestLinks.new)">改为在线填写</a></p>
            \(table)<p class="hint">\(office.ways)</p>
            """)
    }

    private var table: HTML {
        let organization = ApplicantKind.allCases.filter(\.isOrganization).map { "□\($0.chinese)" }.joined(
            separator: "　")
        let media = WantedInformation.Medium.allCases.map { "□\($0.chinese)" }.joined(separator: "　")
        let routes = WantedInformation.Route.allCases.filter { $0 != .portal }.map { "□\($0.chinese)" }
            .joined(separator: "　")
        return """
            <table class="paper-form"><caption>政府信息公开申请表（填给\(office.agency)）</caption><tbody>
            <tr><th scope="rowgroup" rowspan="3">公民</th><th scope="row">姓名</th><td colspan="3"></td></tr>
            <tr><th scope="row">证件名称</th><td></td><th scope="row">证件号码</th><td></td></tr>
            <tr><th scope="row">联系电话</th><td></td><th scope="row">电子邮箱</th><td></td></tr>
            <tr><th scope="rowgroup" rowspan="3">法人或者其他组织</th><th scope="row">名称</th><td colspan="3"></td></tr>
            <tr><th scope="row">统一社会信用代码</th><td></td><th scope="row">联系人、电话</th><td></td></tr>
            <tr><th scope="row">类别</th><td colspan="3">\(organization)</td></tr>
            <tr><th scope="row" colspan="2">通信地址、邮编</th><td colspan="3"></td></tr>
            <tr class="tall"><th scope="row" colspan="2">所需政府信息的名称、文号或者其他特征描述</th><td colspan="3"></td></tr>
            <tr><th scope="row" colspan="2">信息的形式</th><td colspan="3">\(media)</td></tr>
            <tr><th scope="row" colspan="2">获取途径</th><td colspan="3">\(routes)</td></tr>
            <tr><th scope="row" colspan="2">申请人签名或者盖章、日期</th><td colspan="3"></td></tr>
            </tbody></table>
            """
    }
}
