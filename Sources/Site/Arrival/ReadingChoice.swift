/// How a visitor wants to read: larger (适老模式), in traditional characters (繁體).
package struct ReadingChoice: Sendable, Hashable {
    package var isElder = false
    package var isTraditional = false

    package init() {}

    /// As the cookie holds it: `elder`, `hant`, `elder-hant`; anything else is the standard.
    init(cookie: String?) {
        let parts = (cookie ?? "").split(separator: "-")
        isElder = parts.contains("elder")
        isTraditional = parts.contains("hant")
    }

    var cookie: String {
        let parts = [isElder ? "elder" : nil, isTraditional ? "hant" : nil].compactMap { $0 }
        return parts.isEmpty ? "standard" : parts.joined(separator: "-")
    }

    /// This choice with what `/reading` was asked for; the other half stays.
    func changed(mode: String, script: String) -> ReadingChoice {
        var choice = self
        if !mode.isEmpty { choice.isElder = mode == "elder" }
        if !script.isEmpty { choice.isTraditional = script == "hant" }
        return choice
    }
}
