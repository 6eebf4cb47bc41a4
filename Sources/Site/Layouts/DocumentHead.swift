import Markup

/// What every page begins with.
struct DocumentHead: Component {
    let title: String
    let theme: String
    let reading: ReadingChoice
    var extra = HTML.empty

    var html: HTML {
        let classes = theme + (reading.isElder ? " elder" : "")
        return """
            <!DOCTYPE html>
            <html lang="\(reading.isTraditional && theme == "portal" ? "zh-Hant" : "zh-CN")"\(attribute: "class", classes)>
            <head><meta charset="utf-8"><title>\(title)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">\(extra)
            <link rel="stylesheet" href="\(link: Assets.shared.style)">
            <script src="\(link: Assets.shared.script)" defer></script></head>

            """
    }
}
