import Kernel

/// What a title is about, without who issues it and of what kind it is: 青禾县卫生健康局关于印发《春季传染病防控方案》的通知 is about
/// 春季传染病防控方案. These are the words that suggestions offer.
enum TitleMatter {
    static let longest = 24

    static func of(_ title: String) -> String? {
        let plain = title.unspaced
        var core = named(plain) ?? about(plain) ?? Substring(plain)
        for ending in endings where core.hasSuffix(ending) { core = core.dropLast(ending.count) }
        let word = String(core)
        guard (2...longest).contains(word.count), word.contains(where: \.isHan) else { return nil }
        return word
    }

    /// What stands in 《》.
    private static func named(_ title: String) -> Substring? {
        guard let open = title.firstIndex(of: "《"), let close = title[open...].firstIndex(of: "》") else { return nil }
        return title[title.index(after: open)..<close]
    }

    private static func about(_ title: String) -> Substring? {
        let characters = Array(title)
        guard let at = characters.indices.first(where: { characters[$0...].starts(with: ["关", "于"]) }) else {
            return nil
        }
        var rest = title.dropFirst(at + 2)
        for verb in verbs where rest.hasPrefix(verb) { rest = rest.dropFirst(verb.count) }
        return rest
    }

    private static let verbs = ["印发", "转发", "公布", "发布", "公开", "开展", "做好", "进一步", "加强"]
    private static let endings = [
        "的通知", "的公告", "的通告", "的意见", "的决定", "的函", "的报告", "的批复", "通知", "公告", "通告",
    ]
}
