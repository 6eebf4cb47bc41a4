/// Reads a page more strictly than any browser and lists what is wrong with it. Pages are written by interpolation, which
/// balances no tags, so every page that a route test gets goes through here.
package struct PageChecker {
    private struct Open {
        let name: String
        let line: Int
    }

    private var problems: [String] = []
    private var open: [Open] = []
    private var ids: Set<String> = []
    private var labelled: Set<String> = []
    private var referred: Set<String> = []
    private var controls: [(name: String, id: String?, isNamed: Bool)] = []
    private var headings: [Int] = []
    private var hasLanguage = false
    private var hasTitle = false
    private var hasMain = 0
    private var depthOfLabel = 0

    /// What is wrong with `page`, in words; empty when nothing is.
    package static func problems(in page: String) -> [String] {
        var checker = PageChecker()
        checker.read(page)
        return checker.problems
    }

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    private static let selfClosing: Set<String> = [
        "circle", "line", "path", "polyline", "rect", "polygon", "use", "ellipse",
    ]

    private mutating func read(_ page: String) {
        if !page.hasPrefix("<!DOCTYPE html>") { problems.append("no doctype") }
        for piece in Markings.split(page) {
            switch piece {
            case .open(let tag): opened(tag)
            case .close(let name, let line): closed(name, line)
            case .text(let text, let line): checkText(text, line)
            case .broken(let reason, let line): problems.append("line \(line): \(reason)")
            }
        }
        for tag in open { problems.append("line \(tag.line): <\(tag.name)> is never closed") }
        checkWhole()
    }

    private mutating func opened(_ tag: Tag) {
        checkAttributes(tag)
        if let id = tag["id"], !ids.insert(id).inserted { problems.append("line \(tag.line): id \(id) comes twice") }
        note(tag)
        if tag.isSelfClosed {
            if !PageChecker.selfClosing.contains(tag.name) {
                problems.append("line \(tag.line): <\(tag.name)/> is not closed by a slash")
            }
        } else if !PageChecker.void.contains(tag.name) {
            nest(tag)
            open.append(Open(name: tag.name, line: tag.line))
        }
    }

    private mutating func nest(_ tag: Tag) {
        let outside = Set(open.map(\.name))
        if tag.name == "form", outside.contains("form") { problems.append("line \(tag.line): a form in a form") }
        if tag.name == "a", outside.contains("a") { problems.append("line \(tag.line): a link in a link") }
        if open.last?.name == "p", PageChecker.blocks.contains(tag.name) {
            problems.append("line \(tag.line): <\(tag.name)> in <p>")
        }
        if tag.name == "label" { depthOfLabel += 1 }
    }

    private static let blocks: Set<String> = [
        "div", "p", "ul", "ol", "dl", "table", "form", "section", "h1", "h2", "h3", "h4", "fieldset", "details",
        "figure",
        "nav", "header", "footer", "main", "aside", "pre", "blockquote", "address", "article",
    ]

    private mutating func closed(_ name: String, _ line: Int) {
        guard let last = open.popLast() else {
            problems.append("line \(line): </\(name)> closes nothing")
            return
        }
        if last.name != name {
            problems.append("line \(line): </\(name)> where <\(last.name)> of line \(last.line) is open")
            if let index = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(index...) }
        }
        if name == "label" { depthOfLabel -= 1 }
    }

    private mutating func note(_ tag: Tag) {
        switch tag.name {
        case "html": hasLanguage = tag["lang"] == "zh-CN" || tag["lang"] == "zh-Hant"
        case "title": if !open.contains(where: { $0.name == "svg" }) { hasTitle = true }
        case "main": hasMain += 1
        case "h1", "h2", "h3", "h4", "h5", "h6": headings.append(Int(tag.name.dropFirst()) ?? 0)
        case "label": if let id = tag["for"] { labelled.insert(id) }
        case "img": if tag["alt"] == nil { problems.append("line \(tag.line): img without alt") }
        case "svg":
            let isHidden = tag["aria-hidden"] == "true"
            // A drawing with links inside is a group: an image would hide them.
            if !isHidden, !["img", "group"].contains(tag["role"] ?? "") || tag["aria-label"] == nil {
                problems.append("line \(tag.line): svg neither hidden nor named")
            }
        case "th": if tag["scope"] == nil { problems.append("line \(tag.line): th without scope") }
        case "script":
            // A data block is not run.
            if tag["src"] == nil, tag["type"] != "application/ld+json" {
                problems.append("line \(tag.line): script within the page")
            }
        case "style": problems.append("line \(tag.line): style within the page")
        case "form": checkForm(tag)
        case "input", "select", "textarea":
            guard tag["type"] != "hidden", tag["type"] != "submit" else { return }
            let isNamed = tag["aria-label"] != nil || depthOfLabel > 0
            controls.append((tag.name + " " + (tag["name"] ?? ""), tag["id"], isNamed))
        default: break
        }
    }

    private mutating func checkForm(_ tag: Tag) {
        if tag["action"] == nil { problems.append("line \(tag.line): form without action") }
        if tag["method"] == nil { problems.append("line \(tag.line): form without method") }
    }

    private mutating func checkAttributes(_ tag: Tag) {
        var seen: Set<String> = []
        for (name, value) in tag.attributes {
            if !seen.insert(name).inserted { problems.append("line \(tag.line): \(name) comes twice in <\(tag.name)>") }
            if name.hasPrefix("on") || name == "style" { problems.append("line \(tag.line): \(name) within the page") }
            if ["href", "src", "action", "formaction"].contains(name) { checkAddress(value, tag) }
            if ["aria-describedby", "aria-labelledby", "aria-controls"].contains(name) {
                referred.formUnion(value.split(separator: " ").map(String.init))
            }
        }
    }

    private mutating func checkAddress(_ value: String, _ tag: Tag) {
        let isOurs = value.hasPrefix("/") && !value.hasPrefix("//") || value.hasPrefix("#")
        let isForeign = value.hasPrefix("https://") || value.hasPrefix("http://")
        if !isOurs && !isForeign { problems.append("line \(tag.line): address \(value)") }
        if value.hasPrefix("#") { referred.insert(String(value.dropFirst())) }
    }

    private mutating func checkText(_ text: String, _ line: Int) {
        if text.contains("Optional(") { problems.append("line \(line): an optional was printed") }
        let isOurs = ["div", "p", "span", "ul", "li"].contains { text.contains("&lt;\($0) class=&quot;") }
        if isOurs { problems.append("line \(line): markup was escaped") }
    }

    private mutating func checkWhole() {
        if !hasLanguage { problems.append("html without lang zh-CN") }
        if !hasTitle { problems.append("no title") }
        if hasMain != 1 { problems.append("\(hasMain) main elements") }
        if headings.filter({ $0 == 1 }).count != 1 { problems.append("\(headings.filter { $0 == 1 }.count) h1") }
        if headings.first ?? 1 != 1 { problems.append("the first heading is h\(headings.first ?? 0)") }
        for (one, next) in zip(headings, headings.dropFirst()) where next > one + 1 {
            problems.append("h\(next) follows h\(one)")
        }
        for control in controls where !control.isNamed && !(control.id.map(labelled.contains) ?? false) {
            problems.append("\(control.name) has no label")
        }
        for id in labelled.union(referred).subtracting(ids).sorted() { problems.append("nothing has the id \(id)") }
    }
}
