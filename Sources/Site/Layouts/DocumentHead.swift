import Markup

/// What every page begins with.
struct DocumentHead: Component {
    let title: String
    let theme: String
    let isElderMode: Bool
    var extra = HTML.empty

    var html: HTML {
        let classes = theme + (isElderMode ? " elder" : "")
        return """
            <!DOCTYPE html>
            <html lang="zh-CN"\(attribute: "class", classes)>
            <head><meta charset="utf-8"><title>\(title)</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">\(extra)
            <link rel="stylesheet" href="\(link: Assets.shared.style)">
            <script src="\(link: Assets.shared.script)" defer></script></head>

            """
    }
}
