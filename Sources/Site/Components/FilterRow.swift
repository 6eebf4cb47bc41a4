package import Markup

/// The row above a list that reads as a sentence: 状态 是 办理中 · 科室 是 宣教科.
package struct FilterRow: Component {
    /// One word of the sentence.
    package struct Filter: Sendable {
        let name: String
        let label: String
        let choices: [SelectField.Choice]
        let chosen: String?

        /// - Parameter chosen: what holds though nobody asked for it, for what is never without limits: a period; nil when
        ///   the address alone says.
        package init(_ name: String, _ label: String, _ choices: [SelectField.Choice], chosen: String? = nil) {
            self.name = name
            self.label = label
            self.choices = choices
            self.chosen = chosen
        }
    }

    let filters: [Filter]
    let search: String?
    let context: SiteContext

    /// - Parameter search: The hint of the search box, sent as `q`; nil when there is none.
    package init(_ filters: [Filter], search: String? = nil, _ context: SiteContext) {
        self.filters = filters
        self.search = search
        self.context = context
    }

    package var html: HTML {
        let here = Link(path: context.here)
        let isFiltered = !context.query["q"].isEmpty || filters.contains { !context.query[$0.name].isEmpty }
        let sort = context.query["sort"]
        return """
            <form class="filters" method="get" action="\(link: here)" role="search" data-submit-on-change>\
            \(search.map(box))\(filters.each(choice))\
            \(if: !sort.isEmpty, "<input type=\"hidden\" name=\"sort\"\(attribute: "value", sort)>")
            <button class="button" type="submit">筛选</button>\
            \(if: isFiltered, "<a class=\"button quiet\" href=\"\(link: here)\">清除</a>")</form>
            """
    }

    private func box(_ hint: String) -> HTML {
        """
        <label><span class="unseen">\(hint)</span><input type="search" name="q" placeholder="\(hint)"\
        \(attribute: "value", context.query["q"])></label>
        """
    }

    private func choice(_ filter: Filter) -> HTML {
        let chosen = filter.chosen ?? context.query[filter.name]
        let any: HTML = filter.chosen == nil ? "<option value=\"\">不限</option>" : ""
        let options = filter.choices.each { choice in
            "<option\(attribute: "value", choice.value)\(flag: "selected", choice.value == chosen)>\(choice.label)</option>"
        }
        return """
            <label>\(filter.label) <select\(attribute: "name", filter.name)>\(any)\(options)</select>\
            </label>
            """
    }
}
