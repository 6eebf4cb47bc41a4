import Documents
import Kernel
import Markup
import Publishing
import Site

/// The metadata of CAT-2. Phones show the first four and the rest on demand.
struct ArticleFacts: Component {
    let content: ArticleContent
    let item: PublicArticle
    let facts: PublicDocumentFacts?

    var html: HTML {
        let items = rows.each { row -> HTML in
            "<div\(attribute: "class", row.isLong ? "long" : nil)><dt>\(row.name)</dt><dd>\(row.value)</dd></div>"
        }
        return """
            <div class="fold meta-fold"><input class="toggle" type="checkbox" id="meta-fold">\
            <dl class="facts meta">\(items)</dl><label for="meta-fold">全部信息要素</label></div>
            """
    }

    private struct Row {
        let name: String
        let value: HTML
        var isLong = false
    }

    private var rows: [Row] {
        var rows: [Row] = []
        func add(_ name: String, _ value: String?, long: Bool = false) {
            guard let value, !value.isEmpty else { return }
            rows.append(Row(name: name, value: "\(value)", isLong: long))
        }
        add("索引号", item.indexNumber)
        add("发布机构", facts?.issuers.joined(separator: "、") ?? content.issuer)
        add("成文日期", (facts?.writtenOn ?? content.writtenOn)?.chinese)
        if let validity = facts?.validity {
            rows.append(Row(name: "有效性", value: ValidityMark(validity: validity).html))
        }
        add("发文字号", facts?.number ?? content.documentNumber)
        add("发布日期", item.firstPublishedAt.day.chinese)
        add("主题分类", content.topic)
        add("组配分类", item.column.name)
        add("施行日期", facts?.effectiveOn?.chinese)
        add("失效日期", facts?.expiresOn?.chinese)
        add("公开方式", "主动公开")
        add("公开范围", "面向社会")
        add("关键词", content.keywords.joined(separator: "、"), long: true)
        add("内容概述", content.summary, long: true)
        return rows
    }
}

/// What stands under the text: the note of OPN-8, attachments, other documents, what changed.
struct ArticleExtras: Component {
    let content: ArticleContent
    let item: PublicArticle
    let facts: PublicDocumentFacts?

    var html: HTML {
        let annotation: HTML = facts?.annotation.map { "<p class=\"annotation\">\($0)</p>" } ?? ""
        return "<div class=\"extra\">\(annotation)\(attachments)\(relations)\(history)</div>"
    }

    private var attachments: HTML {
        guard !content.attachments.isEmpty else { return .empty }
        let lines = content.attachments.each { file -> HTML in
            """
            <li><a href="\(link: PublicLinks.file(file.published))" download>\(file.name)</a> \
            <span class="hint">\(file.kind.uppercased())，\(FileList.size(file.size))</span></li>
            """
        }
        return "<h2>附件</h2><ul class=\"files\">\(lines)</ul>"
    }

    private var relations: HTML {
        guard let relations = facts?.relations, !relations.isEmpty else { return .empty }
        let lines = relations.each { relation -> HTML in
            let name = [relation.title, relation.number.map { "（\($0)）" }].compactMap { $0 }.joined()
            let id = relation.address.flatMap { $0.split(separator: "/").last }.flatMap { ArticleID($0) }
            let title: HTML = id.map { "<a href=\"\(link: PublicLinks.article($0))\">\(name)</a>" } ?? "\(name)"
            return "<li>\(Badge(relation.words)) \(title)</li>"
        }
        return "<h2>相关文件</h2><ul class=\"files\">\(lines)</ul>"
    }

    private var history: HTML {
        guard !item.history.isEmpty else { return .empty }
        let lines = item.history.each { "<li>\(DayMark($0.day)) \($0.note)</li>" }
        return "<h2>更新记录</h2><ul class=\"changes\">\(lines)</ul>"
    }
}
