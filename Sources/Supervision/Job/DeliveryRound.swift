import Kernel
package import Mail

/// Hands a letter to the mail server; throws `MailFailure`.
package typealias NoticeCarrier = @Sendable (MailMessage) async throws -> Void
/// Posts a body with head lines to the program; throws `WebhookFailure`.
package typealias HookCarrier = @Sendable (_ body: String, _ headers: [String]) async throws -> Void

/// Empties the outbox: letters by the mail server, messages by the webhook. Run again and again inside `serve` or `worker`;
/// as many at a time as one likes.
package struct DeliveryRound: Sendable {
    /// How many one round sends at most; the rest follows in the next.
    static let most = 200

    let notices: NoticeStore
    /// Nil when the installation sends no mail.
    let letters: Letters?
    let hook: Hook?

    /// In whose name letters go out, and where their links lead.
    package struct Letters: Sendable {
        let from: MailAddress
        let siteName: String
        /// `https://wjw.example.gov.cn`: links are made from the setting, never from a request (T25).
        let base: String
        let carry: NoticeCarrier

        package init(from: MailAddress, siteName: String, base: String, carry: @escaping NoticeCarrier) {
            self.from = from
            self.siteName = siteName
            self.base = base
            self.carry = carry
        }
    }

    /// The program that is told, and the secret that both know.
    package struct Hook: Sendable {
        let signature: HookSignature
        let carry: HookCarrier

        package init(secret: [UInt8], carry: @escaping HookCarrier) {
            signature = HookSignature(secret: secret)
            self.carry = carry
        }
    }

    package init(notices: NoticeStore, letters: Letters?, hook: Hook?) {
        self.notices = notices
        self.letters = letters
        self.hook = hook
    }

    /// What one round did.
    package struct Outcome: Hashable, Sendable {
        package var sent = 0
        package var failed = 0
    }

    package func run() async throws -> Outcome {
        _ = try await notices.queueDigests()
        var outcome = Outcome()
        for _ in 0..<DeliveryRound.most {
            guard let message = try await notices.claim() else { break }
            let fate = try await send(message)
            try await notices.close(message, fate)
            switch fate {
            case .sent: outcome.sent += 1
            case .deferred, .refused: outcome.failed += 1
            }
        }
        return outcome
    }

    private func send(_ message: Outgoing) async throws -> OutgoingFate {
        switch message.channel {
        case .mail, .digest: try await sendLetter(message)
        case .webhook: try await post(message)
        }
    }

    private func sendLetter(_ message: Outgoing) async throws -> OutgoingFate {
        guard let letters else { return .refused("没有设置邮件服务器") }
        guard let member = MemberID(message.target), let box = try await notices.mailbox(of: member),
            let to = MailAddress(box)
        else { return .refused("收件人没有可用的邮箱") }
        let lines = message.body.split(separator: "\n").map { line in
            line.hasPrefix("/") ? "请登录查看：\(letters.base)\(line)" : String(line)
        }
        do {
            try await letters.carry(
                MailMessage(
                    from: letters.from, to: to, subject: "\(letters.siteName)：\(message.head)", date: notices.now,
                    id: "notice-\(message.id)", text: lines.joined(separator: "\n") + "\n"))
            return .sent
        } catch let failure as MailFailure {
            switch failure {
            case .refused: return .refused("邮件服务器拒收")
            case .notReachable, .unreachable, .tooSlow, .insecure, .signInRefused, .deferred, .broken:
                return .deferred("邮件没有送出")
            }
        }
    }

    private func post(_ message: Outgoing) async throws -> OutgoingFate {
        guard let hook else { return .refused("没有设置接收程序") }
        do {
            try await hook.carry(message.body, hook.signature.headers(of: message, at: notices.now))
            return .sent
        } catch let failure as WebhookFailure {
            switch failure {
            case .notReachable: return .refused("接收地址不在允许的网络内")
            case .refused(let code) where code == 410: return .refused("接收方答复 410")
            case .refused(let code): return .deferred("接收方答复 \(code)")
            case .unreachable, .tooSlow, .insecure, .broken: return .deferred("接收方没有应答")
            }
        }
    }
}

/// A mailbox as somebody typed it; nil when letters cannot go there.
package enum StaffMailbox {
    package static func read(_ typed: String) -> String? { MailAddress(typed)?.text }
}
