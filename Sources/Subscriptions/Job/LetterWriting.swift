import Kernel
package import Mail
import Publishing

/// Writes the letters: as text, and as plain HTML with links.
package struct LetterWriting: Sendable {
    let from: MailAddress
    let siteName: String
    /// `https://wjw.example.gov.cn`: links are made from the setting, never from a request (T25).
    let base: String

    package init(from: MailAddress, siteName: String, base: String) {
        self.from = from
        self.siteName = siteName
        self.base = base
    }

    func confirmation(_ letter: LetterToSend, at now: Moment) -> MailMessage? {
        guard let to = MailAddress(letter.address) else { return nil }
        let link = address("/subscribe/confirm", letter)
        let lines = [
            "有人用这个邮箱在“\(siteName)”网站订阅新公开的信息（\(letter.subscription.frequency.chinese)一封）。",
            "如果是您本人，请在\(SubscriptionTerms.confirmation)小时内打开下面的链接，按“确认订阅”：",
            "如果不是，请不要理会，不会再有邮件。",
        ]
        return MailMessage(
            from: from, to: to, subject: "请确认订阅：\(siteName)", date: now,
            id: "confirm-\(letter.subscription.id)-\(letter.until.milliseconds)",
            text: "\(lines[0])\n\n\(lines[1])\n\(link)\n\n\(lines[2])\n",
            html: page(
                "<p>\(escaped(lines[0]))</p><p>\(escaped(lines[1]))<br>\(anchor(link, link))</p><p>\(escaped(lines[2]))</p>"
            ))
    }

    func digest(_ letter: LetterToSend, _ news: DigestNews, at until: Moment) -> MailMessage? {
        guard let to = MailAddress(letter.address) else { return nil }
        let end = address("/unsubscribe", letter)
        let more = news.total > news.listings.count ? "共\(news.total)条，这里列出最近的\(news.listings.count)条，其余请到网站查看。" : ""
        let head =
            "\(news.title)，\(letter.subscription.toldUntil.day.chinese)至\(until.day.chinese)：\(news.total)条。\(more)"
        let text = news.listings.map { listing in
            let number = listing.documentNumber.isEmpty ? "" : "（\(listing.documentNumber)）"
            return "\(listing.publishedAt.day) \(listing.title)\(number)\n\(base)\(PublicAddress.article(listing.id))"
        }.joined(separator: "\n\n")
        let html = news.listings.map { listing in
            let number = listing.documentNumber.isEmpty ? "" : "（\(listing.documentNumber)）"
            return
                "<li>\(listing.publishedAt.day) \(anchor(base + PublicAddress.article(listing.id), listing.title))\(escaped(number))</li>"
        }.joined()
        return MailMessage(
            from: from, to: to, subject: "\(siteName)：\(news.title)（\(news.total)条）", date: until,
            id: "digest-\(letter.subscription.id)-\(until.milliseconds)",
            text: "\(head)\n\n\(text)\n\n退订：\(end)\n",
            html: page("<p>\(escaped(head))</p><ul>\(html)</ul><p>\(anchor(end, "退订"))</p>"), unsubscribe: end)
    }

    private func address(_ path: String, _ letter: LetterToSend) -> String {
        "\(base)\(path)?s=\(letter.subscription.id)&k=\(letter.key)"
    }

    private func page(_ body: String) -> String {
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>\(escaped(siteName))</title></head><body>\(body)</body></html>"
    }

    private func anchor(_ address: String, _ words: String) -> String {
        "<a href=\"" + escaped(address) + "\">" + escaped(words) + "</a>"
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
