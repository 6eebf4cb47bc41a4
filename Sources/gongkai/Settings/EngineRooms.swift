import Audit
import Corrections
import Documents
import Foundation
import Interpretation
import Kernel
import Letters
import Mail
import Markup
import Obligations
import Opinion
import People
import Plans
import Publishing
import Requests
import SQL
import Site
import Supervision

/// The rules and what they make happen: lights, periods, reminders and the ways they go out.
struct EngineRooms: Sendable {
    let rules: RuleBook
    let notices: NoticeStore
    let engine: EngineStore
    let duties: RuleDutyStore
    /// Nil when no other program is told.
    let hook: DeliveryRound.Hook?

    init(
        _ settings: Settings, rules: RuleBook, store: Store, journal: Journal, obligations: ObligationStore,
        people: PeopleStore
    ) throws {
        self.rules = rules
        let webhook = try settings.webhook()
        hook = webhook.map { webhook in
            DeliveryRound.Hook(secret: webhook.secret) { try await webhook.delivery.post($0, headers: $1) }
        }
        notices = NoticeStore(
            store: store, journal: journal, calendar: { obligations.calendar }, quiet: try settings.quietHours(),
            cipher: FieldKeyFile(folder: settings.keys.path).cipher, webhook: webhook?.delivery.address.host ?? "")
        engine = EngineStore(
            store: store, journal: journal, obligations: obligations, people: people, notices: notices,
            rules: { rules }, address: EngineRooms.address(of:),
            onDuty: OpinionStore.membersOnDuty(of:at:in:))
        duties = RuleDutyStore(
            store: store, journal: journal, obligations: obligations, people: people, rules: { rules })
    }

    /// What boards call a rule.
    var title: @Sendable (String) -> String { { [rules] in rules.title($0, on: .latest) } }

    /// What a rule says to an obligation that is opened.
    static func terms(_ book: RuleBook) -> RulesInForce { { book.terms($0, on: $1) } }

    /// The pages of records that are the subject of an obligation themselves; the others have the page of the obligation.
    @Sendable static func address(of subject: Obligation.Subject) -> String? {
        switch subject.kind {
        case PlanTask.journalKind: PlanTaskID(subject.id).map { LedgerLinks.task($0).address }
        case OfficialDocument.journalKind: DocumentID(subject.id).map { DocumentLinks.document($0).address }
        case NormativeText.journalKind: NormativeID(subject.id).map { NormativeLinks.text($0).address }
        case let kind where LetterClock.kinds.contains(kind):
            subject.id.split(separator: "/").first.flatMap { LetterID($0) }.map { LetterLinks.record($0).address }
        case Correction.journalKind, "correction_again":
            CorrectionID(subject.id).map { CorrectionLinks.record($0).address }
        case PolicyCase.journalKind: PolicyCaseID(subject.id).map { InterpretationLinks.record($0).address }
        case OpinionCase.journalKind: OpinionID(subject.id).map { OpinionLinks.record($0).address }
        case Article.journalKind: ArticleID(subject.id).map { ArticleLinks.article($0).address }
        case "request", "request.applicant": RequestID(subject.id).map { DeskLinks.request($0).address }
        default: nil
        }
    }
}

/// Another program that hears of reminders.
struct WebhookSetting: Sendable {
    let delivery: WebhookDelivery
    let secret: [UInt8]
}

extension Settings {
    /// `quiet-hours: 20:00-08:00`, `quiet-rest-days: no`.
    func quietHours() throws -> QuietHours {
        let onRestDays = value("quiet-rest-days", option: nil) != "no"
        guard let text = value("quiet-hours", option: nil) else { return QuietHours(onRestDays: onRestDays) }
        guard let hours = QuietHours(text, onRestDays: onRestDays) else {
            throw Refusal(.invalid, "没有启动：设置 quiet-hours 的“\(text)”不能用。请写成 20:00-08:00（从晚上到早上）。")
        }
        return hours
    }

    /// `webhook-url`, with the secret in the key folder's file `webhook.key`; nil when it is not set.
    func webhook() throws -> WebhookSetting? {
        guard let text = value("webhook-url", option: nil) else { return nil }
        guard let address = WebhookAddress(text) else {
            throw Refusal(.invalid, "没有启动：设置 webhook-url 的“\(text)”不能用。请写成 https://主机名/路径。")
        }
        let isPrivate = value("webhook-private", option: nil) == "yes"
        guard address.isSecure || isPrivate else {
            throw Refusal(
                .invalid, "没有启动：设置 webhook-url 须以 https:// 开头。只有接收程序在内部网络、并且设置了 webhook-private: yes 时才可以用 http://。")
        }
        let path = keys.appendingPathComponent("webhook.key").path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Refusal(
                .unavailable, "没有启动：设置了 webhook-url，但读不到签名密钥 \(path)。请把一段不少于 32 个字符的随机文字存为这个文件，权限设为 0600，并告知接收方。")
        }
        let secret = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard secret.utf8.count >= 32 else {
            throw Refusal(.invalid, "没有启动：签名密钥 \(path) 少于 32 个字符。请换一段更长的随机文字。")
        }
        return WebhookSetting(
            delivery: WebhookDelivery(address: address, networks: isPrivate ? .openAndPrivate : .open),
            secret: Array(secret.utf8))
    }
}
