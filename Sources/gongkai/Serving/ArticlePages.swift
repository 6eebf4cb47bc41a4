import Documents
import Kernel
import Markup
import Publishing
import Site

extension SiteAssembly {
    /// 信息发布 on the staff side, and what the public opens.
    func registerArticles(on routes: SiteRoutes) {
        ArticleRoutes(
            publishing: house.publishing, people: house.people, documents: house.documents, files: articleShelf,
            gate: house.gate, attachments: attachments, texts: .confined(attachments: attachments)
        ).register(on: routes)
        publicArticles.register(on: routes)
    }

    var publicArticles: PublicArticleRoutes {
        PublicArticleRoutes(publishing: house.publishing, site: portal) { [articleShelf] in
            try await articleShelf.bytes($0)
        }
    }

    var attachments: AttachmentIntake {
        .confined(gate: house.gate, keep: articleShelf.keep, keepText: house.publishing.keepText(_:ofFile:))
    }

    private var articleShelf: ArticleShelf { ArticleShelf(files: house.files) }
}
