import Kernel
import Markup
package import Site

/// 政府信息公开年报 (SITE-8): by year.
package struct PublicReportListScreen {
    let lines: [ReportLine]
    let site: PortalSite

    package init(lines: [ReportLine], site: PortalSite) {
        self.lines = lines
        self.site = site
    }

    package var answer: PortalPage {
        let rows = lines.each { line in
            let day = line.report.publishedAt?.day
            return """
                <li><span class="what"><a href="\(link: ReportLinks.publicRecord(line.report.id))">\
                \(YearReport.title(line.agencyName, line.report.year))</a></span>\
                <time\(attribute: "datetime", day?.description)>\(day?.description ?? "")</time></li>
                """
        }
        let list: HTML = rows.isEmpty ? "<p class=\"hint\">还没有发布年度报告。</p>" : "<ul class=\"dated\">\(rows)</ul>"
        return PortalPage(
            "政府信息公开年报", site: site, canonical: ReportLinks.publicList, crumbs: [Crumb("首页", site.home)], list)
    }
}

/// One report in the official layout, to be read and taken along (FOI-24).
package struct PublicReportScreen {
    let found: PublicReport
    let site: PortalSite

    package init(found: PublicReport, site: PortalSite) {
        self.found = found
        self.site = site
    }

    private var report: YearReport { found.report }
    private var contents: ReportContents { found.contents }

    package var answer: PortalPage {
        PortalPage(
            contents.title, site: site, canonical: ReportLinks.publicRecord(report.id),
            crumbs: [Crumb("首页", site.home), Crumb("政府信息公开年报", ReportLinks.publicList)], heading: facts,
            ReportBody(contents: contents).html)
    }

    private var facts: HTML {
        let day = report.publishedAt?.day
        let files = ReportFileKind.allCases.filter { $0 != .pdf || found.pdf != nil }.each { kind in
            "<a href=\"\(link: ReportLinks.publicFile(report.id, kind.fileName))\" download>\(kind.chinese)</a>　"
        }
        return """
            <p class="hint">发布机构：\(contents.agencyName)　发布日期：\
            <time\(attribute: "datetime", day?.description)>\(day?.chinese ?? "")</time>　下载：\(files)</p>
            """
    }
}
