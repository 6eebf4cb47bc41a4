import Kernel
import Markup
package import Site

/// 依申请公开: who may ask, how, what happens by when. The same for everybody, so it asks for nothing and can be kept.
package struct PublicGuideScreen {
    let office: ApplicationOffice
    let site: PortalSite
    /// Whether the form can be had as a file.
    let hasPaperFile: Bool

    package init(office: ApplicationOffice, site: PortalSite, hasPaperFile: Bool) {
        self.office = office
        self.site = site
        self.hasPaperFile = hasPaperFile
    }

    package var answer: PortalPage {
        PortalPage(
            "依申请公开", site: site, canonical: PublicRequestLinks.entry, crumbs: [Crumb("首页", site.home)],
            """
            <p>没有主动公开的政府信息，任何公民、法人或者其他组织都可以向\(office.agency)申请，不需要说明用途，不收费\
            （《政府信息公开条例》第二十七条、第四十二条）。</p>
            \(PublicAskBox(words: "", label: "先找一找：您要的可能已经公开"))\(ways)
            <div class="plain-words">\(contents)\(channels)\(times)\(fees)\(help)\(records)\(remedies)</div>
            """)
    }

    private var ways: HTML {
        let file: HTML =
            hasPaperFile ? "，也可以<a href=\"\(link: PublicRequestLinks.paperFile)\">下载 Word 文件</a>" : ""
        return """
            <ul class="cards request-ways">
            <li><h2><a href="\(link: PublicRequestLinks.new)">在线申请</a></h2><p>不用登录。填写、核对、提交，大约5分钟，提交后得到一个查询码。</p></li>
            <li><h2><a href="\(link: PublicRequestLinks.track)">查询进度、补正、取答复</a></h2><p>凭查询码查看办到哪一步、哪天到期，下载答复书。</p></li>
            <li><h2><a href="\(link: PublicRequestLinks.paper)">打印申请表</a></h2><p>在纸上填写，当面提交、邮寄或者传真\(file)。</p></li>
            <li><h2><a href="\(link: PublicRequestLinks.log)">答复公开目录</a></h2><p>已经答复、适合让大家都看到的申请，隐去了申请人的信息。</p></li></ul>
            """
    }

    // FOI-29: these three and nothing else.
    private var contents: HTML {
        """
        <h2>申请要写明三项内容</h2><ol>
        <li>申请人的姓名或者名称、身份证明、联系方式；</li>
        <li>要申请公开的政府信息的名称、文号，或者便于查找的其他特征；</li>
        <li>要求的形式，包括获取信息的方式、途径。</li></ol>
        <p>条例第二十九条只要求这三项，其他内容都不必写。一件申请写一件事，办得更快。</p>
        """
    }

    private var channels: HTML {
        let address =
            office.address.isEmpty ? "" : office.address + (office.postcode.isEmpty ? "" : "，邮编\(office.postcode)")
        let rows = [
            ("在线提交", "<a href=\"\(link: PublicRequestLinks.new)\">填写在线申请</a>" as HTML, "工作人员与您双方确认之日，一般在1个工作日内"),
            (
                "当面提交",
                HTML(text: [office.name, office.address, office.hours].filter { !$0.isEmpty }.joined(separator: "，")),
                "提交之日"
            ),
            (
                "邮寄", HTML(text: address.isEmpty ? "信封注明“政府信息公开申请”" : "\(office.name)，\(address)，信封注明“政府信息公开申请”"),
                "签收之日；平常信函为与您确认之日"
            ),
            ("传真", HTML(text: office.fax.isEmpty ? "请先电话联系" : office.fax), "双方确认之日"),
        ]
        let table = Table(
            "怎样提交、从哪天算收到",
            columns: [.init("方式"), .init("到哪里"), .init("收到申请之日")],
            rows: rows.map { Table.Row([HTML(text: $0.0), $0.1, HTML(text: $0.2)]) })
        let phone = [office.phone.isEmpty ? "" : "电话 \(office.phone)", office.hours].filter { !$0.isEmpty }
        let line: HTML =
            phone.isEmpty ? "" : "<p class=\"hint\">\(office.name)：\(phone.joined(separator: "，"))</p>"
        return """
            <h2>怎样提交</h2><p>答复期限从收到申请之日起算，提交方式不同，收到之日也不同（条例第三十一条）。</p>\(table)\(line)
            """
    }

    // FOI-30, FOI-32, FOI-33.
    private var times: HTML {
        """
        <h2>什么时候答复</h2><ul>
        <li>能够当场答复的，当场答复；</li>
        <li>不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的，经批准并告知您，最多再延长20个工作日；</li>
        <li>内容不明确的，7个工作日内一次性告知怎样补正，收到补正后期限重新计算；</li>
        <li>征求第三方和其他机关意见的时间不计算在内。</li></ul>
        <p>到期日怎样得来，凭查询码可以逐日查看。</p>
        """
    }

    // FOI-42, FEE-2, FEE-3.
    private var fees: HTML {
        """
        <h2>收费</h2><p>不收费。同一申请人的申请数量、频次明显超过合理范围的，可以收取信息处理费：按件计收，一个自然月内10件以下免费；\
        按量计收，一件30页以下免费。收费前一定书面告知依据、标准和金额。</p>
        """
    }

    // FOI-29, FOI-43.
    private var help: HTML {
        let phone: HTML = office.phone.isEmpty ? "" : "，或者拨打\(office.phone)"
        return """
            <h2>书写、阅读有困难</h2><p>书写确有困难的，可以口头提出，由工作人员代为填写，请到受理窗口\(phone)。\
            阅读有困难或者有视力、听力障碍的，请在申请中或者电话里说明，我们用您方便的方式提供。</p>
            """
    }

    // FOI-41.
    private var records: HTML {
        let link = PublicRequestLinks.new
        return """
            <h2>更正与您有关的记录</h2><p>有证据证明本机关提供的与您自身相关的政府信息记录不准确的，可以要求更正\
            （条例第四十一条）。请在<a href="\(link: link)">在线申请</a>中选择“更正申请”，并附证据。</p>
            """
    }

    // FOI-51, FOI-R1, FOI-R2.
    private var remedies: HTML {
        """
        <h2>不服答复怎么办</h2><ul>
        <li>向上一级行政机关或者政府信息公开工作主管部门投诉、举报；</li>
        <li>自知道答复之日起60日内向\(office.reviewedBy)申请行政复议；对不予公开的决定和逾期未答复不服的，应当先申请行政复议；</li>
        <li>其他答复也可以自知道之日起6个月内向人民法院提起行政诉讼。</li></ul>
        <p>每一份答复书都写明这一件可以怎样救济。</p>
        """
    }
}

/// The search before an application.
struct PublicAskBox: Component {
    let words: String
    let label: String

    var html: HTML {
        """
        <form class="ask-first" method="get" action="\(link: PublicRequestLinks.ask)" role="search" aria-label="查找已经公开的信息">
        <label for="ask">\(label)</label><p class="hint" id="ask-hint">写下要找的内容，例如文件名称、文号、事项。不用写姓名和证件号码。</p>
        <div class="within"><input id="ask" type="search" name="q" maxlength="100" aria-describedby="ask-hint"\(attribute: "value", words)>\
        <button class="button primary" type="submit">查找</button></div></form>
        """
    }
}
