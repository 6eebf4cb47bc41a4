import Documents
import Interpretation
import Kernel
import Markup
import Opinion
import Plans
import PublicSite
import Publishing
import Requests
import Site

extension SiteAssembly {
    /// 信息发布 on the staff side, and what the public opens.
    func registerArticles(on routes: SiteRoutes) {
        ArticleRoutes(
            publishing: house.publishing, people: house.people, documents: house.documents, files: articleShelf,
            gate: house.gate, attachments: attachments, texts: .confined(attachments: attachments),
            knockOn: { [interpretations = house.interpretations] id, officer in
                try await interpretations.knockOn(of: id, for: officer)?.onItsPage
            }
        ).register(on: routes)
        PublicFileRoutes(publishing: house.publishing) { [articleShelf] in try await articleShelf.bytes($0) }
            .register(on: routes)
        publicSite.register(on: routes)
        InterpretationRoutes(
            interpretations: house.interpretations, publishing: house.publishing, people: house.people
        ).register(on: routes)
        OpinionRoutes(opinions: house.opinions, publishing: house.publishing).register(on: routes)
        SurveyPortal(interpretations: house.interpretations, site: portal).register(on: routes)
    }

    /// 公开门户 with the pages of other capabilities that it leads to.
    var publicSite: PublicSiteRoutes {
        var ways = PublicWays()
        ways.application = PublicRequestLinks.entry
        ways.policies = [Crumb("规范性文件库", NormativeLinks.portal)]
        ways.interaction =
            visitorWays + [
                (title: "工作任务台账", words: "年度政务公开工作要点每一项任务的办理进展。", link: LedgerLinks.publicLedger)
            ]
        ways.voices = { [letters = house.letters, consultations = house.consultations] in
            try await HomeVoices.of(consultations, letters)
        }
        ways.package = { [interpretations = house.interpretations] id in
            try await interpretations.package(around: id)?.block(on: id)
        }
        return PublicSiteRoutes(
            publishing: house.publishing, normatives: house.normatives, site: portal, ways: ways)
    }

    var attachments: AttachmentIntake {
        .confined(gate: house.gate, keep: articleShelf.keep, keepText: house.publishing.keepText(_:ofFile:))
    }

    private var articleShelf: ArticleShelf { ArticleShelf(files: house.files) }
}
