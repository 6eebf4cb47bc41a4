import Markup

/// The text of a document on a page: only what the rich text model can say, whatever stands in the row (T3).
struct BodyHTML: Component {
    let body: CleanBody

    var html: HTML {
        "<div class=\"official body\">\(HTML(unescaped: body.html))</div>"
    }
}
