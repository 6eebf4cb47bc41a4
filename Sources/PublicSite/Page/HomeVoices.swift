package import Kernel
package import Markup
import Site

/// What other capabilities put on the home page of the default portal: what can be spoken to now, and what was answered.
package struct HomeVoices: Sendable {
    package struct Line: Sendable {
        let title: String
        let link: Link
        /// `还有12天截止`, `咨询`.
        let words: String
        let day: Day

        package init(_ title: String, _ link: Link, words: String, day: Day) {
            self.title = title
            self.link = link
            self.words = words
            self.day = day
        }
    }

    package struct Part: Sendable {
        let title: String
        let all: Link
        /// What the day of each line is: `截止`.
        let dayWords: String
        let lines: [Line]

        package init(_ title: String, all: Link, dayWords: String = "", lines: [Line]) {
            self.title = title
            self.all = all
            self.dayWords = dayWords
            self.lines = lines
        }
    }

    let parts: [Part]

    package init(_ parts: [Part] = []) { self.parts = parts }
}

/// The parts that have something, each a section of the home page.
struct HomeVoiceSections: Component {
    let voices: HomeVoices

    var html: HTML { voices.parts.filter { !$0.lines.isEmpty }.each(section) }

    private func section(_ part: HomeVoices.Part) -> HTML {
        let items = part.lines.each { line in
            let after: HTML = part.dayWords.isEmpty ? "" : " \(part.dayWords)"
            return """
                <li><span class="what"><a href="\(link: line.link)">\(line.title)</a> \
                <span class="hint">\(line.words)</span></span>\
                <time datetime="\(text: line.day)">\(text: line.day)\(after)</time></li>
                """
        }
        return "<section>\(SectionHead(title: part.title, link: part.all))<ul class=\"dated\">\(items)</ul></section>"
    }
}
