package import Kernel

/// One message to one person, as text and as HTML (RFC 5322, RFC 2045).
package struct MailMessage: Hashable, Sendable {
    /// Who writes.
    package let from: MailAddress
    /// Who it is for.
    package let to: MailAddress
    /// The subject line.
    package let subject: String
    /// When it was written.
    package let date: Moment
    /// The left part of `Message-ID`: letters, digits, `-` and `.`; the same for a message that is sent again.
    package let id: String
    /// For programs that show no HTML.
    package let text: String
    /// The same with links; nil for none.
    package let html: String?
    /// Where one can leave a list (RFC 2369): an absolute address; nil when it is no list.
    package let unsubscribe: String?

    /// A message of these parts; what could break a header is taken out of `id` and `unsubscribe`.
    package init(
        from: MailAddress, to: MailAddress, subject: String, date: Moment, id: String, text: String,
        html: String? = nil, unsubscribe: String? = nil
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.date = date
        self.id = String(id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") })
        self.text = text
        self.html = html
        self.unsubscribe = unsubscribe.flatMap { address in
            address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ">") } ? address : nil
        }
    }

    /// The whole message as it goes over the line, with CRLF line ends.
    package var bytes: [UInt8] {
        var message = Array(headers.joined(separator: "\r\n").utf8)
        guard let html else {
            message += "\r\n\(MailMessage.partHead("plain"))\r\n\r\n".utf8
            return message + Base64.lines(MailMessage.crlf(text))
        }
        let boundary = "=_gongkai_\(id.prefix(40))"
        message += "\r\nContent-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n".utf8
        for (kind, body) in [("plain", text), ("html", html)] {
            message += "\r\n--\(boundary)\r\n\(MailMessage.partHead(kind))\r\n\r\n".utf8
            message += Base64.lines(MailMessage.crlf(body))
        }
        return message + Array("\r\n--\(boundary)--\r\n".utf8)
    }

    private var headers: [String] {
        var lines = [
            "From: \(from.header)", "To: \(to.header)", "Subject: \(HeaderText.encoded(subject))",
            "Date: \(MailMessage.date(date))", "Message-ID: <\(id)@\(from.domain)>", "MIME-Version: 1.0",
            "Auto-Submitted: auto-generated",
        ]
        if let unsubscribe { lines.append("List-Unsubscribe: <\(unsubscribe)>") }
        return lines
    }

    private static func partHead(_ kind: String) -> String {
        "Content-Type: text/\(kind); charset=utf-8\r\nContent-Transfer-Encoding: base64"
    }

    private static func crlf(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var last: UInt8 = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\n"), last != UInt8(ascii: "\r") { bytes.append(UInt8(ascii: "\r")) }
            bytes.append(byte)
            last = byte
        }
        return bytes
    }

    /// `Fri, 13 Mar 2026 09:05:00 +0800`.
    static func date(_ moment: Moment) -> String {
        let day = moment.day
        let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let second = moment.description.dropFirst(17).prefix(2)
        return "\(weekdays[(day.weekday.rawValue + 6) % 7]), \(day.dayOfMonth) \(months[(day.month + 11) % 12]) "
            + "\(day.year) \(moment.clock):\(second) +0800"
    }
}
