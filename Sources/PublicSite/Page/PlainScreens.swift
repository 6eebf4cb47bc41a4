import Kernel
package import Markup
import Publishing
package import Site

/// 依申请公开: who may ask, how, and what happens by when; the entry that SITE-8 wants at this place.
package struct ApplicationScreen {
    let frame: PublicFrame
    /// Where an application can be made online; nil while there is no such page.
    let online: Link?

    package init(frame: PublicFrame, online: Link?) {
        self.frame = frame
        self.online = online
    }

    package var answer: PortalPage {
        PortalPage(
            OpennessPart.application.chinese, site: frame.site, canonical: PublicSiteLinks.part(.application),
            meta: .section("依申请公开", "怎样申请公开政府信息，需要写什么，什么时候得到答复", type: .interaction),
            crumbs: [frame.home, Crumb("政府信息公开", PublicSiteLinks.openness)],
            side: OpennessSide(frame: frame, part: .application).html,
            "<div class=\"plain-words\">\(who)\(how)\(when)\(remedies)</div>")
    }

    // FOI-27: no purpose is asked for.
    private var who: HTML {
        """
        <p>主动公开以外的政府信息，任何公民、法人或者其他组织都可以申请，不需要说明用途（《政府信息公开条例》第二十七条）。\
        申请之前，可以先在<a href="\(link: PublicSiteLinks.part(.statutory))">法定主动公开内容</a>中查找，\
        已经公开的信息当时就能得到。</p>
        """
    }

    private var how: HTML {
        let contact: HTML =
            frame.site.contact.isEmpty ? "" : "<li>联系方式：\(frame.site.contact)</li>"
        let web: HTML = online.map { "<li><a href=\"\(link: $0)\">在线填写申请</a></li>" } ?? ""
        return """
            <h2>申请需要写明什么</h2><ol>
            <li>申请人的姓名或者名称、身份证明、联系方式；</li>
            <li>所需政府信息的名称、文号，或者便于查找的其他特征；</li>
            <li>提供信息的形式要求，包括获取的方式和途径。</li></ol>
            <p>条例第二十九条只要求这三项。书面写有困难的，可以口头提出，由工作人员代为填写。</p>
            <h2>怎样提出</h2><ul>\(web)<li>当面提交：\(frame.site.host)\(frame.site.operatorName.isEmpty ? "" : "（\(frame.site.operatorName)）")</li>
            <li>邮寄：信封上请注明“政府信息公开申请”</li>\(contact)</ul>
            """
    }

    // FOI-30, FOI-33, FOI-42.
    private var when: HTML {
        """
        <h2>什么时候答复</h2><ul>
        <li>能够当场答复的，当场答复；</li>
        <li>不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的，经批准并告知申请人，最多再延长20个工作日（条例第三十三条）；</li>
        <li>内容不明确的，7个工作日内一次性告知怎样补正，收到补正申请后重新计算期限（条例第三十条）；</li>
        <li>征求第三方和其他机关意见的时间不计算在内。</li></ul>
        <h2>收费</h2><p>不收取费用。同一申请人申请的数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。</p>
        """
    }

    private var remedies: HTML {
        """
        <h2>不服答复怎么办</h2><p>可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼\
        （条例第五十一条）。对不予公开决定不服的，应当先申请行政复议。</p>
        """
    }
}

/// 互动交流 and 无障碍: short pages in plain words.
package struct PlainScreens {
    let frame: PublicFrame

    package init(frame: PublicFrame) { self.frame = frame }

    /// - Parameter ways: title, what it is for, where it is.
    package func interaction(_ ways: [(title: String, words: String, link: Link)]) -> PortalPage {
        let items = ways.each {
            "<li><h2><a href=\"\(link: $0.link)\">\($0.title)</a></h2><p>\($0.words)</p></li>"
        }
        let contact: HTML =
            frame.site.contact.isEmpty
            ? "" : "<h2>联系我们</h2><p>\(frame.site.operatorName)：\(frame.site.contact)</p>"
        return PortalPage(
            "互动交流", site: frame.site, canonical: PublicSiteLinks.interaction,
            meta: .section("互动交流", "常见问题、建议提案办理、工作进展和联系方式", type: .interaction), crumbs: [frame.home],
            "<ul class=\"cards\">\(items)</ul>\(contact)")
    }

    // SITE-10.
    package var accessibility: PortalPage {
        PortalPage(
            "无障碍与适老", site: frame.site, canonical: PublicSiteLinks.accessibility,
            meta: .section("无障碍与适老", "怎样用键盘、读屏软件、大字号使用本网站"), crumbs: [frame.home],
            """
            <div class="plain-words"><p>本网站按照《无障碍环境建设法》和国家标准GB/T 37668《信息技术 互联网内容无障碍可访问性技术要求与测试方法》建设，\
            所有页面不依赖脚本，关闭脚本也能阅读、查找和下载。</p>
            <h2>看得清</h2><ul><li>点页面顶部的“适老模式”，全站换成大字号、单栏和大按钮；再点“标准模式”换回。</li>
            <li>文章页可以选“中、大、特大”三种字号，也可以用浏览器放大到200%，不需要左右拖动。</li>
            <li>文字与底色的对比度不低于4.5:1；颜色之外总有文字。</li></ul>
            <h2>用键盘</h2><ul><li>按 Tab 键依次到达每个链接和按钮，当前位置有深蓝色方框。</li>
            <li>每页第一个 Tab 是“跳到正文”，回车即可跳过页首。</li></ul>
            <h2>用读屏软件</h2><ul><li>每页有一个一级标题，页首、导航、正文、页脚都有名称，可以按区域和标题跳转。</li>
            <li>表格有表头和说明，图片有文字说明，附件写明类型和大小。</li></ul>
            <h2>读得懂、拿得走</h2><ul><li>阅读纸质材料有困难的，可以请本机关用其他方式提供（条例第四十三条）。</li>
            <li>页面可以直接打印，打印件只有正文。</li></ul>\(contact)</div>
            """)
    }

    private var contact: HTML {
        frame.site.contact.isEmpty
            ? "" : "<h2>遇到困难</h2><p>请联系\(frame.site.operatorName)：\(frame.site.contact)</p>"
    }
}
