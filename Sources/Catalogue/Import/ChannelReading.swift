import Kernel

/// 公开渠道和载体: either a list with ■ before what is chosen and □ before what is not (CAT-12), or plain words.
struct ChannelReading {
    private(set) var channels: Set<DisclosureChannel> = []
    private(set) var other = ""

    private static let chosen = Set<Character>("■☑√✓✔●▣◼")
    private static let open = Set<Character>("□☐○◻")
    private static let separators = Set<Character>("、，,；;\n")

    init(_ text: String) {
        let text = text.prefix(ItemContent.longest)
        var rest: [String] = []
        for token in ChannelReading.tokens(text) {
            let name = token.trimmed
            if name.isEmpty { continue }
            if let words = ChannelReading.otherWords(name) {
                channels.insert(.other)
                if !words.isEmpty { rest.append(words) }
            } else if let channel = ChannelReading.channel(name) {
                channels.insert(channel)
            } else {
                rest.append(name)
            }
        }
        other = rest.joined(separator: "、")
        if !other.isEmpty { channels.insert(.other) }
    }

    /// With any box in the text only what is marked counts.
    private static func tokens(_ text: Substring) -> [String] {
        guard text.contains(where: { chosen.contains($0) || open.contains($0) }) else { return plainTokens(text) }
        var found: [String] = [], current = "", takes = false
        for character in text {
            if chosen.contains(character) || open.contains(character) {
                if takes { found.append(current) }
                (current, takes) = ("", chosen.contains(character))
            } else {
                current.append(character)
            }
        }
        return takes ? found + [current] : found
    }

    /// What follows `其他：` may hold separators of its own.
    private static func plainTokens(_ text: Substring) -> [String] {
        var found: [String] = [], current = ""
        for character in text {
            if separators.contains(character), otherWords(current.trimmed) == nil {
                found.append(current)
                current = ""
            } else {
                current.append(character)
            }
        }
        return found + [current]
    }

    private static func otherWords(_ token: String) -> String? {
        for mark in ["其他：", "其他:", "其它：", "其它:"] where token.hasPrefix(mark) {
            return token.dropFirst(mark.count).trimmed
        }
        return token == "其他" || token == "其它" ? "" : nil
    }

    private static func channel(_ token: String) -> DisclosureChannel? {
        let name = token.unspaced
        if let exact = DisclosureChannel.allCases.first(where: { $0.chinese == name }) { return exact }
        guard name.count <= 30 else { return nil }
        return DisclosureChannel.allCases.first { channel in
            channel != .other && channel.words.contains { name.contains($0) }
        }
    }
}
