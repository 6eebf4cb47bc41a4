import Kernel
import Markup
import Site

/// One record of an answer: its title, where in it the words stand, and what it is.
struct SearchHitBlock: Component {
    let hit: SearchHit

    var html: HTML {
        let file: HTML = hit.attachment.map { "<span class=\"hint\">附件《\($0)》：</span>" } ?? .empty
        let validity: HTML =
            switch hit.validity {
            case .notYet, .abolished, .expired: "<span class=\"badge plain\">\(hit.validity?.chinese)</span> "
            case .inForce, .amended, nil: .empty
            }
        let snippet: HTML =
            hit.snippet.isEmpty ? .empty : "<p class=\"snippet\">\(file)\(marked(hit.snippet))</p>"
        return """
            <li><h2>\(title)</h2>\(snippet)
            <p class="hint">\(validity)\(facts.joined(separator: " · "))</p></li>
            """
    }

    private var title: HTML {
        guard let link = Link(returning: hit.address) else { return marked(hit.title) }
        return "<a href=\"\(link: link)\">\(marked(hit.title))</a>"
    }

    private var facts: [String] {
        let column = hit.columnName == hit.kind.chinese ? "" : hit.columnName
        return [hit.kind.chinese, hit.number ?? "", hit.issuer, column, hit.publishedOn.description]
            .filter { !$0.isEmpty }
    }

    private func marked(_ parts: [MarkedText]) -> HTML {
        let html = parts.each { part -> HTML in part.isMarked ? "<mark>\(part.text)</mark>" : "\(part.text)" }
        return html
    }
}

/// What is said when there is nothing to show, with what to try next.
struct SearchHelpBlock {
    let query: SearchQuery
    let result: SearchResult
    let disclosure: Link?

    var tooShort: HTML {
        """
        <div class="empty" role="status"><p>没有搜索：“\(query.text)”里没有可以查找的词。请输入两个字以上的词，或者完整的文号、数字。</p>\(nearby)</div>
        """
    }

    var nothing: HTML {
        """
        <div class="empty" role="status"><p>没有找到与“\(query.text)”相符的信息。</p>\(nearby)\(shorter)\(unnarrowed)
        <ul class="tips"><li>请检查是否有错别字，或者换一个说法。</li><li>词可以短一些，几个词之间用空格隔开。</li>\
        <li>文号只写机关代字、年份和顺序号即可，例如 国办发 2019 14。</li>\(asking)</ul></div>
        """
    }

    /// Above what other words for the question have found.
    func reworded(_ words: [String]) -> HTML {
        let list = words.map { "“\($0)”" }.joined(separator: "、")
        return """
            <div class="notice" role="note"><p>完整含有“\(query.text)”的信息很少或者没有，以下按\(list)查找。</p>\(nearby)</div>
            """
    }

    /// Above what holds some of the words only.
    var partly: HTML {
        """
        <div class="notice" role="note"><p>没有同时含有全部词语的结果，以下包含部分词语，含有较多的在前。</p>\(nearby)\(shorter)
        <p class="hint">也可以换一个说法，或者用文号查找。\(asked)</p></div>
        """
    }

    private var asked: HTML {
        guard let disclosure else { return .empty }
        return "需要的信息没有公开的，可以<a href=\"\(link: disclosure)\">依申请公开</a>。"
    }

    private var nearby: HTML {
        guard !result.help.nearby.isEmpty else { return .empty }
        let links = result.help.nearby.each {
            "<li><a href=\"\(link: query.link($0))\">\($0)</a></li>"
        }
        return "<p>您要找的是不是：</p><ul class=\"nearby\">\(links)</ul>"
    }

    private var shorter: HTML {
        guard !result.help.shorter.isEmpty else { return .empty }
        let links = result.help.shorter.each {
            "<li><a href=\"\(link: query.link($0))\">\($0)</a></li>"
        }
        return "<p>少用一个词可以找到：</p><ul class=\"nearby\">\(links)</ul>"
    }

    private var unnarrowed: HTML {
        guard result.help.isFoundUnnarrowed else { return .empty }
        return "<p><a href=\"\(link: query.link(query.text))\">去掉已选的条件</a>可以找到。</p>"
    }

    private var asking: HTML {
        guard let disclosure else { return .empty }
        return "<li>需要的信息没有公开的，可以<a href=\"\(link: disclosure)\">依申请公开</a>。</li>"
    }
}
