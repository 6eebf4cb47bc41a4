package import Markup

/// The steps of a longer work, and where it stands: 第 2 步，共 4 步.
package struct WizardSteps: Component {
    let steps: [String]
    let current: Int

    /// - Parameter current: From 1.
    package init(_ steps: [String], current: Int) {
        self.steps = steps
        self.current = current
    }

    package var html: HTML {
        let items = steps.enumerated().each { index, step in
            let isNow = index + 1 == current
            return
                "<li\(attribute: "class", index + 1 < current ? "past" : nil)\(attribute: "aria-current", isNow ? "step" : nil)>\(step)</li>"
        }
        return """
            <div class="steps"><p>第 \(current) 步，共 \(steps.count) 步</p><ol>\(items)</ol></div>
            """
    }
}

/// A step of the way from the first page to this one.
package struct Crumb: Sendable {
    package let title: String
    package let link: Link

    package init(_ title: String, _ link: Link) {
        self.title = title
        self.link = link
    }
}

/// The way from the first page to this one.
package struct Breadcrumbs: Component {
    let crumbs: [Crumb]
    let here: String

    package init(_ crumbs: [Crumb], here: String) {
        self.crumbs = crumbs
        self.here = here
    }

    package var html: HTML {
        guard !crumbs.isEmpty else { return .empty }
        let way = crumbs.each { "<li><a href=\"\(link: $0.link)\">\($0.title)</a></li>" }
        return "<nav class=\"crumbs\" aria-label=\"所在位置\"><ol>\(way)<li aria-current=\"page\">\(here)</li></ol></nav>"
    }
}
