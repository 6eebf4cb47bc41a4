import Audit
import CaseProgress
import Ciphers
import Corrections
import Foundation
import Kernel
import Mail
import Obligations
import People
import Publishing
import SQL
import Screening
import Subscriptions

/// The stores of what visitors do without an account.
struct VisitorStores: Sendable {
    let corrections: CorrectionStore
    let cases: CaseStore
    let subscriptions: SubscriptionStore
    /// Nil when the installation is not set to send mail.
    let postOffice: PostOffice?

    /// All tables, in the order in which they may refer to one another.
    static let migrations: [Migration] = CorrectionMigrations.all + CaseMigrations.all + SubscriptionMigrations.all
    static let subjectReaders: [SubjectReader] = [CorrectionStore.subjectReader, CaseStore.subjectReader]

    init(
        _ settings: Settings, store: Store, journal: Journal, obligations: ObligationStore, people: PeopleStore,
        publishing: PublishingStore, screen: @escaping @Sendable (Day) -> Screen
    ) throws {
        let fields = FieldKeyFile(folder: settings.keys.path)
        let owners = PageOwners(
            store: store, people: people, publishing: publishing,
            office: settings.value("corrections-unit", option: nil))
        corrections = CorrectionStore(
            store: store, journal: journal, obligations: obligations, people: people, cipher: fields.cipher,
            owner: owners.owner(of:), policy: CorrectionPolicy(days: try settings.days("corrections-days") ?? 3))
        cases = CaseStore(store: store, journal: journal, cipher: fields.cipher) { text, today in
            screen(today).hits(in: text).first { $0.kind.isPrivacy }?.kind.chinese
        }
        subscriptions = SubscriptionStore(store: store, journal: journal, cipher: fields.cipher)
        postOffice = try settings.postOffice()
    }
}

/// The one server that mail goes out by, and in whose name.
struct PostOffice: Sendable {
    let delivery: SMTPDelivery
    let from: MailAddress
}

extension Settings {
    /// From `smtp-url` and `mail-from`; nil when neither is set.
    func postOffice() throws -> PostOffice? {
        let url = value("smtp-url", option: nil), sender = value("mail-from", option: nil)
        guard url != nil || sender != nil else { return nil }
        guard let server = url.flatMap(MailServer.init) else {
            throw Refusal(
                .invalid, "没有启动：设置 smtp-url 没有填写或者写法不对。请写成 smtps://用户名:密码@主机:465 或者 smtp://主机:587。")
        }
        guard let from = sender.flatMap({ MailAddress($0, name: value("site-name", option: nil)) }) else {
            throw Refusal(.invalid, "没有启动：设置 mail-from 没有填写或者不是邮箱地址。请改正后再试。")
        }
        return PostOffice(delivery: SMTPDelivery(server: server, reachable: .only(server)), from: from)
    }
}
