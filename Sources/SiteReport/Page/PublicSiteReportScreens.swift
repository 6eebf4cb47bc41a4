import Kernel
import Markup
package import Site

/// 政府网站工作年度报表 for everybody, by year.
package struct PublicSiteReportListScreen {
    let lines: [(report: SiteYearReport, agencyName: String)]
    let site: PortalSite

    package init(lines: [(report: SiteYearReport, agencyName: String)], site: PortalSite) {
        self.lines = lines
        self.site = site
    }

    package var answer: PortalPage {
        let rows = lines.each { line in
            let day = line.report.publishedAt?.day.description
            return """
                <li><span class="what"><a href="\(link: SiteReportLinks.publicRecord(line.report.id))">\
                \(SiteYearReport.title(line.agencyName, line.report.year))</a></span>\
                <time\(attribute: "datetime", day)>\(day ?? "")</time></li>
                """
        }
        let list: HTML = rows.isEmpty ? "<p class=\"hint\">还没有公布网站年度报表。</p>" : "<ul class=\"dated\">\(rows)</ul>"
        return PortalPage(
            "政府网站工作年度报表", site: site, canonical: SiteReportLinks.publicList, crumbs: [Crumb("首页", site.home)], list)
    }
}

/// One form as it was published.
package struct PublicSiteReportScreen {
    let report: SiteYearReport
    let contents: SiteReportContents
    let site: PortalSite

    package init(report: SiteYearReport, contents: SiteReportContents, site: PortalSite) {
        self.report = report
        self.contents = contents
        self.site = site
    }

    package var answer: PortalPage {
        let lines = contents.lines
        return PortalPage(
            contents.title, site: site, canonical: SiteReportLinks.publicRecord(report.id),
            crumbs: [Crumb("首页", site.home), Crumb("政府网站工作年度报表", SiteReportLinks.publicList)], heading: facts,
            SiteReportItem.Section.allCases.each { section in
                let rows = lines.filter { $0.section == section }.each {
                    "<tr><th scope=\"row\">\($0.label)</th><td class=\"whole\">\($0.value)</td></tr>"
                }
                return """
                    <h2>\(section.chinese)</h2><div class="sheet" role="region"\(attribute: "aria-label", section.chinese) tabindex="0">\
                    <table class="plain"><caption class="unseen">\(section.chinese)</caption><tbody>\(rows)</tbody></table></div>
                    """
            })
    }

    private var facts: HTML {
        let day = report.publishedAt?.day
        let files = SiteReportFileKind.allCases.each { kind in
            "<a href=\"\(link: SiteReportLinks.publicFile(report.id, kind.fileName))\" download>\(kind.chinese)</a>　"
        }
        return """
            <p class="hint">发布机构：\(contents.agencyName)　公布日期：\
            <time\(attribute: "datetime", day?.description)>\(day?.chinese ?? "")</time>　下载：\(files)</p>
            """
    }
}
