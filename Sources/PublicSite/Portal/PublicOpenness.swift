import Kernel
import Markup
import Publishing
import Site

/// 政府信息公开 with its fixed structure (SITE-8).
extension PublicSiteRoutes {
    func openness(_ context: SiteContext) async throws -> PortalPage {
        let frame = try await frame(context)
        let columns = OpennessPart.allCases.flatMap { frame.openness.columns(of: $0) }
        return OpennessScreen(frame: frame).front(try await lines(columns, 12))
    }

    func opennessPart(_ part: OpennessPart, _ context: SiteContext) async throws -> PortalPage {
        let frame = try await frame(context)
        let screen = OpennessScreen(frame: frame)
        switch part {
        case .statutory: return screen.statutory
        case .application: return ApplicationScreen(frame: frame, online: ways.application).answer
        case .guide, .reports, .rules:
            let lines = try await lines(frame.openness.columns(of: part), 100)
            guard part == .guide, let first = lines.first else {
                return screen.texts(part, newest: nil, lines: lines)
            }
            let body = try await publishing.publicArticle(first.id).revision.content.body
            return screen.texts(
                part, newest: (first, PublicText.html(body)), lines: lines.count > 1 ? lines : [])
        }
    }

    func opennessItem(_ item: OpennessItem, _ context: SiteContext) async throws -> PortalPage {
        let frame = try await frame(context), columns = frame.openness.columns(of: item)
        return OpennessScreen(frame: frame).item(
            item, try await list(columns, frame, context, naming: columns.count > 1))
    }
}
