package import HTTPTypes
package import Hummingbird
package import Markup

/// A page with nothing around it: signing in, first start, an error before anybody is known.
package struct BarePage: Answer {
    let title: String
    let body: HTML
    let status: HTTPResponse.Status
    let refresh: Int?

    /// - Parameter refresh: Seconds after which the browser asks for the page anew; such a page offers to stop it.
    package init(_ title: String, status: HTTPResponse.Status = .ok, refresh: Int? = nil, _ body: HTML) {
        self.title = title
        self.refresh = refresh
        self.body = body
        self.status = status
    }

    package func response(in context: SiteContext) throws -> Response {
        try HTMLAnswer(html: html(in: context), status: status).response(in: context)
    }

    /// The whole document.
    package func html(in context: SiteContext) -> HTML {
        let name = context.settings.siteName
        return """
            \(DocumentHead(title: title + " - " + name, theme: "bare", reading: context.reading, extra: again))<body>
            <a class="skip" href="#main">跳到正文</a>
            <header class="brand">\(name)</header>
            <main id="main" tabindex="-1"><h1>\(title)</h1>
            \(body)</main></body></html>

            """
    }

    private var again: HTML {
        refresh.map { "\n<meta http-equiv=\"refresh\" content=\"\($0)\">" } ?? ""
    }
}
