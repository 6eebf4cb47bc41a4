package import Kernel

/// Letters or messages that did not arrive, by whom they were for and why.
package struct UndeliveredNotices: Hashable, Sendable {
    package let channel: NoticeChannel
    /// A member, or the name of a program.
    package let target: String
    /// As the delivery told it: `邮件服务器拒收`.
    package let reason: String
    package let count: Int
    /// Some of them will be tried again.
    package let isTriedAgain: Bool

    /// - Parameter outcome: as the outbox keeps it: `refused: …`, `given up: …`, or the reason alone.
    package init(channel: NoticeChannel, target: String, outcome: String, count: Int, isTriedAgain: Bool) {
        self.channel = channel
        self.target = target
        reason = ["refused: ", "given up: "].reduce(outcome) { $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0 }
        self.count = count
        self.isTriedAgain = isTriedAgain
    }

    /// What to do about it.
    package var advice: String {
        switch channel {
        case .webhook: "请系统管理员核对接收程序的地址、网络和签名密钥（webhook-url、webhook.key）。"
        case .mail, .digest:
            switch reason {
            case "没有设置邮件服务器": "请系统管理员设置邮件服务器（smtp-url、mail-from）。"
            case "收件人没有可用的邮箱", "邮件服务器拒收": "请本人在收件箱的“邮件提醒”里核对邮箱。"
            default: isTriedAgain ? "系统会再试；一直不通的，请系统管理员检查邮件服务器。" : "请系统管理员检查邮件服务器，当面告知本人。"
            }
        }
    }
}
